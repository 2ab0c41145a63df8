"""What stands in the way of a merge, and what moves with it, in words: by the table that holds it."""

from core.errors import mark

CLASHES = {
    "core_grant": mark("Somebody acts for both in the same role. End one of the two first."),
    "directory_appointment": mark("Both hold the same post at the same time. End or correct one of the two."),
    "directory_identifier": mark("Both have an identifier of the same kind and value."),
    "directory_need": mark("What guests need is written down for both. Keep one of the two."),
    "directory_organisation": mark("One of them belongs to the other. Change what it belongs to first."),
    "directory_relationship": mark("They stand in a relationship to each other. End it first."),
    "directory_size_class": mark("Both have a size class for the same time. Correct one of the two."),
    "expo_co_exhibitor": mark("Both show at the same booth. Take one of them off it."),
    "expo_exhibitor": mark("Both are exhibitors of the same edition. Withdraw one of the two applications."),
    "expo_speaker": mark("Both speak at the same edition. Take one of them off the programme first."),
}
ELSEWHERE = mark("Both stand in {table}, where there may be only one of them.")
MOVING = {
    "core_commitment": mark("Times at which they are busy"),
    "core_file": mark("Files"),
    "core_grant": mark("Roles of people who act for it"),
    "crm_agreement_party": mark("Agreements"),
    "directory_appointment": mark("Posts"),
    "directory_contact": mark("Ways to reach them"),
    "directory_identifier": mark("Identifiers"),
    "directory_need": mark("What a guest needs"),
    "directory_organisation": mark("Organisations that belong to it"),
    "directory_relationship": mark("Relationships"),
    "directory_size_class": mark("Size classes"),
    "expo_co_exhibitor": mark("Booths that it shares"),
    "expo_exhibitor": mark("Exhibitors of editions"),
    "expo_speaker": mark("Speakers of editions"),
}
"""By table; of others the table's own name is shown."""

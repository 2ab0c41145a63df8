"""How we stand with a country, from what was agreed with it and who is known there; pure."""

from collections.abc import Iterable

from core.errors import mark

RELATIONS = {
    "in_force": mark("Agreement in force"),
    "under_way": mark("Being negotiated"),
    "ended": mark("Ended or suspended"),
    "contacts": mark("Contacts only"),
    "none": mark("None yet"),
}
"""The first that holds of a country is its relation."""

HINTS = {
    "in_force": mark("At least one agreement is in effect today."),
    "under_way": mark("Put forward, in consultation or negotiated, approved, or signed and not yet in force."),
    "ended": mark("Run out, terminated, superseded or suspended, and nothing new is under way."),
    "contacts": mark("No agreement, but organisations or people we know, or a contact within the last twelve months."),
    "none": mark("Nothing of all that."),
}
GROUP = {
    "in_force": "in_force",
    "notice_window": "in_force",
    "expired": "ended",
    "terminated": "ended",
    "superseded": "ended",
    "suspended": "ended",
    "withdrawn": "withdrawn",
}
"""Of an agreement as it stands today; whatever is not here is under way."""

BOUNDARIES = mark(
    "The boundaries, names and designations shown on this map do not imply any position of the Government of the"
    " Republic of Korea on the legal status of a country or territory or on the course of its frontiers."
)


def group_of(shown_state: str) -> str:
    """in_force, under_way, ended or withdrawn."""
    return GROUP.get(shown_state, "under_way")


def relation_of(groups: Iterable[str], *, known: bool) -> str:
    """`known` when there is an organisation, a person or a recent contact; one that was withdrawn counts as nothing."""
    there = set(groups)
    for relation in ("in_force", "under_way", "ended"):
        if relation in there:
            return relation
    return "contacts" if known else "none"

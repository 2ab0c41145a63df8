"""How the history of a person reads."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from directory.people.appointments.rules import RANKS
from directory.people.contacts.rules import KINDS as WAYS
from directory.people.queries import names_of_people
from directory.permissions import Directory
from directory.relationships.rules import KINDS as TIES

call_fields(
    "directory.people.",
    {
        "name": Field(mark("Name")),
        "family": Field(mark("Family name")),
        "country": Field(mark("Country"), "country"),
        "languages": Field(mark("Languages they speak"), "languages"),
        "organisation": Field(mark("Organisation"), "code"),
        "title": Field(mark("Post")),
        "rank": Field(mark("Rank"), choices=lambda: RANKS),
        "begins_on": Field(mark("First day")),
        "ends_on": Field(mark("Last day")),
        "source": Field(mark("Where that is known from")),
        "what": Field(mark("What"), choices=lambda: WAYS),
    },
)
call_fields(
    "directory.relationships.",
    {"what": Field(mark("What"), choices=lambda: {code: one.says for code, one in TIES.items()})},
)


async def name_people(records: Collection[UUID]) -> dict[UUID, Named]:
    """For the trail, which asks whether the reader may see them."""
    names = await names_of_people(records)
    return {key: Named(one, f"/desk/people/{key}", Directory.PERSON_READ) for key, one in names.items()}


name_records("directory.people.", name_people)
name_records("directory.relationships.", name_people)

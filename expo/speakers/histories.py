"""How the histories of speakers and editions read: names for their fields, and what they are called themselves."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.holders import call_holders
from core.journal.names import Named, name_records
from directory.people.tables import Person
from expo.editions.queries import slugs_of
from expo.permissions import Expo
from expo.speakers.tables import Speaker

RECORDING = {"yes": mark("Yes, sound and picture"), "no": mark("No")}

call_fields(
    "expo.speakers.",
    {
        "name": Field(mark("Name")),
        "position": Field(mark("Post")),
        "organisation": Field(mark("Organisation")),
        "biography": Field(mark("A few sentences about the person")),
        "family": Field(mark("Family name in Latin letters")),
        "country": Field(mark("Country"), "country"),
        "languages": Field(mark("Languages they speak"), "languages"),
        "recording": Field(mark("Recording"), choices=lambda: RECORDING),
    },
)


async def speakers_named(records: Collection[UUID]) -> dict[UUID, Named]:
    """Links for those who may see speakers at the desk."""
    rows = await Speaker.select(Speaker.id, Speaker.code, Speaker.edition, Speaker.person).where(
        Speaker.id.is_in(list(records))
    )
    people = [row["person"] for row in rows]
    known = (
        await Person.select(Person.id, Person.names).where(Person.id.is_in(people)).output(load_json=True)
        if people
        else []
    )
    names = {row["id"]: row["names"] for row in known}
    slugs = await slugs_of(row["edition"] for row in rows)
    return {
        row["id"]: Named(
            names[row["person"]], f"/desk/{slugs[row['edition']]}/speakers/{row['code']}", Expo.SPEAKER_READ
        )
        for row in rows
    }


name_records("expo.speakers.", speakers_named)
call_holders("speaker", mark("A speaker, by their link"))

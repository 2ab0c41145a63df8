"""The list of people: sorted as each reader sorts names, which no index of ours can, so that it is asked in memory."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from core.errors import mark
from core.lists.columns import Column, Kind, Listed, Looking, Row
from core.lists.rules import Asked
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import PEOPLE as SEEN
from directory.people.appointments.queries import posts_now
from directory.people.queries import people
from directory.people.rules import Known, place_of
from directory.permissions import Directory
from i18n.locales import Language, language

YES_OR_NO = {"yes": mark("Yes"), "no": mark("No")}
COLUMNS = (
    Column(name="name", label=mark("Name"), always=True, filtered=False),
    Column(name="post", label=mark("Post"), filtered=False, sortable=False),
    Column(name="country", label=mark("Country"), kind=Kind.COUNTRY, grouped=True),
    Column(name="languages", label=mark("Languages")),
    Column(name="sample", label=mark("Sample"), kind=Kind.CHOICE, choices=YES_OR_NO),
)


async def _whole(looking: Looking, words: str) -> Sequence[Row]:
    reader = language(looking.reader)
    return [_row(one, reader) for one in await people(looking.actor, reader, words=words)]


def _row(one: Known, reader: Language) -> Row:
    place = "|".join(str(part) for part in place_of(one, reader))
    same = {"country": one.country, "languages": " ".join(one.languages), "sample": "yes" if one.sample else "no"}
    values: dict[str, Any] = {**same, "name": one.id, "name_sort": place}
    return Row(one.id, 1, f"/desk/people/{one.id}", values, {**same, "name": one.names, "tongues": one.languages})


async def _with_posts(looking: Looking, rows: Sequence[Row]) -> Sequence[Row]:
    posts = await posts_now([row.id for row in rows], looking.today)
    return [replace(row, shown={**row.shown, "post": posts.get(row.id, [])}) for row in rows]


async def _noted(looking: Looking, rows: Sequence[Row], asked: Asked) -> None:
    chosen = " ".join(asked.texts("country"))
    shown = [row.id for row in rows]
    await note_list(looking.actor, SEEN, shown, question=asked.words, chosen=chosen, now=looking.now)


PEOPLE = Listed(
    name="people",
    label=mark("People"),
    path="/desk/people",
    section="people",
    icon="users",
    permission=Directory.PERSON_READ,
    columns=COLUMNS,
    first=("name", "post", "country", "languages"),
    order="name",
    whole=_whole,
    enriched=_with_posts,
    noted=_noted,
    cells="directory/people/_cells.html",
)

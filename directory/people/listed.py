"""The list of people, sorted as each reader sorts names: by the place that is kept for them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import may
from core.errors import mark
from core.lists.columns import Column, Kind, Listed, Looking, Row
from core.lists.rules import Asked
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import PEOPLE as SEEN
from directory.finding.queries import having, nearly_having
from directory.people.appointments.queries import posts_now
from directory.people.queries import TAGS
from directory.permissions import Directory

MADE = msgspec.json.Decoder(dict[str, Any])
YES_OR_NO = {"yes": mark("Yes"), "no": mark("No")}
P = "directory_person"
COLUMNS = (
    Column(
        name="name",
        label=mark("Name"),
        sql=f"{P}.id",
        shown=f"jsonb_build_object('names', {P}.names, 'sample', {P}.sample)",
        sort=f"""(coalesce({P}.places ->> :reader, '') COLLATE "C")""",
        read=MADE.decode,
        always=True,
        filtered=False,
    ),
    Column(name="post", label=mark("Post"), filtered=False, sortable=False),
    Column(name="country", label=mark("Country"), kind=Kind.COUNTRY, sql="land.code", grouped=True),
    Column(
        name="languages",
        label=mark("Languages"),
        sql="(SELECT string_agg(tongue, ' ') FROM jsonb_array_elements_text(directory_person.languages) AS tongue)",
        shown=f"{P}.languages",
        read=TAGS.decode,
    ),
    Column(
        name="sample",
        label=mark("Sample"),
        kind=Kind.CHOICE,
        sql=f"CASE WHEN {P}.sample THEN 'yes' ELSE 'no' END",
        choices=YES_OR_NO,
    ),
)


def _scope(looking: Looking) -> QueryString:
    return QueryString("TRUE" if may(looking.actor, Directory.PERSON_READ) else "FALSE")


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
    source=f"{P} LEFT JOIN directory_country land ON land.id = {P}.country",
    key=f"{P}.id",
    href=f"'/desk/people/' || {P}.id",
    scope=_scope,
    words=partial(having, P),
    near=partial(nearly_having, P),
    enriched=_with_posts,
    noted=_noted,
    cells="directory/people/_cells.html",
)

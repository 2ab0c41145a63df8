"""The list of people, sorted as each reader sorts names: by the place that is kept for them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import may, require
from core.db.engine import DB
from core.errors import Invalid, mark
from core.lists.columns import Column, Kind, Listed, Looking, Row
from core.lists.registry import Editing, Field, Stand
from core.lists.rules import Asked
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import PEOPLE as SEEN
from directory.finding.conditions import conditions
from directory.people.appointments.queries import posts_now
from directory.people.commands import change_person
from directory.people.queries import TAGS, country_codes, known_person, locked
from directory.people.rules import CODES_WANTED, TAG
from directory.permissions import Directory

MADE = msgspec.json.Decoder(dict[str, Any])
LANGUAGES = mark("Languages")
YES_OR_NO = {"yes": mark("Yes"), "no": mark("No")}
P = "directory_person"
called, nearly_called = conditions(f"{P}.words @@ CAST({{}}::text AS tsquery)")
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
        label=LANGUAGES,
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


VERSION = f"""
(SELECT ('x' || substr(md5(concat({P}.country, '|', {P}.languages, '|', {P}.names)), 1, 7))::bit(28)::int)
"""
"""People have no revisions: what their form shows of them tells whether it is another by now."""
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
    version=VERSION,
    href=f"'/desk/people/' || {P}.id",
    scope=_scope,
    words=called,
    near=nearly_called,
    enriched=_with_posts,
    noted=_noted,
    cells="directory/people/_cells.html",
)


async def _countries(_looking: Looking) -> list[tuple[str, str]]:
    return [(code, code) for code in await country_codes()]


async def _locked(looking: Looking, person: UUID) -> Stand:
    require(looking.actor, Directory.PERSON_WRITE)
    known = await locked(person)
    return Stand({name: known.lines[name] for name in ("country", "languages")}, await _version(person))


async def _write(looking: Looking, person: UUID, lines: Mapping[str, str], _seen: int) -> int:
    """Languages are apart by blanks or commas, as in their form."""
    before = (await known_person(person)).lines
    await change_person(looking.actor, person, {**before, **_tidy(lines)}, before, now=looking.now)
    return await _version(person)


def _tidy(lines: Mapping[str, str]) -> dict[str, str]:
    found = dict(lines)
    if "languages" in found:
        tags = found["languages"].replace(",", " ").split()
        if any(TAG.fullmatch(tag) is None for tag in tags):
            raise Invalid({"languages": CODES_WANTED})
        found["languages"] = " ".join(tags)
    return found


async def _version(person: UUID) -> int:
    found = await DB.run_querystring(QueryString(f"SELECT {VERSION} AS version FROM {P} WHERE id = {{}}", person))  # noqa: S608 -- our own constants
    version: int = found[0]["version"]
    return version


EDITING = Editing(
    Directory.PERSON_WRITE,
    (
        Field("country", mark("Country"), Kind.COUNTRY, offered=_countries, needed=False),
        Field("languages", LANGUAGES, Kind.TEXT, needed=False, many=False),
    ),
    _locked,
    _write,
)

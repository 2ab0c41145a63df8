"""Adding people and changing what is told of them; what two change at once is put together or shown to the second."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from msgspec.json import encode
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.search.words import fold
from directory.finding.rules import asked_for
from directory.people import queries, rules
from directory.people.facts import PersonAdded, PersonChanged
from directory.people.places import places_of
from directory.people.tables import Person
from directory.permissions import Directory

CALLED = """
SELECT DISTINCT p.id, p.names FROM unnest({}::text[]) AS asked(words)
JOIN directory_person p ON p.words @@ CAST(asked.words AS tsquery)
"""


async def add_person(
    actor: Actor, lines: Lines, *, another: bool, now: datetime, sample: bool = False, key: UUID | None = None
) -> UUID:
    """Raises Denied, Invalid, and KnownAlready unless it is said to be `another` of the same name."""
    require(actor, Directory.PERSON_WRITE)
    _check(lines)
    async with transaction():
        if not another and await of_this_name(lines):
            raise rules.KnownAlready
        row = Person(id=key or uuid4(), sample=sample, **await _columns(lines))
        await Person.insert(row)
        changes = [Change(name, None, line, row.id) for name, line in lines.items() if line]
        await record(actor, PersonAdded(person=row.id), now=now, changes=changes)
    return row.id


async def change_person(actor: Actor, person: UUID, lines: Lines, before: Lines, *, now: datetime) -> None:
    """`before` is what their form began from. Raises Denied, NotFound, Invalid, ChangedMeanwhile."""
    require(actor, Directory.PERSON_WRITE)
    async with transaction():
        known = await queries.locked(person)
        whole = dict.fromkeys((*known.lines, *lines), "")
        theirs = {**whole, **known.lines}
        mine = merged({**whole, **before}, {**whole, **lines}, theirs)
        _check(mine)
        differing = {name: line for name, line in mine.items() if line != theirs[name]}
        if not differing:
            return
        await Person.update(await _columns(mine)).where(Person.id == person)  # type: ignore[arg-type]
        changes = [Change(name, theirs[name] or None, line or None, person) for name, line in differing.items()]
        await record(actor, PersonChanged(person=person, fields=tuple(differing)), now=now, changes=changes)


async def of_this_name(lines: Lines) -> list[UUID]:
    """Who is called like that already, in whatever language; the caller may see people."""
    sought = {fold(name): asked for name in rules.names_in(lines)[0].values() if (asked := asked_for(name))}
    rows = await DB.run_querystring(QueryString(CALLED, [*sought.values()])) if sought else []
    known = {row["id"]: {fold(one) for one in queries.NAMES.decode(row["names"]).values()} for row in rows}
    return [one for one, names in known.items() if sought.keys() & names]


def _check(lines: Lines) -> None:
    if mistakes := rules.mistakes_in(lines):
        raise Invalid(mistakes)


async def _columns(lines: Mapping[str, str]) -> dict[str, Any]:
    names, families = rules.names_in(lines)
    return {
        "names": encode(names).decode(),
        "families": encode(families).decode(),
        "family": rules.latin_family(names, families),
        "places": places_of(names, families, rules.latin_family(names, families)),
        "country": await queries.country_id(lines.get("country", "")),
        "languages": encode(lines.get("languages", "").split()).decode(),
    }

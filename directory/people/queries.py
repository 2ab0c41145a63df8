"""Reading people: lists, searches and pages all ask here whether the reader may."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.db.among import among
from core.errors import NotFound
from directory.countries.tables import Country
from directory.people.rules import Known
from directory.people.tables import Person
from directory.permissions import Directory

NAMES = msgspec.json.Decoder(dict[str, str])
TAGS = msgspec.json.Decoder(list[str])
UNKNOWN = {"": "–"}


async def people_after(actor: Actor, after: str, *, country: str = "", limit: int) -> list[Known]:
    """By id, from the one after `after`. Raises Denied."""
    require(actor, Directory.PERSON_READ)
    query = _selected()
    if after:
        query = query.where(Person.id > UUID(after))
    if country:
        query = query.where(Person.country.code == country)
    return [known_in(row) for row in await query.order_by(Person.id).limit(limit)]


async def person_called(actor: Actor, person: UUID) -> Known:
    """Raises Denied, NotFound."""
    require(actor, Directory.PERSON_READ)
    return await known_person(person)


async def known_person(person: UUID) -> Known:
    """For commands, which ask for the permission themselves. Raises NotFound."""
    row = await _selected().where(Person.id == person).first()
    if row is None:
        raise NotFound
    return known_in(row)


async def people_with(people: Collection[UUID]) -> dict[UUID, Known]:
    """The caller has asked whether the reader may know them."""
    rows = await _selected().where(among(Person.id, people)) if people else []
    return {row["id"]: known_in(row) for row in rows}


async def locked(person: UUID) -> Known:
    """Nobody else changes them or their posts meanwhile. Raises NotFound."""
    await Person.select(Person.id).where(Person.id == person).lock_rows("UPDATE")
    return await known_person(person)


async def names_of_people(people: Collection[UUID]) -> dict[UUID, Mapping[str, str]]:
    """The caller has asked whether the reader may know them."""
    if not people:
        return {}
    rows = await Person.select(Person.id, Person.names).where(among(Person.id, people))
    return {row["id"]: NAMES.decode(row["names"]) or UNKNOWN for row in rows}


async def country_codes() -> list[str]:
    """What may be chosen."""
    return [row["code"] for row in await Country.select(Country.code).order_by(Country.code)]


async def country_id(code: str) -> UUID | None:
    """None for no code, and for one that nobody has."""
    row = await Country.select(Country.id).where(Country.code == code).first() if code else None
    return row["id"] if row else None


def _selected() -> Any:
    return Person.select(
        *(Person.id, Person.names, Person.families, Person.family, Person.languages, Person.sample),
        Person.country.code.as_alias("country_code"),
    )


def known_in(row: Mapping[str, Any]) -> Known:
    """From a row with its country's code."""
    return Known(
        id=row["id"],
        names=NAMES.decode(row["names"]) or UNKNOWN,
        families=NAMES.decode(row["families"]),
        family=row["family"],
        country=row["country_code"],
        languages=tuple(TAGS.decode(row["languages"])),
        sample=row["sample"],
    )

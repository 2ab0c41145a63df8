"""Reading organisations: lists, searches, counts and exports all go through one scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast
from uuid import UUID

import msgspec
from piccolo.columns.combination import Where, WhereRaw
from piccolo.query.functions.aggregate import Count
from piccolo.query.methods.select import Select

from core.access.rules import Reach, reach
from core.actor import Actor
from core.errors import NotFound
from core.journal.tables import Entry
from directory.countries.tables import Country
from directory.duplicates.merges.redirects import survivor_of_code
from directory.organisations.facts import ProfileEdited
from directory.organisations.finding import called
from directory.organisations.rules import LANGUAGE_CODES, scope_of
from directory.organisations.tables import Organisation
from directory.permissions import Directory
from i18n.text import Translated, from_json, required

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Profile:
    """An organisation as those see it who may; `country` is ISO alpha-2."""

    id: UUID
    code: str
    kind: str
    name: Translated
    description: Translated | None
    website: str | None
    country: str | None
    logo: UUID | None
    version: int

    @property
    def scope(self) -> str:
        return scope_of(self.id)

    def texts(self) -> dict[str, str]:
        """As a form has it."""
        spread = {f"name_{code}": _text(self.name, code) for code in LANGUAGE_CODES}
        spread |= {f"description_{code}": _text(self.description, code) for code in LANGUAGE_CODES}
        return spread | {"website": self.website or "", "country": self.country or ""}


async def organisations(actor: Actor, *, words: str = "", after: str = "", limit: int = A_PAGE) -> list[Profile]:
    """By code, from the one after `after`."""
    rows = await _in_reach(actor, words).where(Organisation.code > after).order_by(Organisation.code).limit(limit)
    return [_profile(row) for row in rows]


async def organisations_in(actor: Actor, country: UUID, *, most: int) -> list[Profile]:
    """By code, the first of a country that are in reach."""
    rows = await _in_reach(actor, "").where(Organisation.country == country).order_by(Organisation.code).limit(most)
    return [_profile(row) for row in rows]


async def number_of(actor: Actor, *, words: str = "") -> int:
    query = Organisation.count()
    for one in _conditions(reach(actor, Directory.ORGANISATION_READ), words):
        query = query.where(one)
    return cast(int, await query)


async def organisation_for(actor: Actor, code: str, permission: Directory = Directory.ORGANISATION_READ) -> Profile:
    """The code of one that was merged leads to the one that it is part of. Raises NotFound: one out of reach looks like
    none.
    """
    if not (code.isascii() and code.isprintable()):
        raise NotFound  # no code reads like this, and PostgreSQL would not even take NUL
    row = await _in_reach(actor, "", permission).where(Organisation.code == code).first()
    if row is None and (merged_into := await survivor_of_code(code)):
        row = await _in_reach(actor, "", permission).where(Organisation.id == merged_into).first()
    if row is None:
        raise NotFound
    return _profile(row)


async def locked(organisation: UUID) -> Profile:
    """For commands, which ask for the permission themselves. Raises NotFound."""
    await Organisation.select(Organisation.id).where(Organisation.id == organisation).lock_rows("UPDATE")
    row = await _selected().where(Organisation.id == organisation).first()
    if row is None:
        raise NotFound
    return _profile(row)


async def edits_after(organisation: UUID, version: int) -> list[Mapping[str, tuple[str, str]]]:
    """What changed since that version, newest first, as the journal tells it."""
    rows = await (
        Entry.select(Entry.payload)
        .where((Entry.record == organisation) & (Entry.kind == ProfileEdited.kind))
        .order_by(Entry.id, ascending=False)
    )
    edits = (msgspec.json.decode(row["payload"], type=ProfileEdited) for row in rows)
    return [edit.changes for edit in edits if edit.version > version]


def _in_reach(actor: Actor, words: str, permission: Directory = Directory.ORGANISATION_READ) -> Select[Any]:
    query = _selected()
    for one in _conditions(reach(actor, permission), words):
        query = query.where(one)
    return query


def _selected() -> Select[Any]:
    return Organisation.select(*_columns())


@cache
def _columns() -> tuple[Any, ...]:
    """Found once: to follow foreign keys costs more than most questions."""
    return (*Organisation.all_columns(), Organisation.country.code.as_alias("country_code"))


def _conditions(covered: Reach, words: str) -> list[Where | WhereRaw]:
    found: list[Where | WhereRaw] = []
    if not covered.everywhere:
        ids = sorted(covered.ids("organisation"))
        found.append(Organisation.id.is_in(ids) if ids else WhereRaw("FALSE"))
    found.extend(WhereRaw("{}", called(word)) for word in words.split())
    return found


def _profile(row: Mapping[str, Any]) -> Profile:
    return Profile(
        id=row["id"],
        code=row["code"],
        kind=row["kind"],
        name=required(row["name"]),
        description=from_json(row["description"]),
        website=row["website"],
        country=row["country_code"],
        logo=row["logo"],
        version=row["version"],
    )


def _text(text: Translated | None, code: str) -> str:
    return text.renditions[code].text if text is not None and code in text.renditions else ""


async def country_codes() -> list[str]:
    """What may be chosen."""
    return [row["code"] for row in await Country.select(Country.code).order_by(Country.code)]


async def numbers_by_country(actor: Actor, *, words: str = "") -> dict[str, int]:
    """How many are in reach and fit these words, by ISO alpha-2; those of no country are left out."""
    query = Organisation.select(Organisation.country.code.as_alias("code"), Count(alias="number"))
    for one in _conditions(reach(actor, Directory.ORGANISATION_READ), words):
        query = query.where(one)
    rows = await query.where(Organisation.country.is_not_null()).group_by(Organisation.country.code)
    return {row["code"]: row["number"] for row in rows}

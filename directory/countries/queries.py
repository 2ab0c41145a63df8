"""Reading countries, what is recorded of them, and what the directory has there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from core.access.accounts.queries import names_of
from core.access.rules import require
from core.actor import Actor
from core.errors import NotFound
from directory.countries.rules import Entry
from directory.countries.tables import Country, CountryRecord
from directory.permissions import Directory
from i18n.likeness import likened
from i18n.locales import LANGUAGES, Language, country_name
from i18n.names import sort_key

LONGEST_CODE = 2


@dataclass(frozen=True, slots=True)
class Land:
    """`code` is ISO 3166-1 alpha-2, `zone` the capital's IANA zone; the capital's place in degrees."""

    id: UUID
    code: str
    alpha3: str
    region: str
    zone: str
    longitude: float
    latitude: float

    @property
    def names(self) -> Mapping[str, str]:
        return _names(self.code)


async def lands(actor: Actor, reader: Language, *, words: str = "", region: str = "") -> list[Land]:
    """By name as this reader sorts; words of any language, first consonants (ㅍㄹ) and ISO codes find them. Raises
    Denied.
    """
    kept = [one for one in await every_land(actor) if region in ("", one.region) and fits(one, words)]
    return sorted(kept, key=lambda one: by_name(one, reader))


async def every_land(actor: Actor) -> list[Land]:
    """In no order. Raises Denied."""
    require(actor, Directory.COUNTRY_READ)
    return [_land(row) for row in await _selected()]


def by_name(land: Land, reader: Language) -> Any:
    """What to sort by, as this reader does."""
    return sort_key({reader.code: country_name(land.code, reader)}, reader)


_codes: dict[UUID, str] = {}
"""Of countries by their ids, as far as they were asked for: a country's code is what it is."""


async def code_of(country: UUID) -> str:
    """ISO 3166-1 alpha-2; empty for none that we know."""
    if country not in _codes:
        row = await Country.select(Country.code).where(Country.id == country).first()
        if row is None:
            return ""
        _codes[country] = row["code"]
    return _codes[country]


async def land_called(actor: Actor, code: str) -> Land:
    """Raises Denied, NotFound."""
    require(actor, Directory.COUNTRY_READ)
    if not (code.isascii() and code.isalpha() and len(code) == LONGEST_CODE):
        raise NotFound
    row = await _selected().where(Country.code == code.upper()).first()
    if row is None:
        raise NotFound
    return _land(row)


async def locked(code: str) -> Land:
    """For commands, which ask for the permission themselves. Raises NotFound."""
    row = await _selected().where(Country.code == code).lock_rows("UPDATE").first()
    if row is None:
        raise NotFound
    return _land(row)


async def entries_of(country: UUID) -> dict[str, list[Entry]]:
    """By kind, the latest first, those that were struck out among them."""
    rows = await (
        CountryRecord.select()
        .where(CountryRecord.country == country)
        .order_by(CountryRecord.begins_on, CountryRecord.recorded_at, ascending=False)
    )
    names = await names_of({one for row in rows for one in _accounts(row)})
    found: dict[str, list[Entry]] = {}
    for row in rows:
        found.setdefault(row["kind"], []).append(_entry(row, names))
    return found


def _selected() -> Any:
    return Country.select(*Country.all_columns())


@lru_cache(maxsize=512)
def _names(code: str) -> Mapping[str, str]:
    """Asked for at every letter that somebody types."""
    return {one.code: country_name(code, one) for one in LANGUAGES}


def fits(one: Land, words: str) -> bool:
    """By a name in any language, first consonants or an ISO code; everything, for no words."""
    return not words or likened((*one.names.values(), one.code, one.alpha3), words)


def _land(row: Mapping[str, Any]) -> Land:
    return Land(**{name: row[name] for name in Land.__dataclass_fields__})


def _accounts(row: Mapping[str, Any]) -> list[UUID]:
    return [one for name in ("recorded_by", "struck_by") if (one := _account_in(row[name])) is not None]


def _account_in(actor: str | None) -> UUID | None:
    try:
        return UUID((actor or "").partition(":")[2])
    except ValueError:
        return None


def _named(actor: str, names: Mapping[UUID, str]) -> str:
    account = _account_in(actor)
    return names.get(account, "–") if account else actor.partition(":")[0]


def _entry(row: Mapping[str, Any], names: Mapping[UUID, str]) -> Entry:
    plain = ("id", "kind", "value", "note", "begins_on", "ends_on", "source", "recorded_at", "struck_at")
    struck = row["struck_by"]
    return Entry(
        **{name: row[name] for name in plain},
        recorded_by=_named(row["recorded_by"], names),
        struck_by=_named(struck, names) if struck else None,
    )

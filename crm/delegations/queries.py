"""Reading visits: one scope for lists, counts, searches, exports and single records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from piccolo.columns.combination import Where, WhereRaw
from piccolo.query.methods.select import Select

from core.access.accounts.queries import names_of
from core.actor import Actor
from core.errors import NotFound
from crm.agreements.queries import codes_of as agreement_codes
from crm.agreements.tables import Party
from crm.delegations.permissions import Visits
from crm.delegations.sight import may_change, seen_by
from crm.delegations.tables import Visit
from i18n.text import Translated, required

SAME = (
    *("id", "code", "direction", "grade", "purpose", "state", "state_at", "begins_on", "ends_on", "zone", "owner"),
    *("sight", "alphabet", "version", "sample", "agreement", "edition", "counterpart"),
)


@dataclass(frozen=True, slots=True)
class House:
    """The organisation that sends or receives the delegation."""

    id: UUID
    code: str
    name: Translated


@dataclass(frozen=True, slots=True)
class Card:
    """A visit as those see it who may; `country` is ISO alpha-2, days are those of `zone`, both inclusive."""

    id: UUID
    code: str
    country: str
    title: Translated
    direction: str
    grade: str
    purpose: str
    state: str
    state_at: datetime | None
    begins_on: date | None
    ends_on: date | None
    zone: str
    owner: UUID | None
    owner_name: str
    sight: str
    alphabet: str
    version: int
    sample: bool
    agreement: UUID | None
    edition: UUID | None
    counterpart: UUID | None
    house: House | None

    @property
    def href(self) -> str:
        return f"/desk/visits/{self.code}"


async def visits(actor: Actor, *wanted: Where | WhereRaw, country: str = "") -> list[Card]:
    """All that the actor may see and that are as `wanted` (conditions on `crm_visit`), the latest first; those with one
    `country` (ISO alpha-2) where it is given.
    """
    query = _selected().where(seen_by(actor), *wanted)
    if country:
        query = query.where(Visit.country.code == country)
    return await _cards(await query.order_by(Visit.begins_on, ascending=False).order_by(Visit.code))


async def visit_for(actor: Actor, code: str) -> Card:
    """Raises NotFound: one that they may not see looks like none."""
    if not (code.isascii() and code.isprintable()):
        raise NotFound
    rows = await _selected().where(seen_by(actor), Visit.code == code)
    if not rows:
        raise NotFound
    return (await _cards(rows))[0]


async def locked(actor: Actor, code: str, permission: Visits = Visits.VISIT_WRITE) -> Card:
    """For changing it or what belongs to it: whoever else wants to waits. Raises NotFound, also for those who may only
    look.
    """
    found = await visit_for(actor, code)
    if not may_change(actor, found.country, permission):
        raise NotFound
    await Visit.select(Visit.id).where(Visit.id == found.id).lock_rows("UPDATE")
    return await visit_for(actor, code)


async def codes_of(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Of those among them that the actor may see."""
    if not ids:
        return {}
    rows = await Visit.select(Visit.id, Visit.code).where(seen_by(actor), Visit.id.is_in(list(ids)))
    return {row["id"]: row["code"] for row in rows}


def _selected() -> Select[Any]:
    house: Any = Visit.organisation
    columns = (one for one in Visit.all_columns() if one._meta.name != "organisation")
    return Visit.select(
        *columns,
        Visit.country.code.as_alias("country_code"),
        house.id.as_alias("house"),
        house.code.as_alias("house_code"),
        house.name.as_alias("house_name"),
    )


async def _cards(rows: Sequence[Mapping[str, Any]]) -> list[Card]:
    names = await names_of({row["owner"] for row in rows if row["owner"]})
    return [_card(row, names) for row in rows]


def _card(row: Mapping[str, Any], names: Mapping[UUID, str]) -> Card:
    house = House(row["house"], row["house_code"], required(row["house_name"])) if row["house"] else None
    return Card(
        **{name: row[name] for name in SAME},
        country=row["country_code"],
        title=required(row["title"]),
        owner_name=names.get(row["owner"], ""),
        house=house,
    )


async def party_in(actor: Actor, agreement: str, country: str) -> str:
    """The code of the agreement's first party (in protocol order) of this country; empty for an agreement that the actor may
    not see, or that has none there.
    """
    there = (Party.agreement.code == agreement) & (Party.organisation.country.code == country)  # type: ignore[union-attr]
    columns = (Party.agreement, Party.organisation.code.as_alias("house"))
    row = await Party.select(*columns).where(there).order_by(Party.place).first() if agreement and country else None
    return str(row["house"]) if row and await agreement_codes(actor, [row["agreement"]]) else ""

"""Reading deals: one scope for lists, counts, searches, exports and single records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.query.methods.select import Select

from core.access.accounts.queries import names_of
from core.actor import Actor
from core.db.among import among
from core.errors import NotFound
from crm.deals.permissions import Deals
from crm.deals.sight import SIGHT, may_change, seen_by
from crm.deals.tables import Deal
from crm.sight import Sight
from i18n.text import Translated, required

SAME = (
    *("id", "code", "name", "field", "state", "state_at", "owner", "sight", "version", "sample"),
    *("edition", "meeting", "visit", "agreement"),
)


@dataclass(frozen=True, slots=True)
class House:
    """An organisation as pages name it; `country` is ISO alpha-2, None where it is not known."""

    id: UUID
    code: str
    name: Translated
    country: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A deal as those see it who may; `country` is ISO alpha-2. `lead` is our company, `buyer` the other party."""

    id: UUID
    code: str
    name: str
    country: str
    lead: House
    buyer: House | None
    field: str
    state: str
    state_at: datetime | None
    owner: UUID | None
    owner_name: str
    sight: str
    version: int
    sample: bool
    edition: UUID | None
    meeting: UUID | None
    visit: UUID | None
    agreement: UUID | None

    @property
    def parties(self) -> int:
        """How many are named."""
        return 1 + (self.buyer is not None)


async def deals(actor: Actor, *, only: Any = None, most: int | None = None, sight: Sight = SIGHT) -> list[Card]:
    """All that the actor may see, by code, or the first `most`; those that fit `only`, a condition, where it is given."""
    query = _selected().where(sight.seen_by(actor))
    if only is not None:
        query = query.where(only)
    query = query.order_by(Deal.code)
    return await _cards(await (query if most is None else query.limit(most)))


async def deals_of_country(actor: Actor, country: str) -> list[Card]:
    """By ISO alpha-2."""
    return await deals(actor, only=Deal.country.code == country)


async def deal_for(actor: Actor, code: str, sight: Sight = SIGHT) -> Card:
    """Raises NotFound: one that they may not see looks like none. Another `sight` is for whoever comes from a figure."""
    if not (code.isascii() and code.isprintable()):
        raise NotFound
    found = await deals(actor, only=Deal.code == code, sight=sight)
    if not found:
        raise NotFound
    return found[0]


async def locked(actor: Actor, code: str, permission: Deals = Deals.DEAL_WRITE) -> Card:
    """For changing it: whoever else wants to waits. Raises NotFound, also for those who may only look."""
    found = await deal_for(actor, code)
    if not may_change(actor, found.country, permission):
        raise NotFound
    await Deal.select(Deal.id).where(Deal.id == found.id).lock_rows("UPDATE")
    return await deal_for(actor, code)


async def codes_of(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Of those among them that the actor may see."""
    if not ids:
        return {}
    rows = await Deal.select(Deal.id, Deal.code).where(seen_by(actor), among(Deal.id, ids))
    return {row["id"]: row["code"] for row in rows}


def _selected() -> Select[Any]:
    columns: list[Any] = [*Deal.all_columns(), Deal.country.code.as_alias("country_code")]
    for side in ("lead", "buyer"):
        house: Any = getattr(Deal, side)
        columns += [house.code.as_alias(f"{side}_code"), house.name.as_alias(f"{side}_name")]
        columns.append(house.country.code.as_alias(f"{side}_country"))
    return Deal.select(*columns)


async def _cards(rows: Sequence[Mapping[str, Any]]) -> list[Card]:
    names = await names_of({row["owner"] for row in rows if row["owner"]})
    return [
        Card(
            **{name: row[name] for name in SAME},
            country=row["country_code"],
            lead=_house(row, "lead"),
            buyer=_house(row, "buyer") if row["buyer"] else None,
            owner_name=names.get(row["owner"], ""),
        )
        for row in rows
    ]


def _house(row: Mapping[str, Any], side: str) -> House:
    return House(row[side], row[f"{side}_code"], required(row[f"{side}_name"]), row[f"{side}_country"])

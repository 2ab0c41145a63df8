"""Reading orders: one scope for the desk's lists, sums and exports, another for an exhibitor's own."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.money import Money, total
from expo.extras.queries import TEXTS, offer_of
from expo.extras.rules import BILLABLE, LIVE, NoSuchOrder, Offer, Wish
from expo.permissions import Expo
from i18n.text import Translated, required

BOOTHS = """
SELECT array_agg(DISTINCT b.number ORDER BY b.number) FROM expo_booth_taken t
JOIN expo_reservation r ON r.id = t.reservation JOIN expo_booth b ON b.id = t.booth
WHERE r.exhibitor = x.id AND t.ended_at IS NULL AND r.state IN ('proposed', 'requested', 'confirmed')
"""
READ = f"""
SELECT o.id, o.exhibitor, o.quantity, o.days, o.units, o.each, o.currency, o.late, o.place, o.answer, o.state, o.refusal,
    o.ordered_at, o.moved_at, o.revision, x.code AS exhibitor_code, x.edition, g.name AS organisation_name,
    g.code AS organisation_code, c.number AS chosen, coalesce(({BOOTHS}), ARRAY[]::varchar[]) AS booths,
    i.reference, to_jsonb(e.*) AS extra
FROM expo_extra_order o JOIN expo_extra e ON e.id = o.extra JOIN expo_exhibitor x ON x.id = o.exhibitor
    JOIN directory_organisation g ON g.id = x.organisation LEFT JOIN expo_booth c ON c.id = o.booth
    LEFT JOIN expo_extra_billed l ON l.ordered = o.id AND l.freed_at IS NULL LEFT JOIN expo_invoice i ON i.id = l.invoice
"""  # noqa: S608 -- put together from our own words
OF_ONE = f"SELECT ({BOOTHS}) AS booths FROM expo_exhibitor x WHERE x.id = {{}}"  # noqa: S608 -- the same
ORDER = " ORDER BY e.trade, e.position, g.code, o.ordered_at, o.id"
OF_EXTRA = ("opens_on", "closes_on", "late_on")


@dataclass(frozen=True, slots=True)
class Ordered:
    """An order with what it is of and where it goes. `each` is net, as on the day it was ordered; `reference` is the
    invoice that has it. `booths` are the exhibitor's, or the one it was ordered for while that is theirs.
    """

    id: UUID
    edition: UUID
    offer: Offer
    exhibitor: UUID
    exhibitor_code: str
    organisation: Translated
    organisation_code: str
    quantity: int
    days: tuple[date, ...]
    units: int
    each: Money
    late: bool
    place: str
    answer: str
    booth: str
    booths: tuple[str, ...]
    state: str
    refusal: str
    ordered_at: datetime
    moved_at: datetime | None
    revision: int
    reference: str | None

    @property
    def wish(self) -> Wish:
        return Wish(self.quantity, self.days, self.place, self.answer, self.booth)

    @property
    def amount(self) -> Money:
        """Net."""
        return self.each.times(self.units)

    @property
    def where(self) -> tuple[str, ...]:
        return (self.booth,) if self.booth in self.booths else self.booths

    @property
    def live(self) -> bool:
        return self.state in LIVE

    @property
    def to_bill(self) -> bool:
        return self.state in BILLABLE and self.reference is None


async def orders_of(actor: Actor, edition: UUID) -> list[Ordered]:
    """All of an edition, by service. Raises Denied."""
    require(actor, Expo.EXTRA_READ)
    return await _read("WHERE x.edition = {}", edition)


async def order_at_desk(actor: Actor, edition: UUID, order: UUID) -> Ordered:
    """Raises Denied, NoSuchOrder."""
    require(actor, Expo.EXTRA_READ)
    return _one(await _read("WHERE x.edition = {} AND o.id = {}", edition, order))


async def orders_for(exhibitor: UUID) -> list[Ordered]:
    """Of one exhibitor, whom the caller has found through a function that takes the actor; those that live first."""
    return sorted(await _read("WHERE o.exhibitor = {}", exhibitor), key=lambda one: not one.live)


async def order_for(exhibitor: UUID, order: UUID) -> Ordered:
    """Another company's looks like none. Raises NoSuchOrder."""
    return _one(await _read("WHERE o.exhibitor = {} AND o.id = {}", exhibitor, order))


async def order_of(order: UUID) -> Ordered:
    """For commands, which hold the lock. Raises NoSuchOrder."""
    return _one(await _read("WHERE o.id = {}", order))


async def booths_for(exhibitor: UUID) -> list[str]:
    """Those that are the exhibitor's, by number."""
    rows = await DB.run_querystring(QueryString(OF_ONE, exhibitor))
    return list(rows[0]["booths"] or []) if rows else []


async def who_ordered(exhibitors: Iterable[UUID]) -> frozenset[UUID]:
    """Those of them who have ordered something that was not refused or cancelled."""
    query = "SELECT DISTINCT exhibitor FROM expo_extra_order WHERE exhibitor = ANY({}) AND state = ANY({})"
    rows = await DB.run_querystring(QueryString(query, list(exhibitors), sorted(LIVE)))
    return frozenset(row["exhibitor"] for row in rows)


def totals_of(orders: Iterable[Ordered]) -> list[Money]:
    """Net, of those that live; currencies apart, by code."""
    live = [one.amount for one in orders if one.live]
    return [
        total((one for one in live if one.currency == code), code) for code in sorted({one.currency for one in live})
    ]


def _one(found: list[Ordered]) -> Ordered:
    if not found:
        raise NoSuchOrder
    return found[0]


async def _read(where: str, *values: object) -> list[Ordered]:
    rows = await DB.run_querystring(QueryString(f"{READ} {where} {ORDER}", *values))
    return [_ordered(row) for row in rows]


def _ordered(row: Mapping[str, Any]) -> Ordered:
    extra = json.loads(row["extra"])
    for name in OF_EXTRA:
        extra[name] = date.fromisoformat(extra[name]) if extra[name] else None
    names = ("id", "edition", "exhibitor", "exhibitor_code", "organisation_code", "quantity", "units", "late", "place")
    more = ("answer", "state", "refusal", "ordered_at", "moved_at", "revision", "reference")
    return Ordered(
        **{name: row[name] for name in (*names, *more)},
        offer=offer_of(_again(extra)),
        organisation=required(row["organisation_name"]),
        days=tuple(date.fromisoformat(one) for one in json.loads(row["days"])),
        each=Money(row["each"], row["currency"]),
        booth=row["chosen"] or "",
        booths=tuple(row["booths"]),
    )


def _again(extra: dict[str, Any]) -> dict[str, Any]:
    """Texts as a column gives them."""
    return {**extra, **{name: json.dumps(extra[name]) if extra[name] else None for name in TEXTS}}

"""Reading prices: all of an edition, those in force on a day, and what an exhibitor's booths come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.money import Money
from expo.billing.prices.rules import Claims, Cost, Line, NoPrice, Reduction, Space, Sum, in_force, priced, sum_of
from expo.billing.prices.tables import Discount, Price
from expo.editions.rules import today_in
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application, fair_of
from expo.exhibitors.rules import SHOWN
from expo.exhibitors.tables import Fair
from i18n.text import Translated, required

CLAIMED = """
SELECT (SELECT p.kind FROM expo_pavilion p WHERE p.id = x.pavilion) AS pavilion,
EXISTS (SELECT 1 FROM expo_exhibitor e JOIN expo_edition y ON y.id = e.edition
    WHERE e.organisation = x.organisation AND e.state = ANY({}) AND y.year < here.year) AS earlier,
(SELECT count(*) FROM expo_co_exhibitor c WHERE c.exhibitor = x.id) AS others
FROM expo_exhibitor x JOIN expo_edition here ON here.id = x.edition WHERE x.id = {}
"""


@dataclass(frozen=True, slots=True)
class Dated:
    """A price or discount with its days; `retired_at` for one that was taken back."""

    id: UUID
    cost: Cost | None
    reduction: Reduction | None
    from_on: date
    until_on: date | None
    set_at: datetime
    retired_at: datetime | None


@dataclass(frozen=True, slots=True)
class Tariff:
    """What is in force on a day, in the fair's currency and with its tax."""

    currency: str
    per_mille: int
    costs: tuple[Cost, ...]
    reductions: tuple[Reduction, ...]

    def of(self, spaces: Sequence[Space], claims: Claims) -> list[Line]:
        """Raises NoPrice."""
        return priced(spaces, claims, self.costs, self.reductions)

    def whole(self, spaces: Sequence[Space], claims: Claims) -> Sum | None:
        """None where a price is missing."""
        try:
            return sum_of(self.of(spaces, claims), self.currency, self.per_mille)
        except NoPrice:
            return None


async def prices_of(edition: UUID) -> list[Dated]:
    """Those in force and to come first, by thing and day; then those that were taken back."""
    rows = await Price.select().where(Price.edition == edition).order_by(Price.item, Price.kind, Price.from_on)
    return sorted((_price(row) for row in rows), key=lambda one: one.retired_at is not None)


async def discounts_of(edition: UUID) -> list[Dated]:
    """In the same order."""
    rows = await Discount.select().where(Discount.edition == edition).order_by(Discount.who, Discount.from_on)
    return sorted((_discount(row) for row in rows), key=lambda one: one.retired_at is not None)


async def tariff(edition: UUID, day: date) -> Tariff:
    """`day` as the edition's own calendar has it."""
    return await tariff_under(await fair_of(edition), day)


async def tariff_under(fair: Fair, day: date) -> Tariff:
    """Where the edition's terms are at hand already."""
    edition: UUID = fair.edition
    costs = [one.cost for one in _on(await prices_of(edition), day) if one.cost]
    off = [one.reduction for one in _on(await discounts_of(edition), day) if one.reduction]
    here = tuple(one for one in costs if one.each.currency == fair.currency)
    return Tariff(fair.currency, fair.tax_per_mille, here, tuple(off))


async def claims_of(one: Application) -> Claims:
    """Open sides as applied for: who has a corner booth asked for one."""
    rows = await DB.run_querystring(QueryString(CLAIMED, sorted(SHOWN), one.id))
    pavilion, earlier, others = rows[0].values() if rows else ("", False, 0)
    groups = {"alliance": one.alliance, "startup": pavilion == "startup", "earlier": earlier}
    return Claims(one.wishes.open_sides, others, frozenset(name for name, claimed in groups.items() if claimed))


async def day_of(edition: UUID, at: datetime) -> date:
    """The day that it is in the edition's zone."""
    row = await Edition.select(Edition.zone).where(Edition.id == edition).first()
    return today_in(row["zone"] if row else "Asia/Seoul", at)


def _on(dated: Iterable[Dated], day: date) -> list[Dated]:
    return [one for one in dated if one.retired_at is None and in_force(one.from_on, one.until_on, day)]


def _price(row: dict[str, Any]) -> Dated:
    cost = Cost(row["item"], row["kind"], row["unit"], Money(row["minor"], row["currency"]))
    return Dated(row["id"], cost, None, row["from_on"], row["until_on"], row["set_at"], row["retired_at"])


def _discount(row: dict[str, Any]) -> Dated:
    reason: Translated = required(row["reason"])
    off = Reduction(row["who"], row["per_mille"], reason)
    return Dated(row["id"], None, off, row["from_on"], row["until_on"], row["set_at"], row["retired_at"])

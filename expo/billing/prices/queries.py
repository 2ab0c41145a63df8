"""Reading prices: all of an edition, those in force on a day, and what an exhibitor's booths come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.money import Money
from expo.billing.prices.rules import Claims, Cost, Line, NoPrice, Reduction, Space, Sum, in_force, priced, sum_of
from expo.billing.prices.tables import Discount, Price
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application, fair_of
from expo.exhibitors.rules import SHOWN
from expo.exhibitors.tables import CoExhibitor, Exhibitor
from i18n.text import Translated, required


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
    fair = await fair_of(edition)
    costs = [one.cost for one in _on(await prices_of(edition), day) if one.cost]
    off = [one.reduction for one in _on(await discounts_of(edition), day) if one.reduction]
    here = tuple(one for one in costs if one.each.currency == fair.currency)
    return Tariff(fair.currency, fair.tax_per_mille, here, tuple(off))


async def claims_of(one: Application) -> Claims:
    """Open sides as applied for: who has a corner booth asked for one."""
    groups = {"alliance"} if one.alliance else set()
    kind = await Exhibitor.select(Exhibitor.pavilion.kind.as_alias("kind")).where(Exhibitor.id == one.id).first()
    if kind and kind["kind"] == "startup":
        groups.add("startup")
    if await _took_part_before(one):
        groups.add("earlier")
    others = await CoExhibitor.count().where(CoExhibitor.exhibitor == one.id)
    return Claims(one.wishes.open_sides, others, frozenset(groups))


async def day_of(edition: UUID, at: datetime) -> date:
    """The day that it is in the edition's zone."""
    row = await Edition.select(Edition.zone).where(Edition.id == edition).first()
    return at.astimezone(ZoneInfo(row["zone"] if row else "Asia/Seoul")).date()


async def _took_part_before(one: Application) -> bool:
    year = await Edition.select(Edition.year).where(Edition.id == one.edition).first()
    earlier = (Exhibitor.organisation == one.organisation) & Exhibitor.state.is_in(sorted(SHOWN))
    before = Exhibitor.edition.year < (year["year"] if year else 0)
    return bool(await Exhibitor.count().where(earlier & before))


def _on(dated: Iterable[Dated], day: date) -> list[Dated]:
    return [one for one in dated if one.retired_at is None and in_force(one.from_on, one.until_on, day)]


def _price(row: dict[str, Any]) -> Dated:
    cost = Cost(row["item"], row["kind"], row["unit"], Money(row["minor"], row["currency"]))
    return Dated(row["id"], cost, None, row["from_on"], row["until_on"], row["set_at"], row["retired_at"])


def _discount(row: dict[str, Any]) -> Dated:
    reason: Translated = required(row["reason"])
    off = Reduction(row["who"], row["per_mille"], reason)
    return Dated(row["id"], None, off, row["from_on"], row["until_on"], row["set_at"], row["retired_at"])

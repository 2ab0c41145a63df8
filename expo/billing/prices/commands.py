"""Setting what booths cost and what is taken off; a price is never changed, only ended and followed by another."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.journal.commands import record
from core.money import Money
from expo.billing.facts import DiscountSet, PriceEnded, PriceSet
from expo.billing.prices.rules import DiscountOverlaps, PriceOverlaps
from expo.billing.prices.tables import Discount, Price
from expo.editions.queries import held
from expo.exhibitors.queries import fair_of
from expo.permissions import Expo
from i18n.text import to_json, written


async def set_price(
    actor: Actor,
    *,
    edition: str,
    item: str,
    kind: str,
    unit: str,
    minor: int,
    from_on: date,
    until_on: date | None,
    now: datetime,
) -> UUID:
    """In the fair's currency, net. Raises PriceOverlaps, Denied, NotFound."""
    require(actor, Expo.PRICE_WRITE)
    async with transaction():
        row = await held(edition)
        each = Money(minor, (await fair_of(row.id)).currency)
        made = Price(
            id=uuid4(),
            edition=row.id,
            item=item,
            kind=kind,
            unit=unit,
            minor=each.minor,
            currency=each.currency,
            from_on=from_on,
            until_on=until_on,
            set_at=now,
        )
        async with refusing({"expo_price_one_a_day": PriceOverlaps()}):
            await Price.insert(made)
        days: dict[str, Any] = {"from_on": from_on, "until_on": until_on}
        worth: dict[str, Any] = {"minor": each.minor, "currency": each.currency}
        told = PriceSet(edition=row.id, price=made.id, item=item, built=kind, **worth, **days)
        await record(actor, told, now=now)
    return made.id


async def set_discount(
    actor: Actor,
    *,
    edition: str,
    who: str,
    per_mille: int,
    reason: Mapping[str, str],
    from_on: date,
    until_on: date | None,
    now: datetime,
) -> UUID:
    """`reason` by language. Raises DiscountOverlaps, Denied, NotFound."""
    require(actor, Expo.PRICE_WRITE)
    async with transaction():
        row = await held(edition)
        source = "ko" if reason.get("ko") else next(tag for tag, text in reason.items() if text)
        made = Discount(
            id=uuid4(),
            edition=row.id,
            who=who,
            per_mille=per_mille,
            reason=to_json(written(source, reason)),
            from_on=from_on,
            until_on=until_on,
            set_at=now,
        )
        async with refusing({"expo_discount_one_a_day": DiscountOverlaps()}):
            await Discount.insert(made)
        told = DiscountSet(
            edition=row.id, discount=made.id, who=who, per_mille=per_mille, from_on=from_on, until_on=until_on
        )
        await record(actor, told, now=now)
    return made.id


async def end_price(actor: Actor, *, edition: str, price: UUID, because: str, now: datetime) -> None:
    """A price or a discount. What was invoiced by it stays as it was. Raises NotFound where it is none in force."""
    require(actor, Expo.PRICE_WRITE)
    async with transaction():
        row = await held(edition)
        ended = []
        for table in (Price, Discount):
            live = (table.id == price) & (table.edition == row.id) & table.retired_at.is_null()
            ended += await table.update({table.retired_at: now}).where(live).returning(table.id)
        if not ended:
            raise NotFound
        await record(actor, PriceEnded(edition=row.id, price=price), now=now, because=because)

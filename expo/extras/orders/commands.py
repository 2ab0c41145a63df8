"""Ordering, changing, cancelling; confirming, refusing and marking as delivered: the counter in the database decides what
is left.
"""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.forms.merging import Lines, merged
from core.journal.commands import record
from core.money import Money
from expo.editions.queries import edition_called
from expo.editions.rules import today_in
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application, locked
from expo.exhibitors.rules import SHOWN
from expo.extras import rules
from expo.extras.facts import ExtraOrdered, OrderChanged, OrderMoved
from expo.extras.orders.queries import Ordered, booths_for, order_of
from expo.extras.orders.telling import tell_exhibitor
from expo.extras.queries import days_of, offer_called
from expo.extras.tables import ExtraOrder
from expo.floor.tables import Booth
from expo.permissions import Expo
from expo.reservations.queries import reservations_of


async def order_extra(
    actor: Actor, exhibitor: UUID, *, extra: str, wish: rules.Wish, seen: Money | None = None, now: datetime
) -> UUID:
    """At today's price, which the exhibitor has `seen`. Raises NotOrderingYet, NotForThisBooth, OrderingClosed, OutOfStock,
    PriceChanged, Invalid, Denied, NotFound.
    """
    async with transaction():
        known, edition = await _acting(actor, exhibitor)
        offer = await offer_called(edition.id, extra)
        today = today_in(edition.zone, now)
        rules.check_ordering(offer, contracted=await may_order(known), kind=known.wishes.kind, today=today)
        booths = await booths_for(exhibitor)
        rules.check_wish(offer, wish, days_of(edition), booths)
        each = offer.price_on(today)
        if seen is not None and seen != each:
            raise rules.PriceChanged
        values = await _wished(edition, wish)
        made = ExtraOrder(
            id=uuid4(),
            extra=offer.id,
            exhibitor=exhibitor,
            each=each.minor,
            currency=each.currency,
            late=offer.opening(today) == "late",
            ordered_at=now,
            ordered_by=str(actor),
            **values,
        )
        async with refusing({"expo_extra_in_stock": rules.OutOfStock(left=offer.left or 0)}):
            await ExtraOrder.insert(made)
        await record(actor, ExtraOrdered(**_worth(known, made.id, offer.code, each, wish.units)), now=now)
    return made.id


async def change_order(actor: Actor, order: UUID, *, wish: rules.Wish, before: Lines, now: datetime) -> None:
    """At the price it was ordered at; what was confirmed is confirmed anew. What a colleague changed since `before` stays.
    Raises TooLate, NotNow, OutOfStock, InvoicedAlready, ChangedMeanwhile, Invalid, Denied, NotFound.
    """
    async with transaction():
        known, edition, one = await _held(actor, order)
        if one.reference:
            raise rules.InvoicedAlready
        rules.check_change(one.state, today=today_in(edition.zone, now), change_until=one.offer.change_until)
        wish = rules.wish_of(merged(before, wish.lines, one.wish.lines))
        rules.check_wish(one.offer, wish, days_of(edition), await booths_for(known.id))
        values: dict[Any, Any] = await _wished(edition, wish)
        values |= {"state": "ordered", "moved_at": now, "moved_by": str(actor), "revision": one.revision + 1}
        left = (one.offer.left or 0) + one.units
        async with refusing({"expo_extra_in_stock": rules.OutOfStock(left=left)}):
            await ExtraOrder.update(values).where(ExtraOrder.id == order)
        await record(actor, OrderChanged(**_worth(known, order, one.offer.code, one.each, wish.units)), now=now)


async def cancel_order(actor: Actor, order: UUID, *, because: str = "", now: datetime) -> None:
    """By the exhibitor until the last day for changes, by staff at any time. Raises TooLate, NotNow, InvoicedAlready."""
    async with transaction():
        known, edition, one = await _held(actor, order)
        await _move(actor, known, edition, one, "cancelled", because, now)


async def move_orders(
    actor: Actor, edition: str, orders: Collection[UUID], *, to: str, because: str = "", now: datetime
) -> int:
    """By staff, all or none: confirmed, delivered, refused (then the exhibitor reads why) or cancelled; each exhibitor gets
    one letter. Raises NothingChosen, NotNow, WhyRefused, InvoicedAlready, Denied, NoSuchOrder.
    """
    require(actor, Expo.EXTRA_WRITE)
    if not orders:
        raise rules.NothingChosen
    async with transaction():
        where = await edition_called(edition)
        found = [await order_of(one) for one in dict.fromkeys(orders)]
        if any(one.edition != where.id for one in found):
            raise rules.NoSuchOrder
        for exhibitor in sorted({one.exhibitor for one in found}, key=str):
            known = await locked(exhibitor)
            theirs = [await order_of(one.id) for one in found if one.exhibitor == exhibitor]
            for one in theirs:
                await _move(actor, known, where, one, to, because, now)
            await tell_exhibitor(to, known, where, theirs, because, now=now)
    return len(found)


async def may_order(known: Application) -> bool:
    """Once there is a contract, or a booth is confirmed."""
    if known.state in SHOWN:
        return True
    return not known.over and any(one.state == "confirmed" for one in await reservations_of(known.id))


async def _move(
    actor: Actor, known: Application, edition: Edition, one: Ordered, to: str, because: str, now: datetime
) -> None:
    side: rules.Side = "organiser" if may(actor, Expo.EXTRA_WRITE) else "exhibitor"
    today = today_in(edition.zone, now)
    rules.check_move(one.state, to, side=side, today=today, change_until=one.offer.change_until, because=because)
    if one.reference and to in ("refused", "cancelled"):
        raise rules.InvoicedAlready
    values: dict[Any, Any] = {"state": to, "refusal": because if to == "refused" else "", "moved_at": now}
    values |= {"moved_by": str(actor), "revision": one.revision + 1}
    async with refusing({"expo_extra_order_billed": rules.InvoicedAlready()}):
        await ExtraOrder.update(values).where(ExtraOrder.id == one.id)
    fact = OrderMoved(**_told(known, one.id, one.offer.code), state=to, was=one.state)
    await record(actor, fact, now=now, because=because)


async def _held(actor: Actor, order: UUID) -> tuple[Application, Edition, Ordered]:
    """Under the exhibitor's lock. Raises NoSuchOrder, Denied."""
    exhibitor = (await order_of(order)).exhibitor
    known, edition = await _acting(actor, exhibitor)
    return known, edition, await order_of(order)


async def _acting(actor: Actor, exhibitor: UUID) -> tuple[Application, Edition]:
    known = await locked(exhibitor)
    if not may(actor, Expo.EXTRA_WRITE):
        require(actor, Expo.APPLICATION_WRITE, known.scope)
    edition = await Edition.objects().get(Edition.id == known.edition)
    if edition is None:
        raise rules.NoSuchExtra
    return known, edition


async def _wished(edition: Edition, wish: rules.Wish) -> dict[str, Any]:
    booth = None
    if wish.booth:
        live = (Booth.edition == edition.id) & (Booth.number == wish.booth) & Booth.retired_at.is_null()
        booth = (await Booth.select(Booth.id).where(live).output(as_list=True) or [None])[0]
    days: Sequence[str] = sorted(one.isoformat() for one in set(wish.days))
    return {
        "quantity": wish.quantity,
        "days": json.dumps(list(days)),
        "units": wish.quantity * max(1, len(days)),
        "place": wish.place,
        "answer": wish.answer,
        "booth": booth,
    }


def _told(known: Application, order: UUID, code: str) -> dict[str, Any]:
    return {"edition": known.edition, "exhibitor": known.id, "order": order, "code": code}


def _worth(known: Application, order: UUID, code: str, each: Money, units: int) -> dict[str, Any]:
    amount = each.times(units)
    return _told(known, order, code) | {"units": units, "minor": amount.minor, "currency": amount.currency}

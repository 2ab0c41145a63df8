"""The sample edition’s prices, issuer, services, orders and badges: invented, through the organiser’s doors."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from core.actor import Actor
from core.forms.rows import Began
from expo.billing.invoices.particulars import set_biller
from expo.billing.invoices.queries import biller_of
from expo.billing.prices.commands import set_price
from expo.billing.prices.tables import Price
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from expo.extras.commands import add_extra
from expo.extras.orders.commands import move_orders, order_extra
from expo.extras.queries import TAGS, TEXTS, days_of
from expo.extras.rules import NotForThisBooth, OrderingClosed, Wish
from expo.extras.tables import Extra
from expo.passes.commands import ask_for_passes
from expo.passes.deciding import set_quotas
from expo.passes.rules import Bearer, Quota
from expo.passes.tables import PassQuota
from seed.reading import whole

FILE = "wsce_2026/extras"
HOSTS = ("SAMPLE-001", "SAMPLE-002", "SAMPLE-003")
"""Whose orders and badges the file has, by contract."""


async def load_extras(actor: Actor, edition: Edition, *, now: datetime) -> bool:
    """Whether the catalogue was new; in the caller's transaction. What is there already stays as an organiser left it."""
    told = whole(FILE)
    opens = edition.starts_on - timedelta(days=told["days"]["opens_before"])
    if not await Price.exists().where(Price.edition == edition.id):
        for one in told["prices"]:
            await set_price(actor, edition=edition.slug, **one, from_on=opens, until_on=None, now=now)
    if await biller_of(edition.id) is None:
        await set_biller(actor, edition=edition.slug, lines=told["biller"], now=now)
    if await Extra.exists().where(Extra.edition == edition.id):
        return False
    for one in told["extras"]:
        late = edition.starts_on - timedelta(days=told["days"]["late_before"])
        await add_extra(actor, edition=edition.slug, lines=_lines(one, opens, late, edition.ends_on), now=now)
    mine = (Exhibitor.edition == edition.id) & Exhibitor.contract_number.is_in(list(HOSTS))
    hosts = await Exhibitor.select(Exhibitor.id).where(mine).order_by(Exhibitor.contract_number).output(as_list=True)
    await _orders(actor, edition, told["orders"], hosts, now)
    await _badges(actor, edition, told, hosts, now)
    return True


async def _orders(actor: Actor, edition: Edition, told: list[dict[str, Any]], hosts: list[UUID], now: datetime) -> None:
    """Of those whose time has not passed."""
    days = days_of(edition)
    for one in (each for each in told if each["exhibitor"] < len(hosts)):
        wanted = tuple(days[place] for place in one.get("days", ()))
        wish = Wish(one["quantity"], wanted, one.get("place", ""), one.get("answer", ""))
        with suppress(OrderingClosed, NotForThisBooth):
            made = await order_extra(actor, hosts[one["exhibitor"]], extra=one["extra"], wish=wish, now=now)
            if one.get("confirmed"):
                await move_orders(actor, edition.slug, {made}, to="confirmed", now=now)


async def _badges(actor: Actor, edition: Edition, told: Mapping[str, Any], hosts: list[UUID], now: datetime) -> None:
    if await PassQuota.exists().where(PassQuota.edition == edition.id):
        return
    quotas = [
        Quota(kind, int(area), number) for kind, steps in told["quotas"].items() for area, number in steps.items()
    ]
    await set_quotas(actor, edition=edition.slug, quotas=quotas, before=Began({}), now=now)
    for one in (each for each in told["badges"] if each["exhibitor"] < len(hosts)):
        bearer = Bearer(one["kind"], one["name"], one["shown_name"], one["post"], tuple(days_of(edition)))
        await ask_for_passes(actor, hosts[one["exhibitor"]], [bearer], now=now)


def _lines(told: Mapping[str, Any], opens: date, late: date, closes: date) -> dict[str, str]:
    """As an organiser would type it."""
    texts = {f"{name}_{tag}": told.get(name, {}).get(tag, "") for name in TEXTS for tag in TAGS}
    return texts | {
        "trade": told["trade"],
        "unit": told["unit"],
        "kind": told["kind"],
        "amount": str(told["amount"]),
        "opens_on": opens.isoformat(),
        "late_on": late.isoformat(),
        "closes_on": closes.isoformat(),
        "late_percent": str(told["late_percent"]),
        "late_amount": "",
        "stock": str(told.get("stock", "")),
        "placed": "yes" if told.get("placed") else "",
    }

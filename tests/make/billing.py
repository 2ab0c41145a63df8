"""Prices, somebody who bills and somebody who is billed, for tests."""

from datetime import date
from typing import Any
from uuid import UUID

from core.actor import SYSTEM
from expo.billing.invoices.commands import issue_invoice
from expo.billing.invoices.particulars import set_biller, set_buyer
from expo.billing.invoices.queries import Paper
from expo.billing.prices.commands import set_price
from expo.billing.prices.tables import Price
from expo.editions.queries import edition_called
from expo.exhibitors.queries import Application
from expo.reservations.commands import assign_booths, hold_booths, move_reservation
from expo.reservations.queries import Held, reservation_of
from tests.conftest import NOW

BILLER = {
    "name_ko": "마당 조직위원회",
    "name_en": "Madang Secretariat",
    "address_ko": "부산광역시 해운대구 APEC로 55",
    "address_en": "55 APEC-ro, Haeundae-gu, Busan",
    "business_number": "123-45-67891",
    "bank": "마당은행 100-200-300000\n예금주 마당 조직위원회",
    "confirms": "",
}
BUYER = {
    "name": "주식회사 마루",
    "business_number": "220-81-62517",
    "address": "서울특별시 중구 세종대로 110",
    "email": "tax@maru.example",
}


async def tariff(slug: str = "wsce-2026", *, minor: int = 2_500_000, **biller: str) -> None:
    """Shell scheme costs `minor` for each 9 m², net, whatever it cost before, and somebody issues the invoices."""
    await Price.delete().where(Price.edition == (await edition_called(slug)).id)
    given: dict[str, Any] = {"item": "space", "kind": "shell", "unit": "booth", "minor": minor}
    await set_price(SYSTEM, edition=slug, **given, from_on=date(2026, 1, 1), until_on=None, now=NOW)
    await set_biller(SYSTEM, edition=slug, lines={**BILLER, **biller}, now=NOW)


async def asked_for(one: Application, booths: list[str]) -> Held:
    """Booths that the exhibitor has asked for, and to whom the invoice goes."""
    await set_buyer(SYSTEM, one.id, BUYER, now=NOW)
    held = await hold_booths(SYSTEM, one.id, booths=booths, now=NOW)
    await move_reservation(SYSTEM, held.id, to="requested", now=NOW)
    return await reservation_of(held.id)


async def billed(one: Application, booths: list[str], part: str = "deposit") -> Paper:
    """An invoice for booths that were asked for."""
    return await issue_invoice(SYSTEM, (await asked_for(one, booths)).id, part=part, now=NOW)


async def confirmed(one: Application, booths: list[str]) -> UUID:
    await set_buyer(SYSTEM, one.id, BUYER, now=NOW)
    return (await assign_booths(SYSTEM, one.id, booths=booths, as_="confirmed", now=NOW)).id

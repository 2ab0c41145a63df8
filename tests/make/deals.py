"""Deals for tests, with amounts and evidence, and those who work on them."""

from typing import Any
from uuid import UUID

from core.actor import Actor
from core.money import Money
from crm.deals.amounts.commands import enter_amount
from crm.deals.amounts.rules import PROVEN, Stated
from crm.deals.commands import find_deal
from crm.deals.lines import EMPTY
from directory.organisations.tables import Organisation
from tests.conftest import NOW
from tests.make.agreements import PDF, country
from tests.make.organisations import organisation


async def house(code: str, *, land: str = "KR", alpha3: str = "KOR") -> Organisation:
    row = await Organisation.objects().where(Organisation.code == code).first()
    return row or await organisation(code, country=await country(land, alpha3))


async def deal(actor: Actor, *, now: Any = NOW, **lines: str) -> str:
    """Its code: a company of ours sells to a city of Peru, unless said otherwise."""
    await house("maker")
    await house("lima", land="PE", alpha3="PER")
    given = {**EMPTY, "name": "Traffic centre", "country": "PE", "lead": "maker", "buyer": "lima"}
    return await find_deal(actor, lines={**given, **lines}, now=now)


def stated(kind: str, minor: int, currency: str = "USD", **changes: Any) -> Stated:
    values: dict[str, Any] = {
        "kind": kind,
        "money": Money(minor, currency),
        "as_of": NOW.date(),
        "source": "The company",
        "grade": "A" if kind == "contract" else "C",
    }
    return Stated(**values | changes)


async def amount(actor: Actor, code: str, kind: str, minor: int, currency: str = "USD", **changes: Any) -> UUID:
    """With a paper where its grade asks for one."""
    said = stated(kind, minor, currency, **changes)
    return await enter_amount(actor, code, said, upload=PDF if said.grade in PROVEN else None, now=NOW)

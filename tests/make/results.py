"""A small world of results: five companies, a meeting, a confidential deal, papers, and those who read them."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from core.access.roles import Role
from core.actor import SYSTEM, Actor
from crm.agreements.days import day_in_seoul
from crm.rates.commands import state_rate
from crm.rates.rules import Rate
from expo.exhibitors.tables import Exhibitor
from expo.meetings.tables import Counterpart, Meeting
from i18n.text import Translated, required, to_json, written
from tests.conftest import NOW
from tests.make.deals import amount, deal, house
from tests.make.editions import edition
from tests.make.timeline import colleague

TODAY = day_in_seoul(NOW)
SECRET = "A bridge that nobody may know of"


@dataclass(frozen=True, slots=True)
class Results:
    """Who is there, and the codes of deals: with a meeting and a contract, of a second and a third company, the confidential
    one of a fourth, and one in Brazil of a fifth.
    """

    kim: Actor
    lead: Actor
    auditor: Actor
    met: str
    second: str
    third: str
    secret: str
    brazil: str


def title(text: str = "성과 2026") -> Translated:
    return required(to_json(written("ko", {"ko": text, "en": "Results 2026"})))


async def results() -> Results:
    """Dollars are 1,400 won; soles have no rate."""
    kim, lead = await colleague("Kim Haneul"), await colleague("Lee Lead", Role.COOPERATION_LEAD)
    auditor = await colleague("Cho Auditor", Role.RESULTS_AUDITOR)
    await state_rate(SYSTEM, Rate("USD", TODAY, Decimal(1400), "A bank"), now=NOW)
    await meeting()
    names = ("two", "three", "four", "five")
    for name in names:
        await house(name)
    met = await deal(kim, name="Traffic centre", edition="wsce-2026", meeting="M-1", field="mobility")
    second, third = [await deal(kim, name=one, lead=one, edition="wsce-2026") for one in names[:2]]
    secret = await deal(lead, name=SECRET, lead="four", sight="confidential", owner=str(lead.account))
    await house("sao-paulo", land="BR", alpha3="BRA")
    brazil = await deal(kim, name="five", lead="five", country="BR", buyer="sao-paulo")
    for code, minor in ((met, 420_000_000), (second, 1_000), (third, 2_000), (brazil, 100)):
        await amount(kim, code, "consulted", minor)
    await amount(kim, met, "expected", 100_000_000)
    await amount(kim, met, "contract", 80_000_000)
    await amount(kim, third, "consulted", 700, "PEN")
    await amount(lead, secret, "consulted", 7_770)
    await amount(kim, second, "mou_value", 9_900_000)
    return Results(kim, lead, auditor, met, second, third, secret, brazil)


async def meeting(code: str = "M-1") -> None:
    """Held an hour ago, at the booth of `maker`, with `lima`."""
    where = await edition()
    seller, buyer = await house("maker"), await house("lima", land="PE", alpha3="PER")
    stand = Exhibitor(id=uuid4(), edition=where.id, organisation=seller.id, code="ABCDEF", begun_at=NOW)
    await Exhibitor.insert(stand)
    visitor = Counterpart(id=uuid4(), edition=where.id, organisation=buyer.id, code="lima")
    await Counterpart.insert(visitor)
    values: dict[Any, Any] = {
        "id": uuid4(),
        "edition": where.id,
        "code": code,
        "exhibitor": stand.id,
        "counterpart": visitor.id,
        "state": "held",
        "begins_at": NOW - timedelta(hours=1),
        "ends_at": NOW - timedelta(minutes=30),
        "language": "es",
        "made_at": NOW,
    }
    await Meeting.insert(Meeting(**values))

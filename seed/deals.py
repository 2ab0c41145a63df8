"""Deals as if some had been followed up: invented, marked as sample, with amounts of several kinds and their evidence."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from msgspec import Struct, convert

from core.access.roles import Role
from core.access.samples import sample_account
from core.actor import Actor
from core.files.uploads import Upload
from core.forms.rows import Began
from core.money import Money
from core.settings import settings
from crm.agreements.days import day_in_seoul
from crm.deals.actions.commands import add_action
from crm.deals.amounts.commands import enter_amount
from crm.deals.amounts.rules import PROVEN, Stated
from crm.deals.commands import find_deal
from crm.deals.consortium.commands import set_consortium
from crm.deals.consortium.rules import Share
from crm.deals.finance.commands import Asked, move_case, open_case
from crm.deals.forecast.commands import set_chance
from crm.deals.lines import EMPTY
from crm.deals.steps.commands import end, take_step
from crm.deals.support.commands import give_support
from crm.deals.tables import Deal
from crm.rates.commands import take_rates
from crm.rates.rules import Rate
from directory.organisations.standing.commands import record_size
from directory.organisations.standing.tables import SizeClass
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition
from seed.reading import contents, whole

EDITION = "wsce-2026"
SOURCE = "예시 (지어낸 값)"
CHANCES = {"identified": 5, "qualified": 10, "developing": 20, "bidding": 30, "negotiating": 50, "preferred": 80}
WON = {"USD": "1391.5", "EUR": "1612.4", "CNY": "195.2"}


FILE = "wsce_2026/deals"
STEP = timedelta(days=17)
"""From one state to the next."""
MILLION = 10**6
Amount = tuple[str, int, str, str, int]
"""Kind, millions, currency, grade, and how many days ago."""


class Told(Struct, frozen=True):
    """`won` and `lost` are why."""

    name: str
    country: str
    lead: str
    buyer: str
    about: str
    way: tuple[str, ...]
    amounts: tuple[Amount, ...]
    consent: str = "unasked"
    shares: Mapping[str, int] = {}
    next: tuple[str, int] = ("", 0)
    won: str = "technology"
    lost: str = ""
    because: str = ""


async def load_deals(actor: Actor, *, now: datetime) -> int:
    """How many were new; in the caller's transaction. Rates and chances are invented too, and so only for a developer's
    machine: elsewhere they would be taken for real ones.
    """
    told, there = convert(contents(FILE, "deals"), list[Told]), await _houses()
    if await Deal.exists() or not {one.lead for one in told} <= there.keys():
        return 0
    await _sizes(actor, there, now)
    owner = await sample_account(actor, Role.COOPERATION_OFFICER, now) if settings().development else None
    for one in told:
        await _deal(actor, one, owner, now)
    if settings().development:
        await _assumed(actor, now)
    return len(told)


async def _houses() -> dict[str, UUID]:
    return {row["code"]: row["id"] for row in await Organisation.select(Organisation.code, Organisation.id)}


async def _sizes(actor: Actor, houses: Mapping[str, UUID], now: datetime) -> None:
    """Of the companies, as if their certificates (중소기업확인서) had been seen."""
    known = {row["organisation"] for row in await SizeClass.select(SizeClass.organisation)}
    for code, size in whole(FILE)["sizes"].items():
        if code in houses and houses[code] not in known:
            since = date(day_in_seoul(now).year - 1, 1, 1)
            await record_size(actor, houses[code], size, begins_on=since, source=SOURCE, now=now)


async def _deal(actor: Actor, told: Told, owner: UUID | None, now: datetime) -> None:
    edition = EDITION if await Edition.exists().where(Edition.slug == EDITION) else ""
    lines = {
        **EMPTY,
        "name": told.name,
        "country": told.country,
        "lead": told.lead,
        "buyer": told.buyer,
        "field": told.about,
        "edition": edition,
        "owner": str(owner or ""),
    }
    code = await find_deal(actor, lines=lines, sample=True, now=now - (len(told.way) + 1) * STEP)
    begun, steps = (len(told.way) + 1) * STEP, enumerate(told.way if owner else ())
    happened: list[tuple[timedelta, Amount | str]] = [
        *((min(timedelta(days=one[-1]), begun), one) for one in told.amounts),
        *(((len(told.way) - number) * STEP, state) for number, state in steps),
    ]
    if told.shares:
        await _consortium(actor, code, told, now - begun)
    for ago, one in sorted(happened, key=lambda each: each[0], reverse=True):
        if isinstance(one, str):
            await take_step(actor, code, one, cause=told.won if one == "contracted" else "", now=now - ago)
        else:
            await _amount(actor, code, one, told.consent, now, ago)
    if told.lost and owner:
        await end(actor, code, "lost", cause=told.lost, because=told.because, now=now)
    if told.next[0] and owner:
        due_on = day_in_seoul(now) + timedelta(days=told.next[1])
        await add_action(actor, code, told.next[0], due_on=due_on, owner=owner, now=now)


async def _amount(actor: Actor, code: str, told: Amount, consent: str, now: datetime, ago: timedelta) -> None:
    """Written down on its day, or when the deal was begun."""
    kind, millions, currency, grade, days = told
    money = Money(millions * 10 ** (0 if currency == "KRW" else 2) * MILLION, currency)
    said = Stated(kind, money, day_in_seoul(now) - timedelta(days=days), SOURCE, grade, consent=consent)
    await enter_amount(actor, code, said, upload=PAPER if grade in PROVEN else None, now=now - ago)


async def _consortium(actor: Actor, code: str, told: Told, now: datetime) -> None:
    """With the finance and the support of the deal that has one."""
    rows = await _houses()
    shares = [
        Share(rows[house], "lead" if house == told.lead else "partner", share)
        for house, share in told.shares.items()
        if house in rows and share
    ]
    await set_consortium(actor, code, shares, Began({}), now=now)
    today = day_in_seoul(now)
    case = await open_case(actor, code, Asked("KSURE", "예시 무역보험", Money(100_000_000, "USD")), now=now)
    await move_case(actor, code, case, "letter", on_date=today - timedelta(days=40), now=now)
    await give_support(
        actor, code, "letter", on_date=today - timedelta(days=90), official="예시 국장", said="예시 지지 서한", now=now
    )


async def _assumed(actor: Actor, now: datetime) -> None:
    today = day_in_seoul(now)
    for state, chance in CHANCES.items():
        await set_chance(actor, state, chance * 10, begins_on=date(today.year, 1, 1), reason=SOURCE, now=now)
    days = [today - timedelta(days=ago) for ago in range(0, 330, 5)]
    found = [Rate(currency, day, Decimal(won), SOURCE) for currency, won in WON.items() for day in days]
    await take_rates(actor, found, now=now)


def _paper() -> bytes:
    """A page that says that it is a sample."""
    stream = "BT /F1 12 Tf 20 50 Td (Sample evidence, invented) Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 240 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    written, places = b"%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj{inside}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


PAPER = Upload("sample-evidence.pdf", _paper())

"""What booths cost: on which day, for whom, and never two prices at once."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from litestar import Litestar

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM
from core.errors import Denied
from core.money import Money
from expo.billing.prices import rules
from expo.billing.prices.commands import end_price, set_discount, set_price
from expo.billing.prices.queries import claims_of, tariff
from expo.billing.prices.rules import Claims, Cost, Reduction, Space, priced, sum_of
from expo.billing.prices.tables import Price
from i18n.text import written
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair

WON = {"ko": "얼라이언스 회원", "en": "Alliance member"}
EARLY, LATE = date(2026, 9, 1), date(2026, 10, 1)


def won(minor: int) -> Money:
    return Money(minor, "KRW")


COSTS = (Cost("space", "shell", "booth", won(2_500_000)), Cost("space", "raw", "m2", won(230_000)))
EXTRAS = (Cost("side", "shell", "side", won(200_000)), Cost("co_exhibitor", "", "each", won(300_000)))


def test_each_line_says_how_its_amount_comes_about() -> None:
    reason = written("ko", WON)
    assert reason is not None
    off = [Reduction("alliance", 100, reason), Reduction("startup", 500, reason)]
    spaces = [Space("A-101", "shell", Decimal(9)), Space("A-102", "shell", Decimal(18))]
    lines = priced(spaces, Claims(2, 1, frozenset({"alliance"})), (*COSTS, *EXTRAS), off)
    assert [one.amount.minor for one in lines] == [2_500_000, 5_000_000, 200_000, 300_000, -750_000]
    assert [one.quantity for one in lines] == ["1", "2", "1", "1", "1"]
    assert sum_of(lines, "KRW", 100).gross == won(7_975_000)


def test_raw_space_is_by_the_square_metre_and_has_no_corner_of_its_own() -> None:
    lines = priced([Space("R-1", "raw", Decimal("40.5"))], Claims(4), (*COSTS, *EXTRAS), [])
    assert [one.amount.minor for one in lines] == [9_315_000]


def test_a_part_of_a_booth_is_counted_so_that_the_unit_price_comes_to_the_amount() -> None:
    (line,) = priced([Space("A-101", "shell", Decimal(6))], Claims(), COSTS, [])
    assert (line.quantity, line.amount) == ("2/3", won(1_666_666))


def test_discounts_together_never_pay_anybody() -> None:
    reason = written("ko", WON)
    assert reason is not None
    off = [Reduction("everybody", 700, reason), Reduction("everybody", 700, reason)]
    assert sum_of(priced([Space("A", "shell", Decimal(9))], Claims(), COSTS, off), "KRW", 100).gross == won(0)


def test_without_a_price_nothing_is_worth_nothing() -> None:
    with pytest.raises(rules.NoPrice):
        priced([Space("O-1", "other", Decimal(9))], Claims(), COSTS, [])


async def set_(slug: str, minor: int, first: date, last: date | None, **changes: Any) -> Any:
    given: dict[str, Any] = {"item": "space", "kind": "shell", "unit": "booth"}
    return await set_price(SYSTEM, edition=slug, **given | changes, minor=minor, from_on=first, until_on=last, now=NOW)


async def test_an_early_price_ends_the_day_before_the_usual_one_begins(db: None) -> None:
    row = await edition("wsce-2026")
    await fair(row.id)
    await set_(row.slug, 2_000_000, EARLY, date(2026, 9, 30))
    await set_(row.slug, 2_500_000, LATE, None)
    by_day = {day: (await tariff(row.id, day)).costs for day in (date(2026, 8, 31), date(2026, 9, 30), LATE)}
    assert [[one.each.minor for one in costs] for costs in by_day.values()] == [[], [2_000_000], [2_500_000]]


async def test_two_prices_for_the_same_thing_on_a_day_are_refused_by_the_database(db: None) -> None:
    row = await edition("wsce-2026")
    price = await set_(row.slug, 2_000_000, EARLY, None)
    with pytest.raises(rules.PriceOverlaps):
        await set_(row.slug, 1_000_000, LATE, LATE)
    await set_(row.slug, 1_000_000, LATE, LATE, kind="raw", unit="m2")
    await end_price(SYSTEM, edition=row.slug, price=price, because="a mistake", now=NOW)
    await set_(row.slug, 1_000_000, LATE, LATE)
    given: dict[str, Any] = {"edition": row.slug, "who": "startup", "reason": WON, "now": NOW}
    await set_discount(SYSTEM, **given, per_mille=100, from_on=EARLY, until_on=LATE)
    with pytest.raises(rules.DiscountOverlaps):
        await set_discount(SYSTEM, **given, per_mille=200, from_on=LATE, until_on=None)


async def test_who_took_part_before_and_is_of_the_alliance_is_known(db: None) -> None:
    await edition("wsce-2025", year=2025)
    await edition("wsce-2026", year=2026)
    known, mine = await exhibitor("maru", state="approved", lines={"alliance": "yes", "open_sides": "2"})
    claims = await claims_of(known)
    assert (claims.groups, claims.open_sides) == (frozenset({"alliance"}), 2)
    with pytest.raises(Denied):
        await set_price(
            mine,
            edition="wsce-2026",
            item="space",
            kind="raw",
            unit="m2",
            minor=1,
            from_on=EARLY,
            until_on=None,
            now=NOW,
        )


async def test_an_organiser_sets_prices_on_a_page_and_a_finance_officer_reads_them(site: Litestar) -> None:
    address = "/desk/wsce-2026/prices"
    await Price.delete(force=True)
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(address)
        wrong = await send(client, address, page, thing="space-booth-shell", amount="1.5", from_on="2026-09-01")
        assert wrong.status_code == 422
        assert "An amount looks like 1,650,000." in wrong.text
        sent: dict[str, str] = {"thing": "space-booth-shell", "amount": "2,500,000", "from_on": "2026-09-01"}
        assert (await send(client, address, page, **sent)).status_code == 303
        again = await send(client, address, await client.get(address), **sent)
        assert again.status_code == 409
        assert "End that one first." in again.text
        discount = {"who": "alliance", "percent": "10", "reason_en": "Alliance member", "from_on": "2026-09-01"}
        assert (await send(client, f"{address}/discounts", page, **discount)).status_code == 303
    async with browser(site, await session_of(await account(role=Role.FINANCE_OFFICER))) as client:
        page = await client.get(address)
        assert "KRW\u00a02,500,000" in page.text
        assert 'name="amount"' not in page.text

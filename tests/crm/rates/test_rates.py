"""Exchange rates: exact, of the right day, missing where they are; and banks' sheets, each row read or refused."""

import asyncio
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from litestar import Litestar

from core.access.roles import Role
from core.money import Money
from crm.rates.commands import RateMeanwhile, state_rate, take_rates
from crm.rates.queries import latest_rates, rates
from crm.rates.rules import AnotherRate, Converted, NoRate, Rate, Rates, Unconverted
from crm.rates.sheets import read
from crm.rates.tables import ExchangeRate
from tests.conftest import NOW
from tests.crm.deals.test_pages import send, somebody, told
from tests.make.accounts import browser
from tests.make.agreements import officer

DAY = date(2026, 11, 27)
USD, JPY = Rate("USD", DAY, Decimal("1391.5"), "Bank"), Rate("JPY", DAY, Decimal("9.0653"), "Bank")


def test_an_amount_is_converted_by_the_rate_of_its_day_or_shown_as_missing() -> None:
    known = Rates([USD, JPY, Rate("USD", DAY - timedelta(days=400), Decimal(1100), "Bank")])
    assert known.convert(Money(420_000_000, "USD"), "KRW", DAY) == Converted(Money(5_844_300_000, "KRW"), (USD,))
    assert known.convert(Money(1_000_000, "JPY"), "USD", DAY + timedelta(days=3)) == Converted(
        Money(651_477, "USD"), (JPY, USD)
    )
    assert known.convert(Money(5, "KRW"), "KRW", DAY) == Converted(Money(5, "KRW"))
    for money, day in (
        (Money(5, "EUR"), DAY),
        (Money(5, "USD"), DAY + timedelta(days=11)),
        (Money(5, "USD"), date.min),
    ):
        assert isinstance(known.convert(money, "KRW", max(day, date(2000, 1, 1))), Unconverted)
    found = known.total([(Money(100, "USD"), DAY), (Money(500, "EUR"), DAY), (Money(7, "KRW"), DAY)], "KRW")
    assert (found.money, [one.money for one in found.missing]) == (Money(1399, "KRW"), [Money(500, "EUR")])


@settings(max_examples=100, deadline=None)
@given(st.integers(-(10**15), 10**15), st.decimals(Decimal("0.0001"), Decimal(100_000), places=4))
def test_a_conversion_is_within_half_of_the_smallest_unit(minor: int, won: Decimal) -> None:
    known = Rates([Rate("USD", DAY, won, "x")])
    found = known.convert(Money(minor, "USD"), "KRW", DAY)
    assert isinstance(found, Converted)
    assert abs(found.money.minor - Fraction(minor, 100) * Fraction(won)) <= Fraction(1, 2)


def test_a_banks_sheet_is_read_in_either_shape_and_each_odd_row_refused() -> None:
    long = read(
        [
            ["하나은행 환율", "", ""],
            ["일자", "통화", "매매기준율"],
            ["2026.11.27", "미국 USD", "1,391.50"],
            ["2026.11.27", "일본 JPY(100)", "906.53"],
            ["", "", ""],
            ["2026.11.27", "XXQ", "5"],
            ["2026.11.27", "KRW", "1"],
            ["the day before", "USD", "1"],
            ["2026.11.27", "EUR", "-"],
            ["2026.11.27", "USD", "1,400"],
        ],
        "Bank",
    )
    assert long.rates == (USD, JPY)
    assert [one.number for one in long.refused] == [6, 7, 8, 9, 10]
    wide = read([["Date", "USD", "JPY 100", "Note"], ["2026-11-27", "1391.5", "906.53", "x"]], "Bank")
    assert (wide.rates, wide.refused) == ((USD, JPY), ())
    assert len(read([["a", "b"], ["c", "d"]], "Bank").refused) == 1
    assert read([], "Bank").rates == ()


@pytest.mark.usefixtures("db")
async def test_a_rate_is_put_right_only_with_a_reason_and_stated_once_by_two_at_once() -> None:
    actor = await officer()
    outcomes: list[Any] = await asyncio.gather(
        *(state_rate(actor, USD, now=NOW) for _ in range(3)), return_exceptions=True
    )
    assert sum(one is True for one in outcomes) == 1
    assert all(one in (True, False) or isinstance(one, RateMeanwhile) for one in outcomes)
    other = Rate("USD", DAY, Decimal("1400.25"), "Another bank")
    with pytest.raises(AnotherRate):
        await state_rate(actor, other, now=NOW)
    assert await state_rate(actor, other, because="The bank corrected it", now=NOW)
    assert (await rates({"USD"})).on("USD", DAY) == other
    assert await take_rates(actor, [USD, JPY], now=NOW) == 1
    for wrong in (
        Rate("KRW", DAY, Decimal(1), "x"),
        Rate("USD", DAY, Decimal(0), "x"),
        Rate("XXQ", DAY, Decimal(1), "x"),
    ):
        with pytest.raises(NoRate):
            await state_rate(actor, wrong, now=NOW)
    assert [row["currency"] for row in await latest_rates()] == ["JPY", "USD"]


async def test_a_sheet_is_looked_at_before_anything_of_it_is_written(site: Litestar) -> None:
    _, _, token = await somebody()
    _, _, auditing = await somebody(Role.AUDITOR)
    day = "2001-03-04"
    content = f"date,currency,rate\n{day},USD,1300.5\n{day},SAR,x\n".encode()
    async with browser(site, token) as client, browser(site, auditing) as auditor:
        page = await client.get("/desk/rates")
        files = {"sheet": ("rates.csv", content, "text/csv")}
        looked = await send(client, "/desk/rates/sheets", page, files=files, source="Bank of tests")
        assert (looked.status_code, "1,300.5" in looked.text, "This is no rate: x" in looked.text) == (200, True, True)
        assert not await ExchangeRate.exists().where(ExchangeRate.source == "Bank of tests")
        rows = f"date,currency,rate\r\n{day},USD,1300.5\r\n"
        await told(await send(client, "/desk/rates/sheets/taking", looked, rows=rows, source="Bank of tests"))
        again = await send(client, "/desk/rates/sheets", page, files=files, source="Bank of tests")
        assert "1 rate is there already, just so." in again.text
        typed = {"currency": "USD", "on_date": day, "won": "1.5", "source": "Hand"}
        refused = await send(client, "/desk/rates", page, **typed, sent="rate")
        assert (refused.status_code, "USD has another rate that day: 1300.5 won" in refused.text) == (409, True)
        shown = await auditor.get(f"/desk/rates?currency=USD&until={day}")
        assert (shown.status_code, "Bank of tests" in shown.text, "Take a bank" in shown.text) == (200, True, False)
        assert (await send(auditor, "/desk/rates", shown, **typed)).status_code == 403

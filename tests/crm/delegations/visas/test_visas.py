"""Who needs a visa, and what the law asks of gifts: by dated rows, on pages, in somebody's day, and as guards of a step."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar

from core.access.roles import Role
from core.money import Money
from crm.delegations.gifts.queries import of_gifts
from crm.delegations.gifts.rules import Present, due_on, rule_for, standing
from crm.delegations.gifts.rules import Rule as Threshold
from crm.delegations.guards import asked_by_parts
from crm.delegations.tables import Visit
from crm.delegations.visas.queries import of_visas
from crm.delegations.visas.rules import TO, NotThatWay, Rule, WhyNeeded, check_move, decide
from i18n.locales import language
from tests.conftest import NOW, started
from tests.crm.agreements.browsing import somebody, told
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import browser
from tests.make.papers import BEGINS, delegates, visit

FREE = Rule(uuid4(), "PE", "ordinary", date(2020, 1, 1), date(2026, 12, 8), 90, "B-1", "a treaty")
LATER = Rule(uuid4(), "PE", "ordinary", date(2026, 12, 9), None, None, "", "its end")
LAW = {"begins_on": "2020-01-01", "report_days": "0", "transfer_days": "30", "source": "공직자윤리법 시행령 제28조"}
RULES = "/desk/visit-rules"


@pytest.mark.parametrize(
    ("kind", "first", "days", "expected"),
    [
        ("ordinary", date(2026, 12, 8), 90, "not_required"),
        ("ordinary", date(2026, 12, 8), 91, "needed"),
        ("ordinary", date(2026, 12, 9), 1, "needed"),
        ("ordinary", date(2019, 12, 31), 1, None),
        ("diplomatic", date(2026, 12, 8), 1, None),
    ],
)
def test_the_rule_of_the_day_of_entry_decides_and_what_no_rule_says_is_unknown(
    kind: str, first: date, days: int, expected: str | None
) -> None:
    found = decide([FREE, LATER], "PE", kind, first, first + timedelta(days=days - 1))
    assert (found.state if found else None) == expected


@given(st.lists(st.sampled_from(sorted(TO)), min_size=1, max_size=12))
def test_no_way_of_a_case_leads_to_a_visa_that_was_not_applied_for(steps: list[str]) -> None:
    state, went = "needed", ["needed"]
    for to in steps:
        try:
            check_move(state, to, "refused" if len(to) % 2 else "")
        except (NotThatWay, WhyNeeded):
            continue
        state = to
        went.append(to)
    assert all(went[number - 1] == "applied" for number, one in enumerate(went) if one in ("granted", "refused"))


@given(st.integers(0, 300_000), st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_a_gift_is_reported_from_the_threshold_of_its_day_on(amount: int, day: date) -> None:
    old = Threshold(uuid4(), date(2025, 6, 1), Money(100_000, "KRW"), 0, 30, "law")
    new = Threshold(uuid4(), date(2026, 6, 1), Money(200_000, "KRW"), 7, 45, "newer law")
    gift = _gift(Money(amount, "KRW"), day)
    rule = rule_for([old, new], gift)
    least = None if day < old.begins_on else 100_000 if day < new.begins_on else 200_000
    expected = "unknown" if least is None else "noted" if amount >= least else "free"
    assert standing(gift, rule) == expected
    assert (due_on(gift, rule) is not None) == (expected == "noted")
    assert rule_for([old, new], _gift(Money(amount, "USD"), day)) is None, "another currency's threshold is never taken"


def _gift(worth: Money, day: date) -> Present:
    return Present(uuid4(), "received", "x", "", None, day, worth, "market", "", "", "noted", None, None, "")


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def keys(step: str, one: Visit) -> list[str]:
    return [each.key for each in await asked_by_parts(step, one.id, now=NOW) if each.key in ("visas", "gifts")]


async def test_a_case_is_decided_by_rows_led_to_its_visa_and_stands_in_the_day_until_then(app: Litestar) -> None:
    one = await visit("Ana Quispe", begins_on=BEGINS + timedelta(days=30), ends_on=BEGINS + timedelta(days=33))
    hidden = await visit("Luis Rojas", sight="confidential", begins_on=one.begins_on, ends_on=one.ends_on)
    (ana,) = await delegates(one.id)
    _, officer, token = await somebody()
    _, _, lead = await somebody(Role.COOPERATION_LEAD)
    here = f"/desk/visits/{one.code}/visas"
    async with browser(app, token) as client, browser(app, lead) as chief:
        rule = {"nation": "PE", "passport_kind": "ordinary", "begins_on": "2020-01-01", "source": "a treaty"}
        assert "Add a rule" not in (await client.get(RULES)).text
        decide_by = {"nation": "PE", "passport_kind": "ordinary", "visa": "C-3-1"}
        refused = await send(client, f"{here}/{ana}", await client.get(here), **decide_by, sent=f"decide-{ana}")
        assert "No rule says so for this nationality" in refused.text
        await told(await send(chief, f"{RULES}/visas", await chief.get(RULES), **rule))
        twice = await send(chief, f"{RULES}/visas", await chief.get(RULES), **rule, sent="visa")
        assert "Another rule holds for some of these days." in twice.text
        for state, days in (("letter_requested", "60"), ("granted", "14")):
            await told(await send(chief, f"{RULES}/leads", await chief.get(RULES), state=state, days=days))
        assert await due(officer) == [
            f"Ana Quispe: decide whether a visa is needed {one.begins_on - timedelta(days=60)}"
        ]
        await told(await send(client, f"{here}/{ana}", await client.get(here), **decide_by))
        assert await keys("in_progress", one) == ["visas"]
        page = await client.get(here)
        skipped = await send(client, f"{here}/{ana}/state", page, to="granted", sent=f"move-{ana}")
        assert "A case does not go from there to there." in skipped.text
        for to in ("letter_requested", "applied", "granted"):
            await told(await send(client, f"{here}/{ana}/state", await client.get(here), to=to))
        assert await keys("in_progress", one) == []
        assert await due(officer) == []
        assert (await client.get(f"/desk/visits/{hidden.code}/visas")).status_code == 404


async def due(actor: object) -> list[str]:
    found = await of_visas(actor, language("en"), date(2027, 12, 31), NOW)  # type: ignore[arg-type]
    return [f"{one.text.strip()} {one.due_on}".replace("\u2068", "").replace("\u2069", "") for one in found]


async def test_a_gift_at_the_threshold_is_reported_and_handed_over_before_the_visit_is_done(app: Litestar) -> None:
    one = await visit("Ana Quispe", state="completed")
    (ana,) = await delegates(one.id)
    _, officer, token = await somebody()
    _, _, lead = await somebody(Role.COOPERATION_LEAD)
    here = f"/desk/visits/{one.code}/gifts"
    vase = {"direction": "received", "what": "Silver vase", "happened_on": "2026-12-08", "basis": "market"}
    async with browser(app, token) as client, browser(app, lead) as chief:
        for currency, amount in (("USD", "100"), ("KRW", "100,000")):
            law = {**LAW, "currency": currency, "amount": amount}
            await told(await send(chief, f"{RULES}/gifts", await chief.get(RULES), **law))
        wrong = await send(client, here, await client.get(here), **vase, amount="1.5", currency="KRW", sent="gift")
        assert "An amount looks like" in wrong.text
        for amount, currency in (("99.99", "USD"), ("100.00", "USD"), ("99,999", "KRW")):
            await told(
                await send(
                    client, here, await client.get(here), **vase, amount=amount, currency=currency, delegate=str(ana)
                )
            )
        assert await keys("reported", one) == ["gifts"]
        (found,) = await of_gifts(officer, language("en"), date(2026, 12, 31), NOW)
        gift = UUID(found.key.removeprefix("gift-"))
        early = await send(
            client, f"{here}/{gift}", await client.get(here), to="transferred", on="2026-12-09", whither="x"
        )
        assert early.status_code == 409
        await told(await send(client, f"{here}/{gift}", await client.get(here), to="reported", on="2026-12-08"))
        (found,) = await of_gifts(officer, language("en"), date(2027, 1, 31), NOW)
        assert found.due_on == date(2027, 1, 7)
        done = {"to": "transferred", "on": "2026-12-20", "whither": "인사혁신처"}
        await told(await send(client, f"{here}/{gift}", await client.get(here), **done))
        assert await keys("reported", one) == []
        assert "Below the threshold" in (await client.get(here)).text

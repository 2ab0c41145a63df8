"""After the show: what was counted, what an exhibitor reports, and the organisers' table of it."""

from datetime import timedelta

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.rules import Denied
from core.journal.tables import Entry
from core.money import Money
from directory.organisations.rules import scope_of
from expo.editions.tables import Edition
from expo.exhibitors.results.commands import answer_closing
from expo.exhibitors.results.exports import export
from expo.exhibitors.results.queries import answer_of
from expo.exhibitors.results.rules import AnsweredMeanwhile, NotOverYet, Said, sums
from i18n.locales import DEFAULT
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.booth_events import SLUG
from tests.make.exhibitors import exhibitor

SAID = {
    "consultations": "12",
    "contracts": "2",
    "consulted_1": "4,200,000",
    "consulted_currency_1": "USD",
    "expected_1": "150000",
    "expected_currency_1": "KRW",
    "again": "yes",
    "renewal": "same",
    "comments": "=More water, please",
}


def test_kinds_and_currencies_are_never_added_together() -> None:
    totals: dict[str, dict[str, Money]] = {}
    for amounts in (
        {"consulted": (Money(100, "USD"), Money(5, "KRW"))},
        {"consulted": (Money(50, "USD"),), "expected": (Money(7, "USD"),)},
    ):
        sums(amounts, totals)
    assert totals == {
        "consulted": {"USD": Money(150, "USD"), "KRW": Money(5, "KRW")},
        "expected": {"USD": Money(7, "USD")},
    }


async def test_nobody_reports_before_it_is_over(site: Litestar) -> None:
    known, mine = await exhibitor("results-early")
    with pytest.raises(NotOverYet):
        await answer_closing(mine, known.id, Said(consultations=1), revision=0, now=NOW)
    acting = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation)))
    async with browser(site, acting) as client:
        page = await client.get(f"/portal/results-early/exhibit/{SLUG}/results")
        assert "It is not over yet" in page.text


async def test_an_exhibitor_reports_and_the_desk_reads_it_as_reported(site: Litestar) -> None:
    known, mine = await exhibitor("results-http")
    early = {Edition.starts_on: NOW.date() - timedelta(days=9), Edition.ends_on: NOW.date() - timedelta(days=7)}
    await Edition.update(early).where(Edition.slug == SLUG)
    own, desk = f"/portal/results-http/exhibit/{SLUG}/results", f"/desk/{SLUG}/results"
    acting = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation)))
    async with browser(site, acting) as client:
        page = await client.get(own)
        assert "What we counted" in page.text
        wrong = await send(client, own, page, **SAID, consulted_2="1", consulted_currency_2="USD")
        assert wrong.status_code == 422
        assert "Each currency once" in wrong.text
        assert (await send(client, own, page, **SAID)).status_code == 303
        assert 'value="4200000.00"' in (await client.get(own)).text
        assert (await client.get(desk)).status_code == 403
    answer = await answer_of(known.id)
    assert answer
    assert answer.said.amounts == {"consulted": (Money(420_000_000, "USD"),), "expected": (Money(150_000, "KRW"),)}
    with pytest.raises(AnsweredMeanwhile):
        await answer_closing(mine, known.id, Said(), revision=0, now=NOW)
    with pytest.raises(Denied):
        await export(mine, edition=SLUG, kind="csv", reader=DEFAULT, because="curious", now=NOW)
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(f"{desk}?only=renewal")
        assert known.code in page.text
        assert "USD 4,200,000.00" in page.text.replace("\u00a0", " ")
        silent = await send(client, f"{desk}/table", page, **{"because": "", "as": "csv"})
        assert silent.status_code == 422, "with everybody in the list"
        table = await send(client, f"{desk}/table", page, **{"because": "For the ministry", "as": "csv"})
        assert "'=More water, please" in table.text, "no cell is taken for a formula"
        assert "4200000.00" in table.text
    assert await Entry.exists().where(Entry.kind == "expo.exhibitors.results_exported")
    async with browser(site, await session_of(await account(role=Role.AUDITOR))) as client:
        assert f'action="{desk}/table"' not in (await client.get(desk)).text

"""What stands in passports: sealed, opened by few who proved who they are, in nothing else, and gone after departure."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from cryptography.exceptions import InvalidTag
from litestar import Litestar
from piccolo.querystring import QueryString

from core.access.roles import Role
from core.access.rules import ConfirmationNeeded
from core.actor import SYSTEM
from core.db.engine import DB
from core.errors import Denied
from core.journal.tables import Entry
from core.mail.tables import Letter
from core.privacy.reads.facts import PersonRead
from core.privacy.retention.commands import destroy_due
from crm.delegations.passports import commands, sealing
from crm.delegations.passports.commands import enter_passport, open_passport
from crm.delegations.passports.facts import PassportOpened
from crm.delegations.passports.rules import Details
from crm.delegations.passports.tables import Passport, PassportLink
from crm.delegations.tables import Visit
from tests.conftest import NOW, started
from tests.crm.agreements.browsing import somebody, told
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import browser
from tests.make.agreements import officer
from tests.make.papers import ENDS, delegates, visit

CANARY = "QZ7391846"
DETAILS = Details(CANARY, date(2031, 5, 6), "PE", "ordinary", "ANA CANARIO QZ")
FIELDS = {"number": CANARY, "expires_on": "2031-05-06", "nation": "PE", "kind": "ordinary", "name": "ANA CANARIO QZ"}
EVERY_TEXT = """
SELECT quote_ident(c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT')
"""


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def tables_with(*secrets: str) -> set[str]:
    """Where one of them stands in a row, in letters or in the bytes of a column."""
    found = set()
    for row in await DB.run_querystring(QueryString(EVERY_TEXT)):
        for one in secrets:
            hexed = one.encode().hex()
            asked = f"SELECT 1 FROM {row['name']} t WHERE t::text ILIKE {{}} OR t::text ILIKE {{}} LIMIT 1"
            if await DB.run_querystring(QueryString(asked, f"%{one}%", f"%{hexed}%")):
                found.add(row["name"])
    return found


async def test_what_stands_in_a_passport_is_shown_by_opening_it_and_nowhere_else(app: Litestar) -> None:
    one = await visit("Ana Quispe")
    (ana,) = await delegates(one.id)
    _, actor, token = await somebody()
    _, _, admin = await somebody(Role.ADMINISTRATOR)
    here = f"/desk/visits/{one.code}/passports"
    async with browser(app, token) as client, browser(app, admin) as chief:
        short = {**FIELDS, "expires_on": "2026-12-09", "sent": f"passport-{ana}"}
        assert (
            "This passport has expired by then"
            in (await send(client, f"{here}/{ana}", await client.get(here), **short)).text
        )
        await told(await send(client, f"{here}/{ana}", await client.get(here), **FIELDS))
        page = await client.get(here)
        assert CANARY not in page.text
        assert await tables_with(CANARY, "CANARIO", "2031-05-06") == set(), "sealed, and in no log of ours"
        opened = await send(client, f"{here}/{ana}/opening", page)
        assert CANARY in opened.text
        assert "no-store" in opened.headers["cache-control"]
        await send(client, f"{here}/{ana}/opening", await client.get(here))
        for kind, number in ((PassportOpened.kind, 2), (PersonRead.kind, 2)):
            assert len(await Entry.select().where(Entry.kind == kind, Entry.actor == str(actor))) == number, "each look"
        for place in ("", "/travel", "/visas", "/letters", "/gifts"):
            answer = await client.get(f"/desk/visits/{one.code}{place}")
            assert CANARY not in answer.text
        assert CANARY not in (await client.get(f"/desk/palette?q={CANARY}")).text.replace(f'value="{CANARY}"', "")
        assert (await chief.get(here)).status_code == 403, "administrators need nobody's passport"
        assert CANARY not in (await chief.get("/desk/audit")).text


async def test_only_who_proved_lately_who_they_are_opens_one_and_it_opens_for_nobody_else(db: None) -> None:
    one = await visit("Ana Quispe", "Luis Rojas")
    ana, luis = await delegates(one.id)
    actor, auditor = await officer(), await officer(Role.AUDITOR)
    await enter_passport(actor, one.code, ana, DETAILS, now=NOW)
    with pytest.raises(ConfirmationNeeded):
        await open_passport(actor, one.code, ana, now=NOW)
    with pytest.raises(Denied):
        await open_passport(auditor, one.code, ana, now=NOW)
    row = await Passport.select().first()
    assert row is not None
    assert sealing.opened(row["sealed"], ana) == DETAILS
    with pytest.raises(InvalidTag):
        sealing.opened(row["sealed"], luis)


@pytest.mark.planted("a passport that is encoded and not sealed")
async def test_the_same_search_finds_one_that_stands_open(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    one = await visit("Ana Quispe")
    (ana,) = await delegates(one.id)
    monkeypatch.setattr(commands, "sealed", lambda details, _delegate: details.number.encode())
    await enter_passport(await officer(), one.code, ana, DETAILS, now=NOW)
    assert await tables_with(CANARY) == {"crm_passport"}


async def test_a_delegate_enters_theirs_once_by_a_link_in_their_language(app: Litestar) -> None:
    one = await visit("Ana Quispe")
    (ana,) = await delegates(one.id)
    _, _, token = await somebody()
    here = f"/desk/visits/{one.code}/passports"
    async with browser(app, token) as client, browser(app) as guest:
        asked = {"address": "ana@example.org"}
        await told(await send(client, f"{here}/{ana}/link", await client.get(here), **asked))
        await told(await send(client, f"{here}/{ana}/link", await client.get(here), **asked))
        mails = await Letter.select(Letter.text, Letter.subject).where(Letter.template == "delegate_passport")
        assert all("su pasaporte" in each["subject"] for each in mails)
        assert len(await PassportLink.select()) == 1, "the newer link takes the place of the former"
        assert (await guest.get("/passport/unknown")).status_code == 404


async def test_passports_are_destroyed_after_departure_and_the_ledger_says_how_many(db: None) -> None:
    actor = await officer()
    gone = await visit("Ana Quispe")
    stays = await visit("Luis Rojas", ends_on=ENDS + timedelta(days=2))
    off = await visit("Rosa Vega", begins_on=None, ends_on=None)
    for one in (gone, stays, off):
        await enter_passport(actor, one.code, (await delegates(one.id))[0], DETAILS, now=NOW)
    await Visit.update({Visit.state: "cancelled", Visit.state_at: NOW}).where(Visit.id == off.id)
    later = NOW.replace(month=12, day=26, hour=0)
    assert (await destroy_due(SYSTEM, now=later - timedelta(days=1, hours=2)))["passports"] == 1, "called off"
    assert (await destroy_due(SYSTEM, now=later + timedelta(hours=15)))["passports"] == 1, "left on the 11th"
    left = await Passport.select(Passport.delegate.visit)
    assert [row["delegate.visit"] for row in left] == [stays.id]
    ledger = await DB.run_querystring(QueryString("SELECT what, number FROM core_destruction WHERE what = 'passports'"))
    assert [row["number"] for row in ledger] == [1, 1]

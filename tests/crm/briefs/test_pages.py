"""The brief of a country: one page of what its reader may know, and nothing of what they may not."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.tables import Account
from core.actor import Actor
from core.journal.tables import Entry
from core.privacy.reads.facts import PeopleRead
from crm.subjects.rules import Subject
from crm.tasks.commands import Chore, add_task
from crm.timeline.commands import add_entry
from directory.people.tables import Appointment
from i18n.text import to_json, written
from tests.conftest import NOW, started
from tests.make.accounts import browser, session_of
from tests.make.agreements import proposed
from tests.make.pages import words_of
from tests.make.timeline import TODAY, account_of, colleague, given, records

BRIEF = "/desk/countries/PE/brief"


@pytest.fixture
async def about(db: None) -> dict[str, Subject]:
    return await records()


@pytest.fixture
async def app(about: dict[str, Subject]) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def shown(app: Litestar, actor: Actor, address: str = BRIEF) -> httpx.Response:
    row = await Account.objects().get(Account.id == account_of(actor))
    assert row is not None
    async with browser(app, await session_of(row)) as client:
        answer = await client.get(address)
        assert answer.status_code == 200, answer.text[:500]
        return answer


async def test_an_officer_reads_a_country_on_one_page_and_takes_it_along(
    app: Litestar, about: dict[str, Subject]
) -> None:
    kim = await colleague("Kim Haneul")
    await _in_post(about, "Viceministra", 3)
    await _in_post(about, "Ministra", 2)
    last = given(about["agreement"], title="Call about the pilot", kind="call", on=TODAY - timedelta(days=2))
    await add_entry(kim, last, now=NOW)
    await add_entry(kim, given(about["country"], title="An older visit", on=TODAY - timedelta(days=9)), now=NOW)
    chore = Chore("Send the minutes", TODAY - timedelta(days=1), account_of(kim), subjects=[about["agreement"]])
    await add_task(kim, chore, now=NOW)
    answer = await shown(app, kim)
    page = words_of(answer.text)
    assert "14 h behind Seoul" in page
    assert page.index("QuispeMinistra") < page.index("QuispeViceministra"), "in protocol order"
    assert "MOU on smart citiesPut forward" in page
    assert "6 December 2026 Call about the pilotCall · MOU on smart cities" in page
    assert "An older visit" not in page
    assert "7 December 2026 Send the minutes OverdueKim Haneul" in page
    for empty in ("Nobody from there exhibits this time.", "Nothing is written down."):
        assert empty in page
    assert "As of 8 December 2026" in page
    assert "printed by Kim Haneul" in page
    looks = await Entry.select(Entry.payload).where(Entry.kind == PeopleRead.kind, Entry.actor == str(kim))
    assert any('"brief"' in str(one["payload"]) for one in looks)
    for tongue in ("ko", "en"):
        paper = await shown(app, kim, f"{BRIEF}.pdf?lang={tongue}")
        assert paper.headers["content-type"] == "application/pdf"
        assert paper.headers["cache-control"] == "private, no-store"
        assert f"pe-brief-20261208-{tongue}.pdf" in paper.headers["content-disposition"]
        assert b"pdfuaid" in paper.content
    assert BRIEF in (await shown(app, kim, "/desk/countries/PE")).text
    record = words_of((await shown(app, kim, "/desk/agreements/mou-peru")).text)
    assert "Last contact: 6 December 2026" in record
    assert "Call about the pilot" in record
    assert "Send the minutes" in record
    assert BRIEF in (await shown(app, kim, "/desk/palette?q=Peru")).text


async def test_a_brief_holds_nothing_that_its_reader_may_not_see(app: Litestar, about: dict[str, Subject]) -> None:
    lead = await colleague("Lee Lead", Role.COOPERATION_LEAD)
    kim, organiser = await colleague("Kim Haneul"), await colleague("Oh Organiser", Role.ORGANISER)
    await _in_post(about, "Ministra", 2)
    code = await proposed(lead, title="비밀교섭협약", sight="confidential")
    secret = given(about["country"], title="A hushed talk", confidential=True, readers=[account_of(lead)])
    await add_entry(lead, secret, now=NOW)
    hers = (await shown(app, lead)).text
    assert "비밀교섭협약" in hers
    assert "Confidential" in hers
    assert "A hushed talk" not in hers, "it would travel with the paper"
    his = words_of((await shown(app, kim)).text)
    for hidden in ("비밀교섭협약", code, "A hushed talk", "Confidential"):
        assert hidden not in his
    assert "No contact within the last twelve months." in his
    assert "MOU on smart cities" in his
    countries = [(await shown(app, one, "/desk/countries/PE")).text for one in (lead, kim, organiser)]
    assert [f"/desk/agreements/{code}" in one for one in countries] == [True, False, False]
    assert ["/desk/agreements/mou-peru" in one for one in countries] == [True, True, False]
    outside = words_of((await shown(app, organiser)).text)
    for hidden in ("MOU on smart cities", "Ana Quispe", "In post now", "Last contact", "Open tasks"):
        assert hidden not in outside


async def _in_post(about: dict[str, Subject], title: str, rank: int) -> None:
    post = to_json(written("es", {"es": title}))
    person, house = about["person"].id, about["organisation"].id
    await Appointment.insert(Appointment(id=uuid4(), person=person, organisation=house, title=post, rank=rank))

"""From the table to the ledger: confirmed by the company, a deal that counts once, and no word of it lost."""

import asyncio
import re
from datetime import timedelta

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM
from core.errors import NotFound
from core.mail.tables import Letter
from core.money import Money
from crm.consultations.advancing import follow_meeting
from crm.consultations.commands import confirm, write_down
from crm.consultations.company.commands import ask_companies
from crm.consultations.leading import attach, open_deal
from crm.consultations.lines import lines_of
from crm.consultations.queries import record_for
from crm.consultations.rules import DealElsewhere
from crm.consultations.tables import ConsultationRecord
from crm.deals.amounts.queries import standing_of
from crm.deals.tables import AmountEntry, Deal
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.consultations import FORM, met, said
from tests.make.pages import words_of
from tests.make.timeline import colleague

LINK = re.compile(r"/consulted/[\w-]{20,}")
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


async def stands(deal: object) -> list[tuple[str, int, str, str]]:
    """Kind, amount, grade and consent of what stands in the ledger."""
    return sorted((one.kind, one.money.minor, one.grade, one.consent) for one in await standing_of([deal]))  # type: ignore[list-item]


async def test_a_deal_comes_from_one_record_and_counts_once_however_many_support_it(db: None) -> None:
    there, kim = await met(), await colleague("Kim Haneul", Role.COOPERATION_LEAD)
    first, second = [
        await follow_meeting(await there.meeting(code, state="held", hours=hour), now=NOW)
        for hour, code in enumerate(("AAAAAA", "BBBBBB"))
    ]
    assert first is not None
    assert second is not None
    for one in (first, second):
        await write_down(SYSTEM, one, said(), {}, by="table", now=NOW)
    both = await asyncio.gather(
        *(open_deal(kim, first, name="Traffic twin of Lima", now=NOW) for _ in range(2)), return_exceptions=True
    )
    assert sorted(type(one) for one in both if not isinstance(one, str)) == [DealElsewhere]
    deal = await Deal.select().first()
    assert deal is not None
    assert await Deal.count() == 1
    assert (deal["meeting"], deal["lead"], deal["buyer"]) == (
        (await record_for(kim, first)).meeting, there.company, there.other_side
    )  # fmt: skip
    heard = [("consulted", 420_000_000, "D", "unasked"), ("expected", 150_000_000, "D", "unasked")]
    assert await stands(deal["id"]) == heard

    await attach(kim, second, deal["code"], newer=False, now=NOW)
    assert await stands(deal["id"]) == heard, "what supports it is not added to it"
    with pytest.raises(DealElsewhere):
        await attach(kim, second, deal["code"], newer=True, now=NOW)

    began = lines_of(said())
    corrected = said(consulted=Money(300_000_000, "USD"))
    await confirm(SYSTEM, first, corrected, began, company=there.company, consent="yes", now=NOW)
    for _ in range(2):
        await confirm(SYSTEM, first, corrected, began, company=there.company, consent="yes", now=NOW)
    assert await stands(deal["id"]) == [("consulted", 300_000_000, "C", "yes"), ("expected", 150_000_000, "C", "yes")]
    assert await AmountEntry.count() == 4, "what was said before is still to be read"
    with pytest.raises(NotFound):
        await confirm(SYSTEM, first, corrected, began, company=there.other_side, consent="yes", now=NOW)


async def test_a_company_confirms_by_its_link_or_in_its_portal_and_nobody_else_s(db: None) -> None:
    there = await met()
    record = await follow_meeting(await there.meeting("AAAAAA", state="held"), now=NOW)
    assert record is not None
    await write_down(SYSTEM, record, said(words="Secret of the river"), {}, by="table", now=NOW)
    vietnam, peru = [await colleague(f"Desk {code}", scope=f"country:{code}") for code in ("VN", "PE")]
    assert await ask_companies(vietnam, edition="wsce-2026", now=NOW) == 0, "nothing of their country waits"
    assert [await ask_companies(one, edition="wsce-2026", now=NOW) for one in (SYSTEM, peru)] == [1, 1]
    texts = [row["text"] for row in await Letter.select(Letter.text)]
    (link,) = {LINK.search(text)[0] for text in texts if LINK.search(text)}  # type: ignore[index]
    scope, other = f"organisation:{there.company}", f"organisation:{there.other_side}"
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope))
    theirs = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=other))
    officer = await session_of(await account(role=Role.COOPERATION_OFFICER))
    async with started() as app_, browser(app_) as company:
        page = await company.get(link, headers={"accept-language": "ko"})
        assert "Secret of the river" in page.text
        assert "견적 요청" in page.text, "what an interpreter ticked in English is read in Korean"
        csrf = CSRF.search(page.text)
        assert csrf is not None
        sent = {**FORM, "csrf": csrf[1], "consent": "no", "words": "We said so."}
        silent = await company.post(f"{link}/{record}", data=sent)
        assert (silent.status_code, "Theirs: Secret of the river" in words_of(silent.text)) == (409, True)
        began = dict(re.findall(r'name="(was_\w+)" value="([^"]*)"', page.text))
        answer = await company.post(f"{link}/{record}", data={**sent, **began})
        assert answer.status_code == 303, words_of(answer.text)
        assert (await company.get(f"{link}x")).status_code == 404
        async with browser(app_, mine) as owner, browser(app_, theirs) as stranger, browser(app_, officer) as desk:
            portal = "/portal/river/consultations"
            assert "We said so." in (await owner.get(portal)).text
            assert (await stranger.get(portal)).status_code == 404
            assert "We said so." not in (await stranger.get("/portal/lima/consultations")).text
            shown = words_of((await desk.get(f"/desk/consultations/{record}")).text)
            assert "confirmed a consultation record for the company; may it be published: No" in shown
            assert "Secret of the river We said so." in shown, "the history says what the company changed"
            listed = words_of((await desk.get("/desk/consultations")).text)
            assert "Confirmed by the company" in listed
            assert "USD 4,200,000.00" in listed.replace("\xa0", " ")


async def test_what_nobody_wrote_of_a_meeting_at_a_booth_its_company_writes_once_it_has_begun(db: None) -> None:
    there = await met()
    record = await follow_meeting(await there.meeting("AAAAAA"), now=NOW)
    begins = NOW + timedelta(hours=1)
    await ConsultationRecord.update({ConsultationRecord.held_at: begins}).where(ConsultationRecord.id == record)
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=f"organisation:{there.company}"))
    portal, clock = "/portal/river/consultations", {"now": NOW}
    async with started(lambda: clock["now"]) as app_, browser(app_, mine) as owner:
        page = await owner.get(portal)
        csrf = CSRF.search(page.text)
        assert csrf is not None
        sent = {**FORM, "csrf": csrf[1], "consent": "yes", "words": "At our booth."}
        early = await owner.post(f"{portal}/{record}", data=sent)
        assert (early.status_code, f"{portal}/{record}" in page.text) == (404, False), "not theirs to write before"
        clock["now"] = begins
        assert f"{portal}/{record}" in (await owner.get(portal)).text
        answer = await owner.post(f"{portal}/{record}", data={**sent, "source": "company"})
        assert answer.status_code == 303, words_of(answer.text)
        shown = words_of((await owner.get(portal)).text)
        assert "At our booth." in shown
        assert "Confirmed by the company" in shown

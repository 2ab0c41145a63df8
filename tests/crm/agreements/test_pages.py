"""Agreements on pages: led to signature by an officer, and edited by two at once."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from crm.agreements.annexes.commands import file_annex
from crm.agreements.annexes.queries import annexes_of
from crm.agreements.commands import edit, lines_now
from crm.agreements.parties.commands import add_party
from crm.agreements.queries import agreement_for
from crm.agreements.rules import CHECKLIST, CONSULTED_NAMES
from crm.agreements.terms.commands import record_event
from crm.agreements.texts.commands import NothingToWeigh, put_text, withdraw_text
from crm.obligations.commands import add_obligation
from directory.people.tables import Appointment
from tests.conftest import NOW
from tests.crm.agreements.browsing import LIST, csrf, paper, somebody, told, until
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import browser
from tests.make.agreements import PDF, led, post_at, promise, proposed
from tests.make.organisations import organisation
from tests.make.pages import words_of


async def test_an_officer_leads_an_agreement_to_its_signature_on_pages(site: Litestar) -> None:
    _, _, token = await somebody()
    _, _, lead = await somebody(Role.COOPERATION_LEAD)
    ours, theirs = await organisation("page-ours"), await organisation("page-theirs")
    async with browser(site, token) as client, browser(site, lead) as chief:
        page = await client.get(f"{LIST}/new")
        empty = await send(client, LIST, page, country="PE", sight="team", effectivity="on_signature")
        assert empty.status_code == 422
        assert "Please give the title in at least one language." in empty.text
        fields = {"title_ko": "협약", "country": "PE", "kind": "memorandum", "sight": "team", "term_months": "24"}
        made = await told(await send(client, LIST, page, **fields, effectivity="on_signature"))
        one = made.headers["location"]
        for to in ("drafting", "consulting"):
            page = await client.get(one)
            await told(await send(client, f"{one}/steps", page, to=to))
        page = await client.get(one)
        assert "The answer is not in: Legal review." in page.text
        assert "Waive it" not in page.text
        refused = await client.post(f"{one}/steps", data={"csrf": csrf(page), "to": "negotiating", "was": "consulting"})
        assert refused.status_code == 409
        page = await chief.get(one)
        await told(await send(chief, f"{one}/waivers", page, key="consulted:legal", because="같은 문안"))
        page = await client.get(one)
        assert 'value="page-ours Inc."' in page.text, "to choose from"
        for said, mistake in (("page-", "fits several"), ("Nobody", "Nothing in the directory is called")):
            refused = await send(client, f"{one}/parties", page, organisation=said, sent="party")
            assert refused.status_code == 422
            assert mistake in refused.text
        for said in ("page-ours Inc.", "page-theirs 주식회사"):
            await told(await send(client, f"{one}/parties", await client.get(one), organisation=said))
        await told(await send(client, f"{one}/steps", await client.get(one), to="negotiating"))
        texts = await client.get(f"{one}/texts")
        await told(await send(client, f"{one}/texts", texts, language="ko", body="제1조 목적\n제2조 기간"))
        await told(await send(client, f"{one}/steps", await client.get(one), to="text_agreed"))
        await _approved_and_signed(client, chief, one, [ours.id, theirs.id])


async def _approved_and_signed(
    client: httpx.AsyncClient, chief: httpx.AsyncClient, one: str, sides: list[UUID]
) -> None:
    page = await chief.get(one)
    await told(await send(chief, f"{one}/approvals", page, document="국제-1"))
    await told(await send(client, f"{one}/steps", await client.get(one), to="approved"))
    for side in sides:
        post = await post_at(side)
        page = await client.get(one)
        who = next(part for part in page.text.split('value="') if f":{post}" in part).split('"')[0]
        await told(await send(client, f"{one}/signatures", page, who=who, on="2026-12-08"))
    page = await chief.get(one)
    await told(await send(chief, f"{one}/waivers", page, key="scan", because="원본 도착 전"))
    page = await client.get(one)
    signed = await told(await send(client, f"{one}/steps", page, signed_on="2026-12-08", signed_in="부산"))
    assert signed.headers["location"] == f"{one}#next"
    page = await client.get(one)
    assert "In effect" in page.text
    assert "Yearly review of what was promised" in page.text
    assert "가나다" in page.text
    assert "Signed outside of the post" not in page.text
    await Appointment.update({Appointment.ends_on: date(2026, 11, 30)}).where(Appointment.organisation == sides[0])
    assert (await client.get(one)).text.count("Signed outside of the post") == 1
    listed = await client.get(f"{LIST}?state=in_force&q=page-ours")
    assert one in listed.text


async def test_what_is_public_was_approved_by_a_second_person(site: Litestar) -> None:
    first, actor, token = await somebody()
    _, chief, second = await somebody(Role.COOPERATION_LEAD)
    code = await proposed(actor, title="공개될 협약", kind="intent", term_months="12")
    await led(actor, chief, code, "signed")
    one = f"{LIST}/{code}"
    both, korean = [
        await add_obligation(actor, code, lines=promise(text, title_en=english), now=NOW)
        for text, english in (("공개할 과제", "A task in public"), ("국문 과제", ""))
    ]
    async with browser(site, token) as client, browser(site, second) as other, browser(site) as reader:

        async def public() -> str:
            return (await reader.get("/ko/wsce-2026/partners")).text

        page = await client.get(one)
        fields = {"title_ko": "공개 제목", "summary_ko": "공개 요약", "told": "보도자료"}
        assert f'value="{both}"' in page.text
        assert (await send(client, f"{one}/publications", page, **fields, promises=str(korean))).status_code == 409
        await told(await send(client, f"{one}/publications", page, **fields, promises=str(both)))
        page = await client.get(one)
        assert f"{one}/publications/approval" not in page.text
        assert (await client.post(f"{one}/publications/approval", data={"csrf": csrf(page)})).status_code == 409
        assert "공개 제목" not in await public()
        approval, there = f"{one}/publications/approval", await other.get(one)
        assert (await send(other, approval, there, publication=str(both))).status_code == 409, "another than was read"
        await told(await send(other, approval, there))
        await until(public, "공개 제목")
        assert "공개할 과제" in await public()
        assert "A task in public" in (await reader.get("/ar/wsce-2026/partners")).text
        async with browser(site, (await somebody(Role.ORGANISER))[2]) as organiser:
            country = await organiser.get("/desk/countries/PE")
        assert ("공개 제목" in country.text, one in country.text) == (True, False), "theirs is what is public"
        changed = await lines_now(actor, await agreement_for(actor, code, now=NOW))
        await edit(actor, code, lines={**changed, "title_ko": "아직 아무도 못 본 제목"}, before=changed, now=NOW)
        await asyncio.sleep(0)
        assert "아직 아무도 못 본 제목" not in await public()
        await told(await client.post(f"{one}/publications/end", data={"csrf": csrf(page), "which": "live"}))
        await until(public, "공개 제목", there=False)
    assert first.id == actor.account


async def _beside(client: httpx.AsyncClient, texts: str) -> None:
    """Two drafts of one language, word by word."""
    beside = (await client.get(f"{texts}?left=1-ko.2&right=1-ko")).text
    shown = ("<del>목적</del>", "<ins>목적과 원칙</ins>", "Draft 2", "Draft 3")
    assert [word in beside for word in shown] == [True, True, True, False]


async def test_two_officers_on_one_agreement_lose_nothing(site: Litestar) -> None:
    """Each sends what they began before the other was done: the second is shown both, and decides."""
    _, kim, token = await somebody()
    _, lee, second = await somebody(Role.COOPERATION_LEAD)
    code = await proposed(kim, kind="intent", term_months="12")
    one = f"{LIST}/{code}"
    async with browser(site, token) as client, browser(site, second) as other:

        async def at_once(path: str, page: str, mine: dict[str, str], theirs: dict[str, str]) -> httpx.Response:
            began = await client.get(page)
            await told(await send(other, f"{one}{path}", await other.get(page), **theirs))
            answer = await send(client, f"{one}{path}", began, **mine)
            assert answer.status_code == 409, path
            return answer

        texts = f"{one}/texts"
        draft = {"language": "ko", "body": "제1조 목적"}
        answer = await at_once("/texts", texts, draft, {**draft, "body": "제1조 약속"})
        assert ("제1조 약속" in answer.text, "제1조 목적</textarea>" in answer.text) == (True, True)
        await told(await send(client, texts, answer, **draft))
        began = await client.get(texts)
        await told(await send(other, texts, await other.get(texts), language="en", body="Article 1"))
        await told(await send(client, texts, began, language="ko", body="제1조 목적과 원칙"))
        await _beside(client, texts)
        await at_once("/texts/weights", texts, {"prevails": "en"}, {"prevails": "ko"})
        await at_once("/steps", one, {}, {})
        began = await client.get(one)
        await told(await send(other, f"{one}/steps", await other.get(one)))
        assert (await send(client, f"{one}/returns", began, to="withdrawn", because="잘못")).status_code == 409
        code = await proposed(kim, kind="intent", term_months="12")
        one = f"{LIST}/{code}"
        await led(kim, lee, code, "signed")
        happened = {"event": "renewed", "on_date": "2026-12-20", "until": "2028-01-31"}
        answer = await at_once("/events", one, {**happened, "until": "2029-01-31"}, happened)
        assert "“In effect”" in answer.text
        await told(await send(client, f"{one}/events", answer, **{**happened, "until": "2029-01-31"}))
    version = (await agreement_for(kim, code, now=NOW)).version
    await record_event(kim, code, "notice", NOW.date(), until=None, evidence="", now=NOW)
    assert (await agreement_for(kim, code, now=NOW)).version == version + 1


async def test_who_answers_files_or_orders_after_another_is_shown_what_the_other_did(site: Litestar) -> None:
    _, kim, token = await somebody()
    _, lee, second = await somebody(Role.COOPERATION_LEAD)
    code, approved = [await proposed(kim, kind=kind, term_months="12") for kind in ("arrangement", "intent")]
    await led(kim, lee, approved, "approved")
    houses = [await organisation(f"ordered-{number}") for number in (1, 2, 3)]
    for house in houses:
        await add_party(kim, code, house.code, now=NOW)
    first, middle, last = [side.id for side in (await agreement_for(kim, code, now=NOW)).sides]
    async with browser(site, token) as client, browser(site, second) as other:

        async def refused(path: str, words: str, mine: Any, theirs: Any, of: str = code, papers: str = "") -> Any:
            one = f"{LIST}/{of}"
            began = await client.get(one)
            await told(await send(other, f"{one}{path}", await other.get(one), paper(papers), **theirs))
            answer = await send(client, f"{one}{path}", began, paper(papers), **mine)
            assert (answer.status_code, f"from {words}" in words_of(answer.text)) == (409, True), path
            return answer

        mine, theirs = ({"contained": "yes", "note": f"{name} 메모"} for name in ("나의", "남의"))
        answer = await refused("/checklist", "“nothing” to “It is in there”", mine, theirs)
        assert ("남의 메모" in answer.text, 'value="나의 메모"' in answer.text) == (True, True)
        await told(await send(client, f"{LIST}/{code}/checklist", answer, **mine))
        mine, theirs = ({"replied_on": "2026-12-08", "reply": f"{name} 회신"} for name in ("나의", "남의"))
        for words in ("“nothing” to “2026-12-08”", "“2026-12-08” to “another answer”"):
            answer = await refused("/consultations/replies", words, mine, theirs, papers="document")
            assert ("남의 회신" in answer.text, 'value="나의 회신"' in answer.text) == (True, True)
        answer = await refused("/scan", "“nothing” to “a paper”", {}, {}, approved, "scan")
        await told(await send(client, f"{LIST}/{approved}/scan", answer, paper("scan")))
        await refused(f"/parties/{last}/moves", "“3” to “2”", {}, {})
        sides = (await agreement_for(kim, code, now=NOW)).sides
        assert [side.id for side in sides] == [first, last, middle], "once, though both asked for it"
        began = await client.get(f"{LIST}/{code}")
        taken = await other.get(f"{LIST}/{code}")
        await told(await send(other, f"{LIST}/{code}/parties/{last}/removal", taken))
        gone = await send(client, f"{LIST}/{code}/parties/{last}/moves", began)
        assert "“2” to “nothing”" in words_of(gone.text)
        before = words_of((await client.get(f"{LIST}/{code}")).text)
        await _silent(client, csrf(gone), f"{LIST}/{code}", f"{LIST}/{approved}", str(middle))
        assert words_of((await client.get(f"{LIST}/{code}")).text) == before, "nothing of it is written"


async def _silent(client: httpx.AsyncClient, token: str, one: str, approved: str, party: str) -> None:
    """A form that does not say what it began from is shown what is there."""
    item, replied = next(iter(CHECKLIST)), next(iter(CONSULTED_NAMES))
    forms = (
        (f"{one}/checklist", "", {"item": item, "contained": "no", "note": "몰래"}),
        (f"{one}/consultations/replies", "document", {"whom": replied, "replied_on": "2026-12-09"}),
        (f"{one}/parties/{party}/moves", "", {}),
        (f"{approved}/scan", "scan", {}),
        (f"{approved}/returns", "", {"to": "withdrawn", "because": "몰래"}),
    )
    for action, name, fields in forms:
        answer = await client.post(action, data={"csrf": token, **fields}, files=paper(name))
        assert (answer.status_code, "meanwhile" in answer.text) == (409, True), action


async def test_a_draft_and_an_annex_are_withdrawn_and_the_annex_put_back_but_what_is_frozen_stays(
    site: Litestar,
) -> None:
    _, owner, token = await somebody()
    _, chief, _ = await somebody(Role.COOPERATION_LEAD)
    code = await proposed(owner)
    await put_text(owner, code, language="ko", body="제1조 목적", upload=None, now=NOW)
    await put_text(owner, code, language="es", body="Objeto del acuerdo", upload=None, now=NOW)
    await file_annex(owner, code, title="별지 제1호", upload=PDF, now=NOW)
    annex = (await annexes_of((await agreement_for(owner, code, now=NOW)).id))[0]
    one = f"{LIST}/{code}"
    paper = f"{one}/papers/{annex['file']}"
    async with browser(site, token) as client:
        await told(await send(client, f"{one}/texts/withdrawals", await client.get(f"{one}/texts"), language="es"))
        page = await client.get(f"{one}/texts")
        assert "Objeto del acuerdo" not in page.text
        assert "제1조 목적" in page.text
        await told(await send(client, f"{one}/annexes/{annex['id']}/withdrawal", page))
        assert (await client.get(paper)).status_code == 404
        page = await client.get(f"{one}/texts")
        assert "별지 제1호" in page.text
        await told(await send(client, f"{one}/annexes/{annex['id']}/return", page))
        assert (await client.get(paper)).content.startswith(b"%PDF")
        other = await proposed(owner, kind="intent", term_months="12")
        await led(owner, chief, other, "text_agreed")
        page = await client.get(f"{LIST}/{other}/texts")
        assert "/texts/withdrawals" not in page.text
    with pytest.raises(NothingToWeigh):
        await withdraw_text(owner, other, "ko", now=NOW)


async def test_two_officers_with_the_same_page_open_see_each_others_words(site: Litestar) -> None:
    _, owner, own = await somebody()
    _, _, token = await somebody()
    code = await proposed(owner, title="처음 제목")
    one = f"{LIST}/{code}"
    async with browser(site, own) as client, browser(site, token) as other:
        mine, theirs = await client.get(f"{one}/edit"), await other.get(f"{one}/edit")
        rest = {"country": "PE", "sight": "team", "effectivity": "on_signature", "renewal_months": "12"}
        rest |= {"notice_days": "0", "decide_days": "90", "owner": str(owner.account)}
        await told(await send(other, one, theirs, **rest, title_ko="남의 제목", term_months="36"))
        both = await send(client, one, mine, **rest, title_ko="나의 제목", title_en="Mine")
        assert both.status_code == 409
        for words in ("나의 제목", "남의 제목", "처음 제목"):
            assert words in both.text
        await told(await send(client, one, both, **rest, title_ko="둘이 정한 제목", title_en="Mine", term_months="36"))
    card = await agreement_for(owner, code, now=NOW + timedelta(days=1))
    assert (card.title.renditions["ko"].text, card.title.renditions["en"].text) == ("둘이 정한 제목", "Mine")
    assert card.terms.months == 36

"""The whole story of the house in a real browser: invited under an agreement, met at a table, signed a year later, published
with a figure that somebody who sees nothing else follows to the paper.
"""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from playwright.async_api import FilePayload, expect
from pypdf import PdfReader

from tests.core.files.drawn import document
from tests.journeys.telling import DESK, PHONE, SLUG, Story, link_in, prepared, story, words_of

ON_THE_DAY = datetime(2026, 12, 9, 1, 40, tzinfo=UTC)
TWO_MONTHS, A_YEAR = datetime(2027, 2, 15, 1, tzinfo=UTC), datetime(2027, 12, 15, 1, tzinfo=UTC)
GUEST, DEAL = "Ana Torres Vega", "리마 교차로 신호"
CLOSED = ("/desk/deals", "/desk/visits", "/desk/consultations", "/desk/people", "/desk/agreements", "/desk/meetings")

pytestmark = pytest.mark.browser
__all__ = ["story"]


async def test_from_the_invitation_to_a_figure_that_leads_back_to_its_paper(story: Story) -> None:
    visit = await _invited(story)
    await prepared(visit)
    await _programme_in_the_pocket(story, visit)
    meeting = await _meeting_arranged(story)
    story.turn_to(ON_THE_DAY)
    await _written_at_the_table(story, meeting)
    await _confirmed_by_the_company(story)
    await _deal_opened(story, meeting, visit)
    story.turn_to(TWO_MONTHS)
    await _asked_again(story, {"likely_0": "yes"}, {"amount_0": "3,900,000"})
    story.turn_to(A_YEAR)
    signed = {"amount_0": "3,800,000", "on_0": "2027-11-30"}
    await _asked_again(story, {"signed_0": "yes", "consent_0": "yes"}, signed, document())
    await _judged(story)
    name = await _published(story, visit)
    await _followed_back(story, name)


async def _invited(story: Story) -> str:
    """From the agreement to a numbered letter; the code of the visit."""
    async with story.on(DESK, "officer") as page:
        await page.goto("/desk/agreements/mou-peru-2018")
        await page.get_by_role("link", name="새 방문").click()
        for name, value in (
            ("title_ko", "페루 차관 방한"),
            ("title_es", "Visita de la viceministra"),
            ("begins_on", "2026-12-08"),
            ("ends_on", "2026-12-10"),
            ("organisation", "lima"),
        ):
            await page.fill(f"main [name={name}]", value)
        await page.select_option("main [name=edition]", SLUG)
        await page.get_by_role("button", name="제안하기").click()
        await page.get_by_role("button", name="초청장 발송 완료").click()
        await page.get_by_role("link", name="구성원 추가").click()
        for name, value in (("name_en", GUEST), ("organisation", "lima"), ("title_en", "Vice-minister")):
            await page.fill(f"main form[action$='/people'] [name={name}]", value)
        await page.select_option("[name=rank]", "3")
        await page.select_option("[name=new_role]", "head")
        await page.select_option("[name=new_language]", "es")
        await page.get_by_role("button", name="등록하고 추가").click()
        await page.get_by_role("link", name="초청장", exact=True).first.click()
        await page.locator("details:has(form[action$='/letters']) > summary").click()
        form = page.locator("form[action$='/letters']")
        await form.locator("[name=name]").fill("TORRES VEGA ANA")
        await form.locator("[name=title_en]").fill("Visit of Peru’s vice-minister")
        await form.locator("[name=language]").select_option("es")
        await form.locator("[name=signatory]").select_option(index=1)
        await form.get_by_role("button", name="발급").click()
        letter = page.get_by_role("link", name=re.compile(r"^2026-\d{4}$"))
        paper = await page.request.get(str(await letter.get_attribute("href")))
        words = words_of(await paper.body())
        for told in (await letter.inner_text(), "TORRES VEGA ANA", "Carta de invitación", "초청장"):
            assert told in words
        return page.url.split("/")[5]


async def _programme_in_the_pocket(story: Story, visit: str) -> None:
    """A session is added, the programme is published, and the guest has it on a phone and on paper without an account."""
    async with story.on(DESK, "officer") as page:
        await page.goto(f"/desk/visits/{visit}/travel")
        await expect(page.get_by_text("모두 맞습니다")).to_be_visible()
        await page.get_by_role("link", name="방문 일정").first.click()
        await page.get_by_role("link", name="항목 더하기").click()
        await page.select_option("main [name=kind]", "session")
        await page.select_option("main [name=session]", index=1)
        await page.get_by_role("button", name="저장").click()
        await page.get_by_role("button", name="1판 공표하기").click()
        await page.get_by_role("link", name="방문 일정").first.click()
        await page.get_by_role("link", name="링크와 캘린더").click()
        await page.get_by_role("button", name="링크 만들기").first.click()
        link = str(await page.get_by_role("link", name="열기").first.get_attribute("href"))
    async with story.on(PHONE, language="es") as phone:
        await phone.goto(link)
        await expect(phone.get_by_role("heading", level=1)).to_have_text(GUEST)
        for told in ("Almuerzo", "Ciudad piloto", "martes, 8 de diciembre de 2026"):
            await expect(phone.locator("main")).to_contain_text(told)
        paper = await phone.request.get(f"{link}/programme.pdf?lang=ar")
        assert len(PdfReader(BytesIO(await paper.body())).pages) >= 1
        await phone.get_by_role("link", name="العربية").click()
        await expect(phone.locator("html")).to_have_attribute("dir", "rtl")


async def _meeting_arranged(story: Story) -> str:
    """Asked for by the guest without an account, accepted in the portal, put at a table with an interpreter; its code."""
    async with story.on(DESK, "officer") as page:
        await page.goto("/desk/visits")
        await page.get_by_role("link", name="엑스포 상담").first.click()
        await page.get_by_role("link", name="시간표").click()
        await page.get_by_role("link", name="상대 기관").click()
        await page.locator("main").get_by_role("link", name="lima").click()
        await page.get_by_label("이름").fill(GUEST)
        await page.get_by_label("이메일").fill("ana@lima.example")
        await page.select_option("[name=tongue]", "es")
        await page.get_by_role("button", name="링크 보내기").click()
        await expect(page.locator("#link")).to_contain_text("ana@lima.example")
    async with story.on(PHONE, language="es") as phone:
        await phone.goto(await link_in("ana@lima.example", "/meeting/"))
        await phone.locator("main p").get_by_role("link", name="Con quién reunirse").click()
        await phone.get_by_role("link", name="river").click()
        await phone.get_by_label("De qué le gustaría hablar").fill("Semáforos para Lima")
        await phone.get_by_role("button", name="Pedir una reunión").click()
        await expect(phone.locator("main")).to_contain_text("Semáforos para Lima")
    async with story.on(PHONE, "company") as phone:
        await phone.goto(f"/portal/river/exhibit/{SLUG}/meetings/plan")
        await phone.get_by_role("button", name="이 시간으로 수락").click()
        await expect(phone.locator("main")).to_contain_text("확정")
    async with story.on(DESK, "officer") as page:
        await page.goto(f"/desk/{SLUG}/meetings?day=2026-12-09")
        await page.locator("main").get_by_role("link", name="lima").first.click()
        await page.select_option("main [name=table]", "T03")
        await page.select_option("main [name=interpreter]", label="김예시 (스페인어 및 한국어)")
        await page.get_by_role("button", name="저장").click()
        await expect(page.locator("main")).to_contain_text("T03")
        return page.url.split("/")[-1].partition("#")[0]


async def _written_at_the_table(story: Story, meeting: str) -> None:
    """By the interpreter, on a phone, with the code that lies on the table."""
    async with story.on(DESK, "officer") as page:
        await page.goto("/desk/consultations")
        await page.get_by_role("link", name="상담 테이블 링크").click()
        await page.get_by_role("button", name="테이블 6곳의 링크 발급").click()
        card = page.locator("main .qr-card", has_text="T03")
        link = str(await card.get_by_role("link", name="작성 화면 열기").get_attribute("href"))
    async with story.on(PHONE) as phone:
        await phone.goto(link)
        form = phone.locator(f"form[action$='/at/{meeting}']")
        for name, value in (("outcome", "negotiating"), ("next_step", "quotation"), ("source", "interpreter")):
            await form.locator(f"label:has([name={name}][value={value}])").click()
        await form.locator("[name=product]").fill("교차로 신호 제어")
        await form.locator("[name=consulted]").fill("4,200,000")
        await form.locator("[name=expected]").fill("1,500,000")
        await form.locator("[name=horizon]").select_option("12")
        await form.get_by_role("button", name="저장").click()
        await expect(phone.get_by_text("접수되었습니다").first).to_be_visible()


async def _confirmed_by_the_company(story: Story) -> None:
    async with story.on(DESK, "officer") as page:
        await page.goto("/desk/consultations")
        await page.get_by_role("link", name="기업 확인 요청").click()
        await page.get_by_role("button", name="기업 1곳").click()
        await expect(page.get_by_role("status")).to_be_visible()
    async with story.on(PHONE) as phone:
        await phone.goto(await link_in("contact@expo.example", "/consulted/"))
        await expect(phone.locator("main")).to_contain_text("4,200,000")
        await phone.locator("label:has([name=consent][value=yes])").click()
        await phone.get_by_role("button", name="맞습니다").click()
        await expect(phone.get_by_role("status")).to_be_visible()


async def _deal_opened(story: Story, meeting: str, visit: str) -> None:
    """It knows by itself with which visit, and under which agreement, the other side came."""
    async with story.on(DESK, "officer") as page:
        await page.goto("/desk/consultations")
        await page.locator("main").get_by_role("link", name=meeting).click()
        await page.get_by_label("안건 이름").fill(DEAL)
        await page.get_by_role("button", name="이 상담에서 안건 만들기").click()
        await page.locator("main").get_by_role("link", name=DEAL).first.click()
        for address in (f"/desk/visits/{visit}", "/desk/agreements/mou-peru-2018", f"/desk/{SLUG}/meetings/{meeting}"):
            await expect(page.locator(f"main a[href='{address}']").first).to_be_visible()


async def _asked_again(story: Story, picked: dict[str, str], typed: dict[str, str], paper: bytes | None = None) -> None:
    """A wave's letters wait for a second person; the company answers by its link."""
    from crm.followups.work import prepare_due  # noqa: PLC0415 -- only after the database has been named

    await prepare_due(now=story.now)
    async with story.on(DESK, "lead") as page:
        await page.goto("/desk/followups")
        wave = page.locator("main tr", has_text="메일 검토 대기").last
        await expect(wave).to_contain_text("아직 발송 전")
        await wave.get_by_role("link").click()
        await expect(page.get_by_role("table")).to_contain_text("아직 발송 전")
        await page.get_by_role("button", name="메일 발송").click()
        await expect(page.get_by_role("button", name="메일 발송")).to_have_count(0)
    async with story.on(PHONE) as phone:
        await phone.goto(await link_in("contact@expo.example", "/followup/"))
        await expect(phone.locator("main")).to_contain_text(DEAL)
        for name, value in picked.items():
            await phone.locator(f"label:has([name={name}][value={value}])").click()
        for name, value in typed.items():
            await phone.fill(f"main [name={name}]", value)
        if paper is not None:
            file = FilePayload(name="contract.pdf", mimeType="application/pdf", buffer=paper)
            await phone.set_input_files("[name=evidence_0]", file)
        await phone.get_by_role("button", name="보내기").click()
        await expect(phone.get_by_role("status")).to_be_visible()


async def _judged(story: Story) -> None:
    async with story.on(DESK, "officer") as page:
        await page.goto("/desk/followups")
        await page.get_by_role("link", name="심사할 증빙").click()
        paper = page.get_by_role("region", name="river")
        await paper.locator("[name=grade][value=A]").check()
        await paper.get_by_role("button", name="기록하기").click()
        await expect(paper).to_have_count(0)


async def _published(story: Story, visit: str) -> str:
    """Frozen by one, published by another; the name of the report."""
    async with story.on(DESK, "officer") as page:
        await page.goto("/desk/results")
        await page.select_option("[name=visit]", visit)
        await page.get_by_role("button", name="보기").click()
        await page.get_by_text("이 수치를 보고서로 확정").click()
        await page.fill("[name=title_ko]", "페루 차관 방한의 성과")
        await page.get_by_role("button", name="확정", exact=True).click()
        await page.wait_for_url("**/reports/*")
        await expect(page.get_by_role("button", name="공개하기")).to_have_count(0)
        report = page.url
    async with story.on(DESK, "lead") as page:
        await page.goto(report)
        await page.get_by_role("button", name="공개하기").click()
        await page.locator("main").get_by_role("link", name="공개 페이지").wait_for()
        paper = await page.request.get(f"{report}/paper.pdf?lang=en")
        assert "3,800,000" in words_of(await paper.body())
    return report.split("/")[-1]


async def _followed_back(story: Story, name: str) -> None:
    """Three clicks by somebody who sees nothing else of the desk."""
    async with story.on(DESK, "auditor", language="en") as page:
        for _ in range(50):  # the shelf is put in order a moment after
            await page.goto(f"/en/results/{name}")
            if await page.locator("main h1").count():
                break
            await page.wait_for_timeout(200)
        await page.locator("main a[href*='side=total'][href*='measure=contracted']").first.click()
        await page.locator("main").get_by_role("link", name=DEAL).click()
        paper = page.locator("main a[href*='/papers/']").first
        async with page.expect_download() as coming:
            await paper.click()
        assert (await (await coming.value).path()).read_bytes() == document()
        await page.locator("main a[href$='/meeting']").first.click()
        await expect(page.locator("main")).to_contain_text("T03")
        for address in CLOSED:
            answer = await page.request.get(address)
            assert (address, answer.status) == (address, 403)

"""An officer's week in a real browser, in Korean: from Monday's overdue obligation to Friday's brief on paper."""

import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect
from pypdf import PdfReader

from core.access.roles import Role
from core.access.tables import Account
from tests import database
from tests.conftest import NOW
from tests.journeys.conftest import _free_port, _until_ready
from tests.journeys.looking import errors_of
from tests.make.accounts import account, session_of

MONDAY = datetime(2026, 12, 14, 0, 30, tzinfo=UTC)
"""Half past nine in Seoul; the sample's agreement with Malaysia can be given notice of until 30 December."""
AGREEMENT = "/desk/agreements/mou-malaysia-2019"
OBLIGATION = "말레이시아 스마트시티 사전타당성조사 공동 수행 (예시)"
LETTER = "Pre-feasibility report attached"

pytestmark = pytest.mark.browser


@dataclass
class Week:
    """A site whose clock stands where it is put, and the colleagues who work there."""

    browser: Browser
    base: str
    hands: Path
    now: datetime = MONDAY

    def turn_to(self, days: int) -> None:
        """The morning so many days after Monday."""
        self.now = MONDAY + timedelta(days=days)
        self.hands.write_text(self.now.isoformat())

    @asynccontextmanager
    async def at_the_desk(self, who: Account) -> AsyncIterator[Page]:
        """Signed in anew, as every morning; fails when the page logs an error."""
        context = await self.browser.new_context(
            base_url=self.base, locale="ko-KR", timezone_id="Asia/Seoul", viewport={"width": 1440, "height": 900}
        )
        cookies = {"madang": await session_of(who, now=self.now), "language": "ko"}
        await context.add_cookies([{"name": name, "value": value, "url": self.base} for name, value in cookies.items()])
        page = await context.new_page()
        errors = errors_of(page)
        yield page
        await context.close()
        assert errors == []


@pytest.fixture
async def week(browser: Browser, tmp_path: Path) -> AsyncIterator[Week]:
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named
    from tests.make.worlds import sample_world  # noqa: PLC0415 -- only after the database has been named

    hands, port = tmp_path / "clock", _free_port()
    hands.write_text(MONDAY.isoformat())
    async with pool():
        await database.empty()
        await sample_world(NOW)
        environment = {**os.environ, "PORT": str(port), "BASE_URL": f"http://localhost:{port}"}
        process = subprocess.Popen([sys.executable, "-m", "tests.journeys.clocked", str(hands)], env=environment)
        try:
            await _until_ready(f"http://127.0.0.1:{port}")
            yield Week(browser, f"http://localhost:{port}", hands)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


async def test_the_week_goes_from_mondays_day_to_fridays_brief_on_paper(week: Week, tmp_path: Path) -> None:
    officer = await account(role=Role.COOPERATION_OFFICER, name="김하늘", now=MONDAY)
    colleague = await account(role=Role.COOPERATION_OFFICER, name="이도윤", now=MONDAY)
    await _monday(week, officer)
    week.turn_to(1)
    await _tuesday(week, officer, tmp_path)
    week.turn_to(2)
    await _wednesday(week, officer, colleague)
    week.turn_to(3)
    await _thursday(week, officer, colleague)
    week.turn_to(4)
    await _friday(week, officer)


async def _monday(week: Week, officer: Account) -> None:
    """What is late, and that the renewal is to be decided from now on; both lead to the agreement."""
    async with week.at_the_desk(officer) as page:
        await page.goto("/desk/today")
        late = page.locator("section", has=page.get_by_role("heading", name="기한 지남"))
        await expect(late.get_by_role("link", name=OBLIGATION)).to_be_visible()
        ahead = page.locator("section", has=page.get_by_role("heading", name="기한은 나중이나 지금부터 결정할 일"))
        await expect(ahead.locator("li", has_text="한–말레이시아").locator("time")).to_have_attribute(
            "datetime", "2026-12-30"
        )
        await ahead.locator("li", has_text="한–말레이시아").get_by_role("link").click()
        await page.wait_for_url(f"**{AGREEMENT}")
        await expect(page.get_by_text("갱신 결정 필요").first).to_be_visible()


async def _tuesday(week: Week, officer: Account, folder: Path) -> None:
    """A mail goes into the agreement's timeline, and a task follows from it."""
    async with week.at_the_desk(officer) as page:
        await page.goto(AGREEMENT)
        await page.get_by_role("link", name="전체 타임라인").click()
        await page.get_by_text("메일 가져오기 (.eml)").click()
        await page.locator("input[name=letter]").set_input_files(_mail(folder, officer, week.now))
        await page.get_by_role("button", name="가져오기").click()
        await page.wait_for_url("**/edit")
        await page.get_by_role("button", name="저장").click()
        await expect(page.get_by_role("heading", name=LETTER)).to_be_visible()
        await page.get_by_role("link", name="할 일 추가").click()
        await page.get_by_label("할 일").first.fill("보고서 검토 의견 회신")
        await page.get_by_label("기한").fill("2026-12-24")
        await page.get_by_label("담당자").select_option(label="김하늘")
        await page.get_by_role("button", name="저장").click()
        await expect(page.locator("#tasks")).to_contain_text("보고서 검토 의견 회신")
        await expect(page.locator("#tasks")).to_contain_text("김하늘")


async def _wednesday(week: Week, officer: Account, colleague: Account) -> None:
    """What was late is delivered with what proves it, and somebody else verifies it."""
    for who, state, said in (
        (officer, "delivered", "최종보고서 (12월 16일 접수)"),
        (officer, "verified", ""),
        (colleague, "verified", ""),
    ):
        async with week.at_the_desk(who) as page:
            await page.goto(AGREEMENT)
            row = page.locator("section", has=page.locator("#obligations")).locator("li", has_text=OBLIGATION)
            await row.locator("summary").click()
            await row.locator("select[name=to]").select_option(state)
            await row.locator("input[name=said]").fill(said)
            await row.get_by_role("button", name="저장").click()
            if who is officer and state == "verified":
                await expect(row.get_by_role("alert")).to_contain_text("다른 사람이 확인합니다")
                continue
            await page.wait_for_url(f"**{AGREEMENT}#obligations")
    async with week.at_the_desk(officer) as page:
        await page.goto(AGREEMENT)
        row = page.locator("section", has=page.locator("#obligations")).locator("li", has_text=OBLIGATION)
        for told in ("최종보고서", "이도윤"):
            await expect(row).to_contain_text(told)


async def _thursday(week: Week, officer: Account, colleague: Account) -> None:
    """Two change it at once: what only one touched stays, of what both touched the second sees mine, theirs and before."""
    async with week.at_the_desk(officer) as mine, week.at_the_desk(colleague) as theirs:
        for page in (mine, theirs):
            await page.goto(f"{AGREEMENT}/edit")
        await theirs.locator("input[name=title_ko]").fill("한–말레이시아 스마트시티 협력 협약")
        await theirs.locator("input[name=title_en]").fill("MOU on smart cities with Malaysia")
        await theirs.get_by_role("button", name="저장").click()
        await theirs.wait_for_url(f"**{AGREEMENT}")
        await mine.locator("input[name=title_ko]").fill("한–말레이시아 도시 협력 협약")
        await mine.locator("select[name=owner]").select_option(label="김하늘")
        await mine.get_by_role("button", name="저장").click()
        notice = mine.locator(".notice-warn:not([hidden])")
        for label, line in (
            ("내 내용", "한–말레이시아 도시 협력 협약"),
            ("상대 내용", "한–말레이시아 스마트시티 협력 협약"),
            ("이전 내용", "한–말레이시아 스마트시티 협력 업무협약"),
        ):
            await expect(notice.locator("p", has_text=label)).to_contain_text(line)
        await expect(notice).not_to_contain_text("MOU on smart cities")
        await mine.get_by_role("button", name="저장").click()
        await mine.wait_for_url(f"**{AGREEMENT}")
        await expect(mine.get_by_role("heading", level=1)).to_have_text("한–말레이시아 도시 협력 협약")
        await expect(mine.get_by_text("김하늘").first).to_be_visible()
        await mine.goto(f"{AGREEMENT}/edit")
        await expect(mine.locator("input[name=title_en]")).to_have_value("MOU on smart cities with Malaysia")


async def _friday(week: Week, officer: Account) -> None:
    """One page says what became of it, on the screen and in both languages on paper."""
    async with week.at_the_desk(officer) as page:
        await page.goto("/desk/countries/MY")
        await page.get_by_role("link", name="국가 브리프").click()
        sheet = page.locator("article.sheet")
        for told in ("한–말레이시아 도시 협력 협약", LETTER, "보고서 검토 의견 회신", "김하늘", "자이날 아리핀"):
            await expect(sheet).to_contain_text(told)
        await expect(sheet).not_to_contain_text(OBLIGATION)
        for number, told in enumerate(("한–말레이시아 도시 협력 협약", "MOU on smart cities with Malaysia")):
            paper = await page.request.get(
                str(await page.locator("a[href*='brief.pdf']").nth(number).get_attribute("href"))
            )
            words = _words_of(await paper.body())
            for part in (told, LETTER, "보고서 검토 의견 회신"):
                assert part.replace(" ", "") in words, words


def _mail(folder: Path, to: Account, at: datetime) -> Path:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "suriakumari@cities.example", str(to.email), LETTER
    letter["Date"], letter["Message-ID"] = at - timedelta(hours=2), "<week@cities.example>"
    letter.set_content("Please find the report attached. We await your comments by 24 December.")
    file = folder / "letter.eml"
    file.write_bytes(letter.as_bytes())
    return file


def _words_of(paper: bytes) -> str:
    """Without blanks, which lines are broken at."""
    pages = PdfReader(BytesIO(paper)).pages
    assert len(pages) == 1
    return "".join("".join(page.extract_text() for page in pages).split())

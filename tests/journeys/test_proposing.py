"""A proposal in Arabic from a phone, reviewed and accepted at the desk, confirmed, in the tray of the board."""

import os
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM
from core.clock import system_clock
from core.db.engine import pool
from core.mailings.commands import release
from core.mailings.tables import Mailing
from expo.programme.tables import Session
from expo.proposals.tables import Proposal
from tests.journeys.looking import troubles_of
from tests.make.accounts import account, session_of

DESK = "/desk/wsce-2026"
TITLE = "أرصفة تروي حكاياتها"
ABSTRACT = "ما تعلمناه من ترميم أربعين رصيفاً مع سكانها."
LOOK = os.environ.get("LOOKED_AT")


async def opened(
    browser: Browser, base_url: str, role: Role, tag: str, width: int, dark: bool = False
) -> tuple[Page, Account]:
    async with pool():
        now = system_clock()
        made = await account(role=role, now=now)
        token = await session_of(made, now=now)
    context = await browser.new_context(
        base_url=base_url,
        bypass_csp=True,
        viewport={"width": width, "height": 844},
        color_scheme="dark" if dark else "light",
    )
    await context.add_cookies(
        [{"name": "madang", "value": token, "url": base_url}, {"name": "language", "value": tag, "url": base_url}]
    )
    return await context.new_page(), made


async def looked_at(page: Page, name: str) -> None:
    """No violation, not wider than the screen; a picture of it where one is wanted."""
    if LOOK:
        await page.screenshot(path=Path(LOOK) / f"{name}.png", full_page=True)
    assert await troubles_of(page) == []


async def pressed(page: Page, selector: str) -> None:
    async with page.expect_navigation():
        await page.locator(selector).first.click()


async def proposed(phone: Page) -> str:
    """By a thumb: a draft that lacks a title is kept, is told what it lacks when sent in, and goes when it has it."""
    await phone.goto("/ar/wsce-2026/call")
    await looked_at(phone, "call-ar-390-dark")
    await pressed(phone, "main form[action*='/call/'] button")
    await phone.select_option("[name=spoken]", "ar")
    await phone.fill("[name=abstract_ar]", ABSTRACT)
    await pressed(phone, "button[value=keep]")
    await expect(phone.locator("[name=abstract_ar]")).to_have_value(ABSTRACT)
    await pressed(phone, "button[value=send]")
    await expect(phone.locator("[data-summary]")).to_be_visible()
    await looked_at(phone, "mistakes-ar-390-dark")
    await phone.fill("[name=title_ar]", TITLE)
    for name in ("track", "format", "minutes"):
        await phone.select_option(f"[name={name}]", index=1)
    await phone.fill("[name=name]", "ليلى النموذجية")
    await phone.fill("[name=note]", "أصل مساء اليوم الأول.")
    await phone.check("[name=agreed]")
    await pressed(phone, "button[value=send]")
    await expect(phone.locator(".notice-ok")).to_be_visible()
    await looked_at(phone, "sent-ar-390-dark")
    return phone.url.split("?")[0].rsplit("/", 1)[1]


async def reviewed(desk: Page, judge: Page, whom: Account, code: str) -> None:
    """Asked for by the editor, marked by somebody who learns no name."""
    await desk.goto(f"{DESK}/calls")
    await pressed(desk, "tbody a")
    await desk.fill("[name=address]", str(whom.email))
    await pressed(desk, "form[action$='/reviewers'] button.button-primary")
    await looked_at(desk, "desk-call-ko-1440")
    await judge.goto(f"{DESK}/reviews")
    await looked_at(judge, "reviews-ko-390")
    await pressed(judge, f"a[href$='/reviews/{code}']")
    await expect(judge.locator("main")).not_to_contain_text("ليلى")
    for place in range(2):
        await judge.check(f"[name=score_{place}][value='5']")
    await pressed(judge, "#mine ~ form button.button-primary, form[data-keep] button.button-primary")
    await looked_at(judge, "review-ko-390")


async def accepted(desk: Page, code: str) -> None:
    await desk.goto(f"{DESK}/proposals?sort=normalised")
    await looked_at(desk, "proposals-ko-1440")
    await desk.check(f"[name=pick][value='{code}']")
    await desk.select_option("[name=decision]", "accept")
    await pressed(desk, "form[action$='/decisions'] button.button-primary")
    await desk.goto(f"{DESK}/proposals/{code}")
    await looked_at(desk, "proposal-ko-1440")
    await desk.goto(f"{DESK}/calls")
    await pressed(desk, "tbody a")
    await pressed(desk, "form[action$='/letters'] button")
    async with pool():
        row = await Proposal.select(Proposal.letters).where(Proposal.code == code).first()
        assert row is not None
        mailing = await Mailing.select(Mailing.id).where(Mailing.batch == row["letters"]).first()
        assert mailing is not None
        await release(SYSTEM, mailing["id"], now=system_clock())


async def test_a_proposal_goes_from_a_phone_in_arabic_to_the_tray_of_the_board(browser: Browser, base_url: str) -> None:
    phone, _ = await opened(browser, base_url, Role.ATTENDEE, "ar", 390, dark=True)
    desk, _ = await opened(browser, base_url, Role.PROGRAMME_EDITOR, "ko", 1440)
    judge, whom = await opened(browser, base_url, Role.COOPERATION_OFFICER, "ko", 390)
    code = await proposed(phone)
    await reviewed(desk, judge, whom, code)
    await accepted(desk, code)
    await phone.goto(f"/account/proposals/{code}")
    await looked_at(phone, "accepted-ar-390-dark")
    await pressed(phone, "form[action$='/confirmation'] button")
    await phone.goto("/account/proposals")
    await looked_at(phone, "mine-ar-390-dark")
    async with pool():
        row = await Proposal.select(Proposal.session.code.as_alias("session")).where(Proposal.code == code).first()
        assert row is not None
        assert await Session.exists().where(Session.code == row["session"])
    await desk.goto(f"{DESK}/programme")
    await expect(desk.locator(f"[href*='{row['session']}'], [data-session='{row['session']}']").first).to_be_attached()
    await expect(desk.locator("body")).to_contain_text(TITLE)
    for one in (phone, desk, judge):
        await one.context.close()

"""Links without an account: told to no other site, taken back, and not to be guessed from one place by trying."""

import re

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM
from core.mail.tables import Letter
from core.web.unlisted import MOST_GUESSES
from crm.consultations.advancing import follow_meeting
from crm.consultations.commands import write_down
from crm.consultations.company.commands import ask_companies
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.consultations import met, said

LINK = re.compile(r"/consulted/[\w-]{20,}")
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


async def sent_link() -> str:
    """The one of the letter that was written last."""
    await ask_companies(SYSTEM, edition="wsce-2026", now=NOW)
    texts = await Letter.select(Letter.text).order_by(Letter.id)
    return {LINK.search(row["text"])[0] for row in texts}.pop()  # type: ignore[index]


async def test_a_link_is_told_to_nobody_can_be_taken_back_and_a_hall_behind_one_address_is_not_locked_out(
    db: None,
) -> None:
    there = await met()
    record = await follow_meeting(await there.meeting("AAAAAA", state="held"), now=NOW)
    assert record is not None
    await write_down(SYSTEM, record, said(words="Secret of the river"), {}, by="table", now=NOW)
    link, door = await sent_link(), f"/consulting/{(await there.door()).token}"
    officer = await session_of(await account(role=Role.COOPERATION_OFFICER))
    async with started() as app_, browser(app_) as company, browser(app_, officer) as desk:
        for page in (link, door):
            kept = (await company.get(page)).headers
            assert (kept["cache-control"], kept["x-robots-tag"], kept["referrer-policy"]) == (
                "private, no-store",
                "noindex",
                "same-origin",
            )
        guesses = [(await company.get(f"{link}{one}")).status_code for one in range(MOST_GUESSES + 1)]
        assert guesses == [404] * MOST_GUESSES + [429]
        assert "Secret of the river" in (await company.get(link)).text, "who holds a link is not who guesses"
        asking = "/desk/consultations/asking/wsce-2026"
        asked = (await desk.get(asking)).text
        assert ("Written to so far: 1 of 1, last on" in asked, "Write to 1 company again" in asked) == (True, True)
        csrf = CSRF.search(asked)
        assert csrf is not None
        taken = [(await desk.post(f"{asking}/river/withdrawal", data={"csrf": csrf[1]})).status_code for _ in range(2)]
        assert taken == [303, 404]
        taken_back = (await desk.get(asking)).text
        assert ("Written to so far" in taken_back, "Write to 1 company again" in taken_back) == (False, False)
        assert "Write to 1 company" in taken_back
        again = await company.get(link)
        assert (again.status_code, "Secret" in again.text) == (429, False), "it is a guess like any other"
    await Letter.delete(force=True)
    assert await sent_link() != link

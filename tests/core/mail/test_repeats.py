"""Letters of which nobody knows whether they left are looked at together, and those that were chosen leave again."""

from uuid import uuid4

from core.access.roles import Role
from core.journal.tables import EntryValue
from core.mail.commands import post
from core.mail.drafts import Draft, Recipient
from core.mail.tables import Letter
from tests.conftest import NOW
from tests.core.access.devices.test_pairing import app
from tests.core.access.entering import send
from tests.make.accounts import account, browser, session_of

PAGE = "/desk/mail/repeats"
PLAIN = Draft("test", subject="Where we meet", lines=("At noon.",))
WAY_IN = Draft("test", subject="Your way in", lines=("At noon.",), secret=True)
__all__ = ["app"]


async def _written(draft: Draft, state: str) -> str:
    letter = await post(draft, Recipient(f"{uuid4()}@maru.example", "김민지", "ko"), now=NOW)
    await Letter.update({Letter.state: state}).where(Letter.id == letter)
    return str(letter)


async def test_what_was_ticked_is_sent_again_with_a_reason_and_what_was_decided_meanwhile_is_not(app) -> None:  # type: ignore[no-untyped-def]
    unsure, secret, decided = [await _written(one, "unsure") for one in (PLAIN, WAY_IN, PLAIN)]
    failed = await _written(PLAIN, "failed")
    async with browser(app, await session_of(await account(role=Role.ORGANISER))) as desk:
        assert PAGE in (await desk.get("/desk/mail")).text
        page = await desk.get(PAGE)
        assert (page.text.count('name="letter"'), page.text.count(" checked")) == (3, 2), (
            "no way in is chosen beforehand"
        )
        assert (await send(desk, PAGE, page, because="")).status_code == 422
        assert (await send(desk, PAGE, page, because="the worker was killed", letter="nonsense")).status_code == 422
        await Letter.update({Letter.state: "withdrawn"}).where(Letter.id == decided)
        for one, status in ((unsure, 303), (decided, 409), (failed, 409)):
            answer = await send(desk, PAGE, page, because="the worker was killed", letter=one)
            assert answer.status_code == status
        trail = await desk.get(f"/desk/audit?record={unsure}")
        assert trail.status_code == 403, "the trail is for others"
    rows = await Letter.select(Letter.id, Letter.state)
    assert {str(row["id"]): row["state"] for row in rows} == {
        unsure: "queued",
        secret: "unsure",
        decided: "withdrawn",
        failed: "failed",
    }
    assert [row["after"] for row in await EntryValue.select(EntryValue.after).where(EntryValue.field == "reason")] == [
        "the worker was killed"
    ]

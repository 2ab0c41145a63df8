"""Letters: in their reader's language, sent once, and nothing in them becomes a header."""

import asyncio
import dataclasses
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.mail import queries, sending
from core.mail.commands import post
from core.mail.drafts import Draft, Recipient
from core.mail.rules import LEASE
from core.mail.sending import message_of, send_due
from core.mail.tables import Letter
from core.settings import settings
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of

DRAFT = Draft("test", subject="Please sign in first.", lines=("Please sign in first.",), secret=True)
MINJI = Recipient("minji@maru.example", "김민지", "ko")


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


class Postbox:
    """A mail server that keeps what it is given; `temper` says no to the first so many."""

    def __init__(self, temper: list[str]) -> None:
        self.letters: list[bytes] = []
        self.temper = temper

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        if self.temper:
            return self.temper.pop()
        self.letters.append(envelope.content)
        return "250 kept"


@pytest.fixture
def postbox(monkeypatch: pytest.MonkeyPatch) -> Any:
    box = Postbox([])
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    given = dataclasses.replace(settings(), smtp_url=f"smtp://127.0.0.1:{port}")
    monkeypatch.setattr(sending, "settings", lambda: given)
    yield box
    controller.stop()


async def state_of(letter: Any) -> tuple[str, str]:
    row = await Letter.select(Letter.state, Letter.text).where(Letter.id == letter).first()
    assert row is not None
    return row["state"], row["text"]


async def test_a_letter_is_in_the_language_of_its_reader_and_leaves_once(app: Litestar, postbox: Postbox) -> None:
    letter = await post(DRAFT, MINJI, now=NOW)
    assert "먼저 로그인해" in (await state_of(letter))[1]
    assert [await send_due(NOW), await send_due(NOW)] == [1, 0]
    sent = message_from_bytes(postbox.letters[0], policy=policy.default)
    assert sent["to"].addresses[0].display_name == "김민지"
    assert sent["message-id"] == f"<{letter}@expo.example>"
    assert sent["content-language"] == "ko"
    assert 'lang="ko"' in sent.get_body(("html",)).get_content()
    assert await state_of(letter) == ("sent", ""), "a way in is not kept once it is sent"


async def test_a_server_that_says_later_is_asked_later_and_one_that_says_never_is_not(
    app: Litestar, postbox: Postbox
) -> None:
    letter = await post(DRAFT, MINJI, now=NOW)
    postbox.temper = ["550 nobody of this name", "451 come back later"]
    await send_due(NOW)
    assert (await state_of(letter))[0] == "queued"
    assert await send_due(NOW) == 0, "not before its time"
    await send_due(NOW + timedelta(minutes=1))
    assert (await state_of(letter))[0] == "failed"
    assert postbox.letters == []


async def test_what_may_have_left_is_not_sent_again_by_itself(app: Litestar, postbox: Postbox) -> None:
    """The worker died between handing over and writing it down: a person decides."""
    letter = await post(DRAFT, MINJI, now=NOW)
    await Letter.update({Letter.state: "sending", Letter.lease_until: NOW + LEASE}).where(Letter.id == letter)
    assert await send_due(NOW + LEASE - timedelta(seconds=1)) == 0
    assert (await state_of(letter))[0] == "sending", "the worker may still be alive"
    assert await send_due(NOW + LEASE) == 0
    assert (await state_of(letter))[0] == "unsure"
    assert postbox.letters == []


async def test_many_workers_send_each_letter_once(app: Litestar, postbox: Postbox) -> None:
    for number in range(40):
        await post(DRAFT, Recipient(f"p{number}@maru.example", "P", "en"), now=NOW)
    await asyncio.gather(*(send_due(NOW) for _ in range(5)))
    ids = [message_from_bytes(one)["message-id"] for one in postbox.letters]
    assert (len(ids), len(set(ids))) == (40, 40)


HOSTILE = "Kim\r\nBcc: everybody@evil.example\r\n\r\n<p>hello"


@pytest.mark.planted("mail header injection")
async def test_a_name_never_becomes_a_header(app: Litestar, postbox: Postbox) -> None:
    await post(DRAFT, Recipient("kim@maru.example", HOSTILE, "en"), now=NOW)
    await send_due(NOW)
    sent = message_from_bytes(postbox.letters[0], policy=policy.default)
    assert (sent["bcc"], len(sent["to"].addresses)) == (None, 1)
    naive = f"To: {HOSTILE} <kim@maru.example>\r\n\r\ntext".encode()
    assert message_from_bytes(naive)["bcc"] == "everybody@evil.example", "the twin: put together by hand, it does"


async def test_the_desk_shows_ways_in_only_where_there_is_no_mail_server(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = await post(DRAFT, MINJI, now=NOW)
    page = f"/desk/mail/{letter}/html"
    async with browser(app, await session_of(await account(role=Role.ADMINISTRATOR))) as client:
        answer = await client.get(page)
        assert (answer.status_code, "sandbox" in answer.headers["content-security-policy"]) == (200, True)
        given = dataclasses.replace(settings(), smtp_url="smtp://mail.example")
        monkeypatch.setattr(queries, "settings", lambda: given)
        assert (await client.get(page)).status_code == 410
        assert (await client.get(f"/desk/mail/{letter}")).status_code == 200
        assert (await client.get(f"/desk/mail/{uuid4()}")).status_code == 404


def test_a_message_has_both_parts_and_says_that_nobody_wrote_it() -> None:
    row = {
        "id": uuid4(),
        "address": "a@b.example",
        "name": "A",
        "language": "ar",
        "subject": "مرحبا",
        "text": "نص",
        "html": "<p dir=rtl>نص</p>",
        "batch": None,
    }
    message = message_of(row, NOW)
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert message["auto-submitted"] == "auto-generated"


async def test_who_has_a_letter_sent_again_says_why_and_it_stands_in_its_history(app: Litestar) -> None:
    letter = await post(DRAFT, MINJI, now=NOW)
    await Letter.update({Letter.state: "failed"}).where(Letter.id == letter)
    token = await session_of(await account(role=Role.ADMINISTRATOR))
    async with browser(app, token) as client:
        page, sent = f"/desk/mail/{letter}", {"csrf": token_for(token)}
        silent = await client.post(f"{page}/again", data={**sent, "because": " "})
        assert (silent.status_code, "mistake-because" in silent.text) == (422, True)
        assert (await state_of(letter))[0] == "failed", "nothing is sent without a reason"
        assert (await client.post(f"{page}/again", data={**sent, "because": "Asked by telephone."})).status_code == 303
        assert (await state_of(letter))[0] == "queued"
        assert "Asked by telephone." in (await client.get(page)).text
        again = await client.post(f"{page}/again", data={**sent, "because": "Asked by telephone."})
        assert again.status_code == 409, "somebody has decided already"

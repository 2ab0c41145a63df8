"""Whether the mail server answers is found out without sending anything; that it does not is a finding."""

import dataclasses
import socket
from datetime import UTC, datetime
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from core.mail import reaching
from core.settings import settings

NOW = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)


class Silent:
    """A mail server that would remember what it is given."""

    letters = 0

    async def handle_DATA(self, *_given: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        self.letters += 1
        return "250 kept"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _asked(monkeypatch: pytest.MonkeyPatch, server: str | None) -> dict[str, Any]:
    async def progress(_done: int, _total: int) -> None: ...

    given = dataclasses.replace(settings(), smtp_url=server)
    monkeypatch.setattr(reaching, "settings", lambda: given)
    return dict(await reaching.WORK.run({}, NOW, progress))


async def test_a_server_that_answers_gets_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    box = Silent()
    controller = Controller(box, hostname="127.0.0.1", port=_free_port())
    controller.start()
    found = await _asked(monkeypatch, f"smtp://127.0.0.1:{controller.port}")
    controller.stop()
    assert (found["well"], box.letters) == (True, 0)


async def test_one_that_does_not_is_a_finding_that_names_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    found = await _asked(monkeypatch, f"smtp://kim:hush-hush@127.0.0.1:{_free_port()}")
    assert found["well"] is False
    assert "hush-hush" not in found["said"]
    assert await _asked(monkeypatch, None) == {"said": "–", "well": True}

"""The trail narrowed by who and when, and taken out: with a reason, seen, and so that each line can be checked."""

import json
from datetime import date, timedelta

import pytest

from app import create_app
from core.access.csrf import token_for
from core.access.roles import Role
from core.access.rules import ConfirmationNeeded
from core.access.sessions.queries import actor_of
from core.access.trail import exports
from core.access.trail.queries import Wanted, counted, trail
from core.actor import SYSTEM
from core.errors import Denied
from core.journal.chain import verify
from seed.commands import load_everything
from tests.conftest import NOW, running
from tests.make.accounts import account, browser, session_of


async def test_the_trail_is_narrowed_by_who_and_when(db: None) -> None:
    await load_everything(SYSTEM, now=NOW)
    whole, seoul = await counted(SYSTEM, Wanted()), (NOW + timedelta(hours=9)).date()
    assert whole > 100
    assert await counted(SYSTEM, Wanted(since=seoul, until=seoul)) == whole
    assert await counted(SYSTEM, Wanted(since=seoul + timedelta(days=1))) == 0
    assert await counted(SYSTEM, Wanted(until=date(2020, 1, 1))) == 0
    assert await counted(SYSTEM, Wanted(who="madang")) == whole
    assert await counted(SYSTEM, Wanted(who="nobody like that")) == 0
    assert len(await trail(SYSTEM, Wanted(kind="expo.releases.programme_released"))) == 1


async def test_what_is_taken_out_can_be_checked_and_stands_in_the_trail_itself(db: None) -> None:
    await load_everything(SYSTEM, now=NOW)
    token = await session_of(await account(role=Role.AUDITOR, name="=cmd()"))
    async with running(create_app(clock=lambda: NOW + timedelta(minutes=1))) as app, browser(app, token) as auditor:
        page = (await auditor.get("/desk/audit?who=madang")).text
        assert "released the programme as number …" in page
        sent = {"csrf": token_for(token), "shape": "jsonl", "kind": "expo.releases.programme_released"}
        refused = await auditor.post("/desk/audit/exports", data=sent)
        assert refused.status_code == 422
        taken = await auditor.post("/desk/audit/exports", data={**sent, "because": "The yearly audit."})
        assert taken.headers["content-disposition"].endswith('.jsonl"')
        first, *lines = [json.loads(line) for line in taken.text.splitlines()]
        assert [line["kind"] for line in lines] == ["expo.releases.programme_released"]
        number, _, digest = first["head"].partition(":")
        assert (len(digest), len(lines[0]["digest"])) == (64, 64)
        assert int(number) > 0
        sheet = await auditor.post("/desk/audit/exports", data={**sent, "shape": "csv", "kind": "", "because": "=1+1"})
        assert "'=cmd()" in sheet.text
        assert ",=cmd()" not in sheet.text
        assert "The yearly audit." in (await auditor.get("/desk/audit")).text
    assert [one async for one in verify()] == []


async def test_only_who_may_lately_proved_and_not_too_many_at_once(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    await load_everything(SYSTEM, now=NOW)
    actors = {}
    for role in (Role.AUDITOR, Role.PRIVACY_OFFICER):
        actors[role] = await actor_of(await session_of(await account(role=role)), NOW)
    auditor, officer = actors[Role.AUDITOR], actors[Role.PRIVACY_OFFICER]
    assert auditor is not None
    assert officer is not None
    with pytest.raises(Denied):
        await exports.export(officer, Wanted(), because="x", now=NOW)
    with pytest.raises(ConfirmationNeeded):
        await exports.export(auditor, Wanted(), because="x", now=NOW + timedelta(minutes=11))
    monkeypatch.setattr(exports, "MOST", 5)
    with pytest.raises(exports.TooMany):
        await exports.export(auditor, Wanted(), because="x", now=NOW)

"""Speakers asked to tell of themselves: by a link that is theirs alone, reminded once, without losing what editors wrote."""

import re
from datetime import timedelta

import httpx
import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.errors import NotFound
from core.jobs.registry import Work
from core.mail.tables import Letter
from expo.editions.queries import edition_called
from expo.programme.tables import Session
from expo.speakers.desk.commands import change_profile
from expo.speakers.invitations.commands import invite_again, invite_speaker, whose, withdraw_invitation
from expo.speakers.invitations.tables import Invitation
from expo.speakers.invitations.work import WORK
from expo.speakers.queries import profile_called, profiles_of, sessions_of
from expo.speakers.rules import InvitedAlready
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.worlds import sample_world

EDITION = "wsce-2026"
LINK = re.compile(r"/speaking/([\w-]{20,})")


async def somebody() -> str:
    """The code of a speaker who is in a session that may be recorded."""
    row = await edition_called(EDITION)
    parts = await sessions_of(row.id)
    recorded = {one["code"] for one in await Session.select(Session.code).where(Session.recorded.eq(True))}
    return next(
        one.code for one in await profiles_of(row.id) if any(code in recorded for code, _ in parts.get(one.id, ()))
    )


async def links() -> list[str]:
    """In the order of the letters."""
    rows = await Letter.select(Letter.text).order_by(Letter.made_at)
    return [found[1] for row in rows if (found := LINK.search(row["text"]))]


async def quiet(_done: int, _total: int) -> None:
    """Nobody looks."""


async def run(work: Work, days: int) -> int:
    count: int = (await work.run({}, NOW + timedelta(days=days), quiet))["count"]
    return count


async def test_a_link_is_good_until_a_newer_one_and_somebody_silent_is_reminded_once(db: None) -> None:
    await sample_world(NOW)
    code = await somebody()
    given = {"edition": EDITION, "code": code, "now": NOW - timedelta(days=20)}
    await invite_speaker(SYSTEM, address="speaker@example.org", language="es", **given)
    with pytest.raises(InvitedAlready):
        await invite_speaker(SYSTEM, address="other@example.org", language="es", **given)
    assert await run(WORK, 30) == 0  # the edition is over by then
    assert await run(WORK, -14) == 0
    assert await run(WORK, -12) == 1
    assert await run(WORK, 0) == 0
    first, second = await links()
    assert (await whose(second, NOW)).code == code
    with pytest.raises(NotFound):
        await whose(first, NOW)
    with pytest.raises(NotFound):
        await whose(second, NOW + timedelta(days=365))
    await invite_again(SYSTEM, **given)
    await withdraw_invitation(SYSTEM, **given)
    for token in await links():
        with pytest.raises(NotFound):
            await whose(token, NOW)
    kept = await Invitation.select(Invitation.digest)
    assert all(second.encode() not in row["digest"] for row in kept)


async def test_what_they_tell_is_merged_and_who_says_no_is_recorded_nowhere(db: None) -> None:
    await sample_world(NOW)
    code = await somebody()
    await invite_speaker(SYSTEM, edition=EDITION, code=code, address="s@example.org", language="en", now=NOW)
    (token,) = await links()
    async with started(lambda: NOW + timedelta(minutes=1)) as app, browser(app) as speaker:
        page = await speaker.get(f"/speaking/{token}")
        assert page.status_code == 200
        assert page.headers["cache-control"] == "private, no-store"
        fields = dict(re.findall(r'name="([\w-]+)"[^>]*? value="([^"]*)"', page.text))
        row = await edition_called(EDITION)
        known = await profile_called(row.id, code)
        other = {**known.lines, "family": "Edited"}
        await change_profile(SYSTEM, edition=EDITION, code=code, lines=other, before=known.lines, now=NOW)
        shown = {f"was_{name}": line for name, line in known.lines.items()}
        told = {**known.lines, **shown, "biography_en": "I plant trees.", "csrf": fields["csrf"]}
        refused = await speaker.post(f"/speaking/{token}", data=told)
        assert refused.status_code == 422
        assert "I plant trees." in refused.text
        thanks = await speaker.post(f"/speaking/{token}", data={**told, "recording": "no"})
        assert thanks.status_code == 303, thanks.text
        assert (await speaker.get(thanks.headers["location"])).status_code == 200
        now = await profile_called(row.id, code)
        assert (now.lines["family"], now.lines["biography_en"], now.recording) == ("Edited", "I plant trees.", "no")
        codes = [session for session, _ in (await sessions_of(row.id))[now.id]]
        assert await Session.count().where(Session.code.is_in(codes) & Session.recorded.eq(True)) == 0
        assert await Session.count().where(Session.recorded.eq(True)) > 0
        await the_desk_knows(app, code)


async def reminders_are_read_first(editor: httpx.AsyncClient, token: str, answered: str) -> None:
    """Who has answered is not among them, and asks for a new link without being told that they are waited for."""
    address = f"/desk/{EDITION}/speakers/reminders"
    assert "Everybody who was asked has answered" in (await editor.get(address)).text
    other = next(one.code for one in await profiles_of((await edition_called(EDITION)).id) if one.code != answered)
    await invite_speaker(SYSTEM, edition=EDITION, code=other, address="o@example.org", language="es", now=NOW)
    page = (await editor.get(address)).text
    assert "seguimos esperando su presentación" in page
    assert "/speaking/…" in page
    assert f'value="{other}"' in page
    assert f'value="{answered}"' not in page
    sent = {"csrf": token_for(token)}
    assert (await editor.post(address, data=sent)).status_code == 422
    assert (await editor.post(address, data={**sent, "speaker": [other, answered]})).status_code == 303
    assert "reminded on" in (await editor.get(address)).text
    await invite_again(SYSTEM, edition=EDITION, code=answered, now=NOW)
    written = await Letter.select(Letter.address, Letter.template).where(Letter.template != "speaker_invitation")
    told = {(row["address"], row["template"]) for row in written}
    assert told == {("o@example.org", "speaker_reminder"), ("s@example.org", "speaker_invitation_anew")}


async def the_desk_knows(app: Litestar, code: str) -> None:
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    async with browser(app, token) as editor:
        page = (await editor.get(f"/desk/{EDITION}/speakers/{code}")).text
        assert "the speaker told of themself (recording: No)" in page
        assert "I plant trees." in page
        assert "s@example.org" in page
        listed = (await editor.get(f"/desk/{EDITION}/speakers?which=unrecorded")).text
        assert "1 speaker<" in listed
        await reminders_are_read_first(editor, token, code)
        made = await editor.post(
            f"/desk/{EDITION}/speakers", data={"csrf": token_for(token), "name_en": "Ada Fictional"}
        )
        assert made.status_code == 303
        assert "Ada Fictional" in (await editor.get(made.headers["location"])).text
    auditor = await session_of(await account(role=Role.TRANSLATOR))
    async with browser(app, auditor) as translator:
        assert (await translator.get(f"/desk/{EDITION}/speakers/{code}")).status_code == 403

"""The letters of a release: held until somebody looked, one a person, in their language, and none of it twice."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM, Actor
from core.errors import Denied
from core.forms.rows import Began
from core.mail.tables import Letter
from core.mailings.leaving import leave, token_for
from core.mailings.rules import DecidedAlready
from core.privacy.consents.commands import agree
from expo.announcements.commands import drop_letters, prepare, release_letters, revise
from expo.announcements.queries import announcements_of, overview
from expo.announcements.recipients import PURPOSE
from expo.announcements.rules import NewerRelease, NothingWaits
from expo.announcements.tables import Announced
from expo.announcements.work import WORK
from expo.editions.queries import edition_called
from expo.programme.tables import Session, Slot
from expo.releases.commands import release_programme
from expo.releases.publication import Publication
from expo.releases.queries import latest_release
from expo.releases.tables import Release
from expo.seats.commands import sign_up
from expo.seats.offering import open_seating
from expo.speakers.invitations.commands import invite_speaker
from expo.stars.commands import take_over
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.opened import disputed, opened
from tests.make.organisations import staff
from tests.make.worlds import sample_world

SLUG = "wsce-2026"
BEFORE = NOW - timedelta(days=30)


async def quiet(done: int, total: int) -> None:
    """A worker's progress that nobody looks at."""


async def reader(code: str, language: str, *, agrees: bool = True) -> Actor:
    """Somebody with an account and a star."""
    made = await account(role=Role.ATTENDEE, now=BEFORE)
    await Account.update({Account.language: language}).where(Account.id == made.id)
    actor = Actor("attendee", str(made.id), made.id)
    await take_over(made.id, SLUG, [code], now=BEFORE)
    if agrees:
        await agree(actor, PURPOSE, language=language, channel="page", now=BEFORE)
    return actor


async def later_by(minutes: int, code: str) -> None:
    rows = await Slot.select(Slot.id, Slot.begins_at, Slot.ends_at).where(Slot.session.code == code)
    for row in rows:
        moved: dict[Any, Any] = {
            Slot.begins_at: row["begins_at"] + timedelta(minutes=minutes),
            Slot.ends_at: row["ends_at"] + timedelta(minutes=minutes),
        }
        await Slot.update(moved).where(Slot.id == row["id"])


async def released(name: str, now: datetime = BEFORE) -> int:
    """Released, and what the worker does then, done."""
    number = (await release_programme(SYSTEM, edition=SLUG, name=name, now=now)).number
    row = await Release.select(Release.id, Release.edition).where(Release.number == number).first()
    assert row is not None
    await prepare(row["id"], now=now)
    assert not await prepare(row["id"], now=now)
    asked = {"edition": str(row["edition"]), "number": number}
    await asyncio.gather(*(WORK.run(asked, now, quiet) for _ in range(3)))
    return number


async def held_letters(number: int) -> dict[str, Any]:
    row = await edition_called(SLUG)
    batches = [one.batch for one in await announcements_of(row.id, number)]
    rows = await Letter.select().where(Letter.batch.is_in(batches)) if batches else []
    assert len({one["address"] for one in rows}) == len(rows)
    return {one["address"]: one for one in rows}


async def told(actor: Actor) -> str:
    row = await Account.select(Account.email).where(Account.id == actor.account).first()
    return str(row["email"]) if row else ""


async def programme() -> Publication:
    found = await latest_release((await edition_called(SLUG)).id)
    assert found is not None
    return Publication(found)


async def test_who_is_concerned_gets_one_letter_in_their_language_once_an_editor_has_let_it_go(db: None) -> None:
    await sample_world(BEFORE)
    async with started():
        shown = await programme()
        second, first = [one for one in shown.meetings if one.heard][-2:]
        one, two = first.session.code, second.session.code
        who = first.heard[0].speaker
        await invite_speaker(
            SYSTEM, edition=SLUG, code=who.code, address="Who@Speaks.example", language="ko", now=BEFORE
        )
        arab, korean = await reader(one, "ar"), await reader(two, "ko")
        declined, untouched = await reader(one, "en", agrees=False), await reader(shown.meetings[0].session.code, "en")
        seated = await reader(two, "es", agrees=False)
        await open_seating(SYSTEM, edition=SLUG, session=two, seats=5, hold_minutes=60, now=BEFORE)
        await sign_up(seated, edition=SLUG, session=two, now=BEFORE)
        await later_by(10, one)
        await later_by(10, two)
        number = await released("Later")
        letters = await held_letters(number)
        assert set(letters) == {"who@speaks.example", *[await told(each) for each in (arab, korean, seated)]}
        assert {each["state"] for each in letters.values()} == {"held"}
        speaks, arabic = letters["who@speaks.example"], letters[await told(arab)]
        assert (speaks["language"], arabic["language"]) == ("ko", "ar")
        assert "KST (UTC+9)" in arabic["text"]
        assert f'href="https://expo.example/ar/{SLUG}/sessions/{one}" dir="ltr"' in arabic["html"]
        assert 'dir="rtl"' in arabic["html"]
        assert "/unsubscribe/" in arabic["text"]
        assert "/unsubscribe/" not in speaks["text"]
        assert "/unsubscribe/" not in letters[await told(seated)]["text"]
        with pytest.raises(Denied):
            await release_letters(untouched, edition=SLUG, number=number, now=BEFORE)
        await leave(token_for(korean.account, PURPOSE), now=BEFORE)  # type: ignore[arg-type]
        await release_letters(SYSTEM, edition=SLUG, number=number, now=BEFORE)
        states = {address: each["state"] for address, each in (await held_letters(number)).items()}
        assert states.pop(await told(korean)) == "withdrawn"
        assert set(states.values()) == {"queued"}
        assert await told(declined) not in states
        with pytest.raises(NothingWaits):
            await drop_letters(SYSTEM, edition=SLUG, number=number, now=BEFORE)


async def test_a_second_release_before_sending_tells_of_both_and_takes_the_first_ones_letters_back(db: None) -> None:
    await sample_world(BEFORE)
    async with started():
        shown = await programme()
        one, two, three = (each.session.code for each in shown.meetings[-3:])
        ada, bo, choe = [await reader(code, "en") for code in (one, two, three)]
        await later_by(10, one)
        await later_by(10, two)
        first = await released("First")
        assert len(await held_letters(first)) == 2
        await later_by(10, one)
        await later_by(-10, two)
        await Session.update({Session.cancelled_at: BEFORE}).where(Session.code == three)
        second = await released("Second")
        assert {each["state"] for each in (await held_letters(first)).values()} == {"withdrawn"}
        letters = await held_letters(second)
        assert set(letters) == {await told(ada), await told(choe)}
        meeting = shown.meetings_of[one][0]
        assert f"{meeting.begin:%H:%M}" in letters[await told(ada)]["text"]
        assert f"{meeting.begin + timedelta(minutes=20):%H:%M}" in letters[await told(ada)]["text"]
        assert bo.account not in {each["account"] for each in await Announced.select()}
        with pytest.raises((NothingWaits, DecidedAlready)):
            await release_letters(SYSTEM, edition=SLUG, number=first, now=BEFORE)
        await later_by(10, two)
        number = (await release_programme(SYSTEM, edition=SLUG, name="Third", now=BEFORE)).number
        with pytest.raises(NewerRelease):
            await release_letters(SYSTEM, edition=SLUG, number=second, now=BEFORE)
        row = await Release.select(Release.id, Release.edition).where(Release.number == number).first()
        assert row is not None
        await prepare(row["id"], now=BEFORE)
        await WORK.run({"edition": str(row["edition"]), "number": number}, BEFORE, quiet)
        assert len(await held_letters(number)) == 3
        await release_letters(SYSTEM, edition=SLUG, number=number, now=BEFORE)
        await later_by(5, two)
        assert set(await held_letters(await released("Fourth"))) == {await told(bo)}


async def _said_by_two(client: httpx.AsyncClient, page: str, two: str) -> None:
    """One writes a note, one leaves a session out."""
    mine, theirs = [await opened(client, page) for _ in range(2)]
    assert (await theirs.sends(note_en="The rain came.")).status_code == 303
    assert (await mine.sends(left_out=two)).status_code == 303
    late = ("A note above all changes · English", "Yours: Sun", "Theirs: The rain came.", "Before: nothing")
    assert disputed(await mine.sends(note_en="Sun", left_out=two)) == [late]
    assert len(disputed(await mine.sends(silent=True))) == 2, "a note and a session"


async def test_an_editor_reads_changes_and_drops_the_letters_at_the_releases_page(db: None) -> None:
    await sample_world(BEFORE)
    async with started(lambda: NOW) as app:
        shown = await programme()
        one, two = (each.session.code for each in shown.meetings[-2:])
        ada = await reader(one, "ar")
        await reader(two, "ko")
        await later_by(10, one)
        await later_by(10, two)
        number = await released("Later", NOW)
        page = f"/desk/{SLUG}/releases/{number}/letters"
        token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
        async with browser(app, token) as client:
            assert page in (await client.get(f"/desk/{SLUG}/releases")).text
            assert page in (await client.get(f"/desk/{SLUG}/releases/{number}")).text
            seen = (await client.get(page)).text
            assert "2 letters" in seen
            assert 'lang="ar"' in seen
            from core.access.csrf import token_for as form_token  # noqa: PLC0415 -- two of that name

            sent = {"csrf": form_token(token)}
            await _said_by_two(client, page, two)
            assert "being written" in (await client.get(page)).text
            row = await edition_called(SLUG)
            await WORK.run({"edition": str(row.id), "number": number}, NOW, quiet)
            letters = await held_letters(number)
            assert set(letters) == {await told(ada)}
            assert "The rain came." in letters[await told(ada)]["text"]
            assert (await client.post(f"{page}/drop", data=sent)).status_code == 303
            assert {each["state"] for each in (await held_letters(number)).values()} == {"withdrawn"}
            assert "Dropped" in (await client.get(page)).text
        found = await overview((await edition_called(SLUG)).id, number)
        assert found is not None
        assert found.stage == "dropped"
        auditor = staff(Role.AUDITOR)
        with pytest.raises(Denied):
            await revise(
                auditor, edition=SLUG, number=number, note={}, left_out=(), before={}, left_before=Began({}), now=NOW
            )


async def test_a_release_that_concerns_nobody_prepares_no_letters(db: None) -> None:
    await sample_world(BEFORE)
    async with started() as app:
        shown = await programme()
        await reader(shown.meetings[0].session.code, "en")
        session = await Session.objects().get(Session.code == shown.meetings[0].session.code)
        assert session is not None
        await Session.update({Session.abstract: session.title}).where(Session.id == session.id)
        number = await released("Abstract", NOW)
        assert await announcements_of((await edition_called(SLUG)).id, number) == ()
        token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
        async with browser(app, token) as client:
            assert (await client.get(f"/desk/{SLUG}/releases/{number}/letters")).status_code == 404
            assert "/letters" not in (await client.get(f"/desk/{SLUG}/releases/{number}")).text

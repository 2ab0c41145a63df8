"""Deciding: told in letters that somebody has read, confirmed once, taken back with a reason, destroyed in time."""

import json
from datetime import timedelta

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM, Actor
from core.journal.tables import Entry, EntryValue
from core.mail.tables import Letter
from core.privacy.erasure.commands import erase
from core.privacy.reads.facts import PeopleRead, PersonRead
from core.privacy.retention.commands import destroy_due
from expo.programme.tables import Session
from expo.proposals.commands import Named, save, withdraw
from expo.proposals.confirming import answer, confirm
from expo.proposals.queries import own_proposal
from expo.proposals.rules import AnsweredAlready, NotFromHere, ReasonMissing
from expo.proposals.tables import Note, Proposal, Voice
from expo.speakers.tables import Part, Speaker
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of
from tests.make.proposals import LINK, NOTE, SLUG, attendee, decided, sent, told, wrote


async def test_a_decision_is_known_with_its_letter_and_confirmed_once_as_a_session(site: Litestar) -> None:
    who = await attendee()
    code = await sent(who)
    await decided(code, "accept")
    assert (await own_proposal(who, code)).shown_state == "reviewing"
    with pytest.raises(NotFromHere):
        await confirm(who, code=code, now=NOW)
    await told(code)
    assert (await own_proposal(who, code)).shown_state == "accepted"
    held = await Letter.select(Letter.state, Letter.template, Letter.text).where(
        (Letter.account == who.account) & (Letter.template == "proposal_accepted")
    )
    own = LINK.search(held[0]["text"])
    assert held[0]["state"] == "queued"
    assert own is not None
    await answer(own[1], yes=True, now=NOW)
    for again in (
        answer(own[1], yes=True, now=NOW),
        confirm(who, code=code, now=NOW),
        withdraw(who, code=code, now=NOW),
    ):
        with pytest.raises(NotFromHere):
            await again
    row = await Proposal.select(Proposal.session, Proposal.state).where(Proposal.code == code).first()
    assert row is not None
    assert row["state"] == "confirmed"
    session = await Session.objects().get(Session.id == row["session"])
    assert session is not None
    assert '"source":"es"' in session.title.replace(" ", "")
    assert await Part.count().where(Part.session == row["session"]) == 1
    editor = await account(role=Role.PROGRAMME_EDITOR)
    async with browser(site, await session_of(editor)) as client:
        board = await client.get(f"/desk/{SLUG}/programme")
        page = await client.get(f"/desk/{SLUG}/programme/sessions/{session.code}")
        await client.get(f"/desk/{SLUG}/proposals", params={"q": code})
        for _ in range(2):
            await client.get(f"/desk/{SLUG}/proposals/{code}")
    assert session.code in board.text
    assert f"/desk/{SLUG}/proposals/{code}" in page.text
    assert await looked_at(who) == {"proposal", "proposals"}


async def looked_at(who: Actor) -> set[str]:
    """The pages of which it is written down, once, that they showed this account."""
    opened = await Entry.select(Entry.payload).where((Entry.kind == PersonRead.kind) & (Entry.record == who.account))
    listed = await EntryValue.select(EntryValue.entry.payload.as_alias("payload")).where(
        (EntryValue.subject == who.account) & (EntryValue.entry.kind == PeopleRead.kind)
    )
    pages = [json.loads(row["payload"])["what"] for row in (*opened, *listed)]
    assert len(pages) == len(set(pages))
    return set(pages)


async def test_somebody_named_joins_the_session_by_their_own_yes(site: Litestar) -> None:
    who = await attendee()
    code = await sent(who, others=[Named("Basil Underhay", "Underhay Works", "basil2@sample.example")])
    named = await Letter.select(Letter.text).where(Letter.address == "basil2@sample.example").first()
    assert named is not None
    link = LINK.search(named["text"])
    assert link is not None
    await decided(code, "accept")
    await told(code)
    await confirm(who, code=code, now=NOW)
    row = await Proposal.select(Proposal.session).where(Proposal.code == code).first()
    assert row is not None
    assert await Part.count().where(Part.session == row["session"]) == 1
    await answer(link[1], yes=True, now=NOW)
    parts = await Part.select(Part.place, Part.speaker).where(Part.session == row["session"]).order_by(Part.place)
    assert [one["place"] for one in parts] == [0, 1]
    with pytest.raises(AnsweredAlready):
        await answer(link[1], yes=False, now=NOW)


async def test_who_speaks_twice_is_one_speaker(site: Litestar) -> None:
    who, found = await attendee(), []
    for _ in range(2):
        code = await sent(who)
        await decided(code, "accept")
        await told(code)
        await confirm(who, code=code, now=NOW)
        rows = await Voice.select(Voice.speaker).where(Voice.proposal.code == code)
        found.append(rows[0]["speaker"])
    assert found[0] == found[1] is not None
    assert await Speaker.count().where(Speaker.id == found[0]) == 1


async def test_an_earlier_decision_is_taken_back_with_a_reason_only(site: Litestar) -> None:
    who = await attendee()
    code = await sent(who)
    await decided(code, "decline")
    with pytest.raises(ReasonMissing):
        await decided(code, "accept")
    await decided(code, "waitlist", "a place came free")
    await decided(code, "reopen", "the title is too long")
    await told(code)
    revision = (await own_proposal(who, code)).revision
    await save(who, code=code, wrote=wrote(), revision=revision, send=True, now=NOW + timedelta(days=60))
    assert (await own_proposal(who, code)).state == "submitted"


async def test_what_was_declined_is_destroyed_in_time_and_an_erased_person_takes_theirs_along(site: Litestar) -> None:
    who, other = await attendee(), await attendee()
    gone, kept = await sent(who), await sent(other)
    await decided(gone, "decline")
    await destroy_due(SYSTEM, now=NOW + timedelta(days=364))
    assert await Proposal.exists().where(Proposal.code == gone)
    done = await destroy_due(SYSTEM, now=NOW + timedelta(days=366))
    assert done["proposals"] >= 1
    assert not await Proposal.exists().where(Proposal.code == gone)
    assert other.account is not None
    await erase(other, "account", other.account, reason="asked_by_themselves", now=NOW)  # type: ignore[arg-type]
    assert not await Proposal.exists().where(Proposal.code == kept)
    assert not await Note.exists().where(Note.text == NOTE) or await Proposal.exists()

"""An accepted proposal confirmed by its speaker becomes a session without a place, with its speakers: once."""

from datetime import datetime
from random import SystemRandom
from typing import Any
from uuid import UUID, uuid4

from msgspec import to_builtins

from core.actor import SYSTEM, Actor, by_link
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.journal.commands import record
from expo.calls.queries import call_of
from expo.editions.queries import held
from expo.editions.tables import Edition
from expo.programme.commands import add_sessions
from expo.programme.edits.commands import written_down
from expo.programme.edits.states import SessionState
from expo.programme.rules import new_code
from expo.programme.sessions.commands import EMPTY
from expo.programme.tables import Session
from expo.proposals import rules
from expo.proposals.commands import by, withdrawn
from expo.proposals.facts import ProposalConfirmed, VoiceAnswered
from expo.proposals.queries import Known, Voice, locked, own_proposal, proposal_of, voice_with, voices_of
from expo.proposals.rules import AnsweredAlready, NotFromHere
from expo.proposals.tables import Proposal
from expo.proposals.tables import Voice as VoiceRow
from expo.speakers.commands import add_speakers
from expo.speakers.tables import Part, Speaker
from i18n.text import written


async def answer(token: str, *, yes: bool, now: datetime) -> None:
    """By the link of a letter: the submitter confirms or withdraws, a co-speaker says yes or no. Raises NotFound,
    NotFromHere, AnsweredAlready.
    """
    async with transaction():
        voice = await voice_with(token)
        shown = await locked(voice.proposal)
        if voice.place:
            await _answer_as_named(shown, voice, yes=yes, now=now)
        elif yes:
            await _confirm(by_link("speaker"), shown, now)
        else:
            await withdrawn(by_link("speaker"), shown, now=now)


async def confirm(actor: Actor, *, code: str, now: datetime) -> None:
    """By the submitter, signed in, who has been told. Raises NotFound, NotFromHere."""
    async with transaction():
        shown = await locked((await own_proposal(actor, code)).id)
        await _confirm(actor, shown, now)


async def _confirm(actor: Actor, shown: Known, now: datetime) -> None:
    state = rules.after(shown.state, "confirm")
    if shown.told_at is None or shown.title is None:
        raise NotFromHere
    edition = await held(shown.slug)
    session = await _session(edition, shown, now)
    for voice in await voices_of(shown.id):
        if voice.confirmed_at is not None:
            await _into_session(edition, shown, voice, session, now)
    values: dict[Any, Any] = {Proposal.state: state, Proposal.session: session}
    async with refusing({"expo_proposal_session_key": NotFromHere()}):
        await Proposal.update(values).where(Proposal.id == shown.id)
    await record(by(actor, await call_of(shown.call)), ProposalConfirmed(proposal=shown.id, session=session), now=now)


async def _session(edition: Edition, shown: Known, now: datetime) -> UUID:
    """Its texts as they were written, in the language they were written in; it lies in the tray of the board."""
    there = await Session.select(Session.code, Session.number).where(Session.edition == edition.id)
    row = await Proposal.select(Proposal.track, Proposal.format).where(Proposal.id == shown.id).first()
    fields: dict[str, Any] = {
        **EMPTY,
        "title": shown.title,
        "abstract": shown.abstract,
        "level": shown.level,
        "spoken": (shown.spoken,) if shown.spoken else (),
        "track": row["track"] if row else None,
        "format": row["format"] if row else None,
    }
    key, number = uuid4(), max((one["number"] for one in there), default=0) + 1
    code = new_code({one["code"] for one in there}, SystemRandom())
    await add_sessions(SYSTEM, edition.id, [(key, code, number, fields)], now=now)
    after = SessionState(fields={"title": to_builtins(shown.title)})
    await written_down(SYSTEM, edition, "session", key, before=None, after=after, now=now)
    return key


async def _into_session(edition: Edition, shown: Known, voice: Voice, session: UUID, now: datetime) -> None:
    speaker = await _speaker(edition, shown, voice, now)
    await VoiceRow.update({VoiceRow.speaker: speaker}).where(VoiceRow.id == voice.id)
    await Part.insert(Part(id=uuid4(), session=session, speaker=speaker, role="speaker", place=voice.place))


async def _speaker(edition: Edition, shown: Known, voice: Voice, now: datetime) -> UUID:
    """Who speaks in another session that came from this edition's calls is the same speaker there."""
    other = (VoiceRow.address == voice.address) & VoiceRow.speaker.is_not_null()
    found = await VoiceRow.select(VoiceRow.speaker).where(other & (VoiceRow.speaker.edition == edition.id)).first()
    if found is not None:
        known: UUID = found["speaker"]
        return known
    codes = await Speaker.select(Speaker.code).where(Speaker.edition == edition.id)
    code, key = new_code({one["code"] for one in codes}, SystemRandom()), uuid4()
    tongue = shown.title.source if shown.title else "en"
    fields: dict[str, Any] = {
        "names": {tongue: voice.name or shown.code},
        "family": None,
        "country": None,
        "languages": [shown.spoken] if shown.spoken else [],
        "position": None,
        "organisation": written(tongue, {tongue: voice.organisation}),
        "biography": written(tongue, {tongue: voice.about}),
    }
    await add_speakers(SYSTEM, edition.id, [(key, code, fields)], sample=shown.sample, now=now)
    return key


async def _answer_as_named(shown: Known, voice: Voice, *, yes: bool, now: datetime) -> None:
    """Whose proposal has become a session already joins it."""
    if shown.state == "withdrawn":
        raise NotFound
    if voice.confirmed_at or voice.refused_at:
        raise AnsweredAlready
    column = VoiceRow.confirmed_at if yes else VoiceRow.refused_at
    await VoiceRow.update({column: now}).where(VoiceRow.id == voice.id)
    await record(by_link("speaker"), VoiceAnswered(proposal=shown.id, answer="yes" if yes else "no"), now=now)
    row = await Proposal.select(Proposal.session).where(Proposal.id == shown.id).first()
    if yes and row and row["session"]:
        await _into_session(await held(shown.slug), await proposal_of(shown.id), voice, row["session"], now)

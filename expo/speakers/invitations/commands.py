"""Asking speakers to tell of themselves: by a link in a letter, which can be sent anew and withdrawn."""

import secrets
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from core.access.rules import require
from core.access.sessions.commands import digest_of
from core.actor import SYSTEM, Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.forms.merging import Lines, mine_first
from core.journal.commands import record
from core.mail.commands import post
from core.mail.drafts import Draft, Recipient
from core.settings import settings
from expo.editions.queries import edition_called, held
from expo.editions.tables import Edition
from expo.permissions import Expo
from expo.programme.sessions.rules import changed as session_changed
from expo.programme.sessions.writing import put_session
from expo.programme.slots.queries import draft
from expo.speakers import profiles
from expo.speakers.facts import InvitationWithdrawn, SpeakerAnswered, SpeakerInvited
from expo.speakers.invitations.letters import INVITATION, REMINDER
from expo.speakers.invitations.tables import Invitation
from expo.speakers.queries import profile_called, profile_of
from expo.speakers.rules import InvitedAlready, NoInvitation, Profile, Recording
from expo.speakers.tables import Speaker
from i18n.formats import long_day
from i18n.locales import language as language_called
from i18n.text import required

TOKEN_BYTES = 32
REMIND_AFTER = timedelta(days=7)
AFTERWARDS = timedelta(days=7)
"""After the last day, so that a name can still be mended in what was published."""

WITHOUT_DATES = timedelta(days=180)


async def invite_speaker(actor: Actor, *, edition: str, code: str, address: str, language: str, now: datetime) -> None:
    """Raises Denied, NotFound, InvitedAlready."""
    require(actor, Expo.SPEAKER_WRITE)
    async with transaction():
        row = await edition_called(edition)
        known = await profile_called(row.id, code)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        async with refusing({"expo_invitation_one_at_a_time": InvitedAlready()}):
            await Invitation.insert(
                Invitation(
                    id=uuid4(),
                    speaker=known.id,
                    person=known.person,
                    address=address,
                    language=language,
                    digest=digest_of(token),
                    made_at=now,
                    made_by=str(actor),
                    ends_at=_until(row, now),
                )
            )
        await _written(INVITATION, row, known, address, language, token, now)
        await record(actor, SpeakerInvited(edition=row.id, speaker=known.id), now=now)


async def invite_again(actor: Actor, *, edition: str, code: str, now: datetime) -> None:
    """A new letter with a new link; the former one leads nowhere. Raises Denied, NotFound, NoInvitation."""
    require(actor, Expo.SPEAKER_WRITE)
    row = await edition_called(edition)
    await remind(actor, (await profile_called(row.id, code)).id, now=now)


async def remind(actor: Actor, speaker: UUID, *, now: datetime) -> None:
    """Raises NoInvitation."""
    async with transaction():
        known = await profile_of(speaker)
        row = await Edition.objects().get(Edition.id == known.edition)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        live = (Invitation.speaker == speaker) & Invitation.withdrawn_at.is_null()
        renewed: dict[Any, Any] = {Invitation.digest: digest_of(token), Invitation.reminded_at: now}
        found = await Invitation.update(renewed).where(live).returning(Invitation.address, Invitation.language)
        if not found or row is None:
            raise NoInvitation
        await _written(REMINDER, row, known, found[0]["address"], found[0]["language"], token, now)
        await record(actor, SpeakerInvited(edition=row.id, speaker=speaker), now=now)


async def withdraw_invitation(actor: Actor, *, edition: str, code: str, now: datetime) -> None:
    """Raises Denied, NotFound, NoInvitation."""
    require(actor, Expo.SPEAKER_WRITE)
    async with transaction():
        row = await edition_called(edition)
        known = await profile_called(row.id, code)
        live = (Invitation.speaker == known.id) & Invitation.withdrawn_at.is_null()
        if not await Invitation.update({Invitation.withdrawn_at: now}).where(live).returning(Invitation.id):
            raise NoInvitation
        await record(actor, InvitationWithdrawn(edition=row.id, speaker=known.id), now=now)


async def whose(token: str, now: datetime) -> Profile:
    """Raises NotFound for a link that is unknown, replaced, withdrawn or over: they look the same."""
    live = (Invitation.digest == digest_of(token)) & Invitation.withdrawn_at.is_null() & (Invitation.ends_at > now)
    row = await Invitation.select(Invitation.speaker).where(live).first()
    if row is None:
        raise NotFound
    return await profile_of(row["speaker"])


async def tell_of_oneself(token: str, lines: Lines, before: Lines, recording: Recording, *, now: datetime) -> None:
    """What editors changed meanwhile stays, unless the speaker changed the same: they know best. Who does not want to be
    recorded is recorded in none of their sessions. Raises NotFound.
    """
    async with transaction():
        known = await whose(token, now)
        row = await Edition.objects().get(Edition.id == known.edition)
        if row is None:
            raise NotFound
        await held(row.slug)
        known = await profile_of(known.id)
        wanted = mine_first(before, lines, known.lines)
        await profiles.changed(SYSTEM, row.slug, known, wanted, now=now)
        await Speaker.update({Speaker.recording: recording, Speaker.recording_at: now}).where(Speaker.id == known.id)
        await Invitation.update({Invitation.answered_at: now}).where(
            (Invitation.speaker == known.id) & Invitation.withdrawn_at.is_null()
        )
        fact = SpeakerAnswered(edition=row.id, speaker=known.id, recording=recording)
        await record(SYSTEM, fact, now=now)
        if recording == "no":
            await _unrecorded(row, known, now)


async def _unrecorded(row: Edition, known: Profile, now: datetime) -> None:
    there = await draft(row)
    for session in there.snapshot.sessions:
        if session.recorded and any(one.speaker == known.code for one in session.appearances):
            await put_session(SYSTEM, there, session, session_changed(session, {"recorded": ""}), now=now)


async def _written(
    letter: Draft, row: Edition, known: Profile, address: str, language: str, token: str, now: datetime
) -> None:
    reader = language_called(language)
    name = required(row.name).read(reader.chain).text
    await post(
        letter,
        Recipient(address, known.lines.get(f"name_{reader.code}") or next(iter(known.names.values())), language),
        now=now,
        link=f"{settings().base_url}/speaking/{token}",
        edition=name,
        until=long_day(_until(row, now).astimezone(ZoneInfo(row.zone)).date(), reader),
    )


def _until(row: Edition, now: datetime) -> datetime:
    """A week after the last day."""
    last: date | None = row.ends_on
    return now + WITHOUT_DATES if last is None else datetime.combine(last, time.max, UTC) + AFTERWARDS

"""Asking speakers to tell of themselves: by a link in a letter, which can be sent anew and withdrawn."""

import secrets
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from core.access.rules import require
from core.access.sessions.commands import digest_of
from core.actor import Actor, by_link
from core.db.transaction import refusing, transaction
from core.errors import Invalid, NotFound, mark
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
from expo.speakers.invitations.letters import ANEW, INVITATION, REMINDER
from expo.speakers.invitations.tables import Invitation
from expo.speakers.queries import profile_called, profile_of, profiles_of
from expo.speakers.rules import InvitedAlready, NoInvitation, Profile, Recording
from expo.speakers.tables import Speaker
from i18n.formats import long_day
from i18n.locales import Language
from i18n.locales import language as language_called
from i18n.names import display_name
from i18n.text import required

THEMSELVES = by_link("speaker")
TOKEN_BYTES = 32
REMIND_AFTER = timedelta(days=7)
AFTERWARDS = timedelta(days=7)
"""After the last day, so that a name can still be mended in what was published."""

WITHOUT_DATES = timedelta(days=180)
LIVE = Invitation.withdrawn_at.is_null()


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
                    ends_at=until(row, now),
                )
            )
        await _written(INVITATION, row, known, address, language, token, now)
        await record(actor, SpeakerInvited(edition=row.id, speaker=known.id), now=now)


async def invite_again(actor: Actor, *, edition: str, code: str, now: datetime) -> None:
    """A new letter with a new link; the former one leads nowhere. Raises Denied, NotFound, NoInvitation."""
    require(actor, Expo.SPEAKER_WRITE)
    row = await edition_called(edition)
    if not await _renewed(actor, (await profile_called(row.id, code)).id, LIVE, now):
        raise NoInvitation


async def remind(actor: Actor, speaker: UUID, *, now: datetime) -> bool:
    """Whether they were: who has answered meanwhile is left alone, and so is whose invitation was withdrawn."""
    return await _renewed(actor, speaker, LIVE & Invitation.answered_at.is_null(), now)


async def remind_these(actor: Actor, *, edition: str, codes: Collection[str], now: datetime) -> int:
    """Of these speakers those who have not answered, all or none; how many. Raises Denied, Invalid."""
    require(actor, Expo.SPEAKER_WRITE)
    row = await edition_called(edition)
    async with transaction():
        chosen = [one.id for one in await profiles_of(row.id) if one.code in codes]
        if not chosen:
            raise Invalid({"speaker": mark("Please choose at least one.")})
        return sum([await remind(actor, one, now=now) for one in chosen])


async def _renewed(actor: Actor, speaker: UUID, which: Any, now: datetime) -> bool:
    """Whoever has told of themself already is not told that they are waited for."""
    async with transaction():
        known = await profile_of(speaker)
        row = await Edition.objects().get(Edition.id == known.edition)
        if row is None:
            return False
        token = secrets.token_urlsafe(TOKEN_BYTES)
        renewed: dict[Any, Any] = {
            Invitation.digest: digest_of(token),
            Invitation.reminded_at: now,
            Invitation.ends_at: until(row, now),
        }
        told = (Invitation.address, Invitation.language, Invitation.answered_at)
        found = await Invitation.update(renewed).where((Invitation.speaker == speaker) & which).returning(*told)
        if not found:
            return False
        letter = REMINDER if found[0]["answered_at"] is None else ANEW
        await _written(letter, row, known, found[0]["address"], found[0]["language"], token, now)
        await record(actor, SpeakerInvited(edition=row.id, speaker=speaker), now=now)
    return True


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
        await profiles.changed(THEMSELVES, row.slug, known, wanted, now=now)
        await Speaker.update({Speaker.recording: recording, Speaker.recording_at: now}).where(Speaker.id == known.id)
        await Invitation.update({Invitation.answered_at: now}).where(
            (Invitation.speaker == known.id) & Invitation.withdrawn_at.is_null()
        )
        fact = SpeakerAnswered(edition=row.id, speaker=known.id, recording=recording)
        await record(THEMSELVES, fact, now=now)
        if recording == "no":
            await _unrecorded(row, known, now)


async def _unrecorded(row: Edition, known: Profile, now: datetime) -> None:
    there = await draft(row)
    for session in there.snapshot.sessions:
        if session.recorded and any(one.speaker == known.code for one in session.appearances):
            await put_session(THEMSELVES, there, session, session_changed(session, {"recorded": ""}), now=now)


async def _written(
    letter: Draft, row: Edition, known: Profile, address: str, language: str, token: str, now: datetime
) -> None:
    reader = language_called(language)
    to = Recipient(address, display_name(known.names, reader).text, language)
    await post(letter, to, now=now, **places_of(row, reader, token, now))


def places_of(row: Edition, reader: Language, token: str, now: datetime) -> dict[str, str]:
    """What stands in the letters' places, but for the name."""
    return {
        "link": f"{settings().base_url}/speaking/{token}",
        "edition": required(row.name).read(reader.chain).text,
        "until": long_day(until(row, now).astimezone(ZoneInfo(row.zone)).date(), reader),
    }


def until(row: Edition, now: datetime) -> datetime:
    """A week after the last day; whoever is written to later has a week all the same."""
    last: date | None = row.ends_on
    if last is None:
        return now + WITHOUT_DATES
    return max(now, datetime.combine(last, time.max, UTC)) + AFTERWARDS

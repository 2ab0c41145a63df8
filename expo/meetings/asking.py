"""Asking for a meeting, and what follows until it is agreed or ended."""

from datetime import datetime
from random import SystemRandom
from typing import Any
from uuid import UUID, uuid4

from core.actor import SYSTEM
from core.db.transaction import refusing, transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from core.live.notices import tell
from expo.exhibitors.queries import locked as exhibitor_locked
from expo.exhibitors.rules import STATE_NAMES, TAKING_PART, NotNow
from expo.meetings import queries, rules
from expo.meetings.book import book_of
from expo.meetings.facts import MeetingAsked, MeetingEnded, MeetingProposed
from expo.meetings.keeping import let_go
from expo.meetings.placing import agree, check_time, half_hour
from expo.meetings.queries import Meet
from expo.meetings.tables import Counterpart, Meeting
from expo.meetings.telling import tell_of
from expo.meetings.voices import Voice, check_voice
from expo.meetings.writing import SUBJECT, Whom, changed, whom
from expo.programme.rules import new_code

LIVE_ASKED = "expo_meeting_asked_once"


class TimeNeeded(Conflict):
    message = mark("No time was proposed yet: please choose one.")


async def ask(
    voice: Voice, *, exhibitor: UUID, counterpart: UUID, begins_at: datetime | None, message: str = "", now: datetime
) -> UUID:
    """For half an hour from `begins_at`, or at any time that the other side chooses. Raises AskedAlready, TooManyAsked,
    Taken (with the next free times), NoLanguage, NotNow, Denied, NotFound.
    """
    async with transaction():
        host = await exhibitor_locked(exhibitor)
        there = await Counterpart.select(Counterpart.edition).where(Counterpart.id == counterpart).first()
        if there is None or there["edition"] != host.edition:
            raise NotFound
        check_voice(voice, scope=host.scope, counterpart=counterpart)
        if host.state not in TAKING_PART:
            raise NotNow(state=STATE_NAMES[host.state])
        await _check_number(voice, exhibitor, counterpart)
        if begins_at is not None:
            book = await book_of(host.edition, exhibitors=[exhibitor], counterparts=[counterpart])
            await check_time(book, exhibitor, counterpart, half_hour(begins_at), now=now)
        key = await _written(voice, host.edition, exhibitor, counterpart, begins_at, message, now)
        named: Whom = {"edition": host.edition, "meeting": key, "exhibitor": exhibitor, "counterpart": counterpart}
        await record(voice.actor, MeetingAsked(**named, side=voice.side), now=now)
        await tell(SUBJECT)
        await tell_of("asked", await queries.meeting_of(key), voice.side, now=now)
    return key


async def answer(
    voice: Voice, meeting: UUID, *, begins_at: datetime | None = None, revision: int | None = None, now: datetime
) -> rules.State:
    """Yes, to the time that was proposed; where none was, to `begins_at`. One answer counts, whoever comes at once.

    The state it came to: the first yes to an organiser's proposal leaves it requested. Raises NotNow, NotYoursToAnswer,
    ChangedMeanwhile, TimeNeeded, Taken (with the next free times), NoLanguage, NotFound.
    """
    async with transaction():
        known = await mine(voice, meeting, revision)
        stands = rules.after(now, known.standing, "agree", voice.side)
        begin = known.begins_at or begins_at
        if begin is None:
            raise TimeNeeded
        if stands.state == "agreed":
            await agree(voice, known, half_hour(begin), now=now)
        else:
            await _propose(voice, known, begin, known.said, now)
    return stands.state


async def propose(
    voice: Voice,
    meeting: UUID,
    *,
    begins_at: datetime | None,
    said: str = "",
    revision: int | None = None,
    now: datetime,
) -> None:
    """Another time, for the other side to answer; none: they choose. Raises as `ask`, and ChangedMeanwhile."""
    async with transaction():
        known = await mine(voice, meeting, revision)
        rules.after(now, known.standing, "propose", voice.side)
        await _propose(voice, known, begins_at, said, now)


async def end(
    voice: Voice, meeting: UUID, act: rules.Act, *, said: str = "", revision: int | None = None, now: datetime
) -> None:
    """`act`: decline, withdraw or cancel; `said` is read by the other side. Whoever was kept for it is free again.
    Raises NotNow, NotYoursToAnswer, BegunAlready, ChangedMeanwhile, NotFound.
    """
    async with transaction():
        known = await mine(voice, meeting, revision)
        await _end(voice, known, act, said, now)


async def expire(meeting: UUID, *, now: datetime) -> bool:
    """Whether its time was over and nobody had answered."""
    async with transaction():
        known = await queries.meeting_of(meeting, locked=True)
        if known.state != "requested" or known.until_at is None or known.until_at > now:
            return False
        await _end(Voice(SYSTEM, "organiser"), known, "expire", "", now)
    return True


async def mine(voice: Voice, meeting: UUID, revision: int | None) -> Meet:
    """Locked, for somebody who speaks for a side of it. Raises NotFound, Denied, ChangedMeanwhile."""
    known = await queries.meeting_of(meeting, locked=True)
    check_voice(voice, scope=known.scope, counterpart=known.counterpart)
    if revision is not None and known.revision != revision:
        raise rules.ChangedMeanwhile
    return known


async def _end(voice: Voice, known: Meet, act: rules.Act, said: str, now: datetime) -> None:
    stands = rules.after(now, known.standing, act, voice.side)
    await let_go([known.id])
    await changed(known, {Meeting.state: stands.state, Meeting.said: said, Meeting.ended_at: now})
    fact = MeetingEnded(**whom(known), side=voice.side, state=stands.state)
    await record(voice.actor, fact, now=now, because=said)
    await tell_of(stands.state, await queries.meeting_of(known.id), voice.side, now=now)


async def _propose(voice: Voice, known: Meet, begins_at: datetime | None, said: str, now: datetime) -> None:
    if begins_at is not None:
        book = await book_of(known.edition, exhibitors=[known.exhibitor], counterparts=[known.counterpart])
        await check_time(book, known.exhibitor, known.counterpart, half_hour(begins_at), now=now)
    terms = await queries.terms_of(known.edition)
    values: dict[Any, Any] = {
        Meeting.proposed_by: voice.side,
        Meeting.begins_at: begins_at,
        Meeting.ends_at: half_hour(begins_at).end if begins_at else None,
        Meeting.said: said,
        Meeting.until_at: rules.until(now, terms.answer_days, begins_at),
        Meeting.reminded_at: None,
    }
    await changed(known, values)
    await record(voice.actor, MeetingProposed(**whom(known), side=voice.side, begins_at=begins_at), now=now)
    await tell_of("proposed", await queries.meeting_of(known.id), voice.side, now=now)


async def _check_number(voice: Voice, exhibitor: UUID, counterpart: UUID) -> None:
    if voice.side == "organiser":
        return
    count = await queries.waiting(voice.side, exhibitor if voice.side == "exhibitor" else counterpart)
    if count >= rules.MOST_ASKED:
        raise rules.TooManyAsked(most=rules.MOST_ASKED)


async def _written(
    voice: Voice,
    edition: UUID,
    exhibitor: UUID,
    counterpart: UUID,
    begins_at: datetime | None,
    message: str,
    now: datetime,
) -> UUID:
    terms = await queries.terms_of(edition)
    taken = await Meeting.select(Meeting.code).where(Meeting.edition == edition).output(as_list=True)
    row = Meeting(
        id=uuid4(),
        edition=edition,
        code=new_code(taken, SystemRandom()),
        exhibitor=exhibitor,
        counterpart=counterpart,
        asked_by=voice.side,
        proposed_by=voice.side,
        begins_at=begins_at,
        ends_at=half_hour(begins_at).end if begins_at else None,
        message=message,
        until_at=rules.until(now, terms.answer_days, begins_at),
        made_at=now,
    )
    async with refusing({LIVE_ASKED: rules.AskedAlready()}):
        await Meeting.insert(row)
    return row.id

"""What organisers arrange themselves: whole timetables at once, moves, tables and interpreters, walk-ins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import SystemRandom
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.commitments.rules import Override
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record, record_each
from core.live.notices import tell
from core.spans import Span
from expo.exhibitors.queries import locked as exhibitor_locked
from expo.meetings import queries, rules
from expo.meetings.asking import mine
from expo.meetings.book import Book, book_of
from expo.meetings.facts import MeetingAgreed, MeetingHeld, MeetingMoved
from expo.meetings.keeping import Kept, keep
from expo.meetings.permissions import Meetings
from expo.meetings.placing import NoLanguage, persons_of, settle
from expo.meetings.tables import Counterpart, Meeting
from expo.meetings.telling import tell_of
from expo.meetings.times import tongues
from expo.meetings.voices import Voice, check_voice
from expo.meetings.writing import SUBJECT, Whom, whom
from expo.programme.rules import new_code

ROWS_A_STATEMENT = 500


@dataclass(frozen=True, slots=True)
class Arranged:
    """A meeting as it is to be. Without a `language` the first that both speak, or that somebody interprets; without a
    `table` it is at the booth. Half hours that were not offered do not matter: organisers know what they do.
    """

    exhibitor: UUID
    counterpart: UUID
    during: Span
    language: str = ""
    interpreter: UUID | None = None
    table: UUID | None = None


async def arrange(
    actor: Actor, *, edition: UUID, wanted: Sequence[Arranged], write: bool = True, now: datetime
) -> list[UUID]:
    """Agreed meetings, all or none of them, in the order of `wanted`; a question of the same two that waits for an answer
    is answered by it. `write`: both sides are written to. Raises Taken in words, TakenMeanwhile, NoLanguage, Denied,
    NotFound.
    """
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        await _check_edition(edition, wanted)
        parties = {one.exhibitor for one in wanted}, {one.counterpart for one in wanted}
        book = await book_of(edition, exhibitors=parties[0], counterparts=parties[1])
        spoken = [_language(book, one) for one in wanted]
        waiting = await _waiting(edition)
        found = [waiting.pop((one.exhibitor, one.counterpart), None) for one in wanted]
        keys = [key or uuid4() for key in found]
        persons = await persons_of([one.interpreter for one in wanted])
        await keep([_kept(key, one, persons) for key, one in zip(keys, wanted, strict=True)])
        for key, one, language in zip(found, wanted, spoken, strict=True):
            if key is not None:
                await settle(await queries.meeting_of(key), one.during, language, one.interpreter, one.table)
        new = [(key, one, said) for key, was, one, said in zip(keys, found, wanted, spoken, strict=True) if was is None]
        await _insert(edition, new, "agreed", "organiser", now)
        await record_each(
            actor, [(_agreed(edition, key, one), ()) for key, one in zip(keys, wanted, strict=True)], now=now
        )
        await tell(SUBJECT)
        for key in keys if write else ():
            await tell_of("agreed", await queries.meeting_of(key), "organiser", now=now)
    return keys


async def move(
    actor: Actor, meeting: UUID, wanted: Arranged, *, override: str = "", revision: int | None = None, now: datetime
) -> None:
    """An agreed meeting's time, table, language and interpreter, all as they are to be. `override` is the reason why
    somebody may be in two places. Raises Taken in words, NotNow, ChangedMeanwhile, Denied, NotFound.
    """
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        known = await mine(Voice(actor, "organiser"), meeting, revision)
        if known.state != "agreed":
            raise rules.NotNow(state=rules.STATE_NAMES[known.state])
        book = await book_of(known.edition, exhibitors=[known.exhibitor], counterparts=[known.counterpart])
        language = _language(book, wanted)
        persons = await persons_of([wanted.interpreter])
        await keep([_kept(meeting, wanted, persons, _override(actor, override))])
        await settle(known, wanted.during, language, wanted.interpreter, wanted.table)
        fact = MeetingMoved(**whom(known), begins_at=wanted.during.begin, ends_at=wanted.during.end)
        await record(actor, fact, now=now, because=override)
        if known.during != wanted.during or known.table != wanted.table:
            await tell_of("moved", await queries.meeting_of(meeting), "organiser", now=now)


async def walk_in(voice: Voice, wanted: Arranged, *, edition: UUID, override: str = "", now: datetime) -> UUID:
    """They sit together now, without having asked before: a meeting that is held. `override` as in `move`, for
    organisers. Raises as `arrange`.
    """
    async with transaction():
        host = await exhibitor_locked(wanted.exhibitor)
        check_voice(voice, scope=host.scope, counterpart=wanted.counterpart)
        await _check_edition(edition, [wanted])
        book = await book_of(edition, exhibitors=[wanted.exhibitor], counterparts=[wanted.counterpart])
        key, language = uuid4(), _language(book, wanted)
        persons = await persons_of([wanted.interpreter])
        reason = override if voice.side == "organiser" else ""
        await keep([_kept(key, wanted, persons, _override(voice.actor, reason))])
        await _insert(edition, [(key, wanted, language)], "held", voice.side, now)
        whom: Whom = {"edition": edition, "meeting": key, "exhibitor": host.id, "counterpart": wanted.counterpart}
        held = MeetingHeld(**whom, begins_at=wanted.during.begin, ends_at=wanted.during.end, walk_in=True)
        await record(voice.actor, held, now=now, because=reason)
        await tell(SUBJECT)
    return key


def _language(book: Book, one: Arranged) -> str:
    ours, theirs = book.exhibitors.get(one.exhibitor), book.counterparts.get(one.counterpart)
    if ours is None or theirs is None:
        raise NotFound
    if one.language:
        return one.language
    known = [each for each in book.interpreters if each.id == one.interpreter]
    found = tongues(ours.spoken, theirs.spoken, known)
    if not found and (ours.spoken or theirs.spoken):
        raise NoLanguage
    return found[0].language if found else "en"


async def _insert(
    edition: UUID, wanted: Sequence[tuple[UUID, Arranged, str]], state: rules.State, side: rules.Side, now: datetime
) -> None:
    taken = set(await Meeting.select(Meeting.code).where(Meeting.edition == edition).output(as_list=True))
    rows, chance = [], SystemRandom()
    for key, one, language in wanted:
        code = new_code(taken, chance)
        taken.add(code)
        rows.append(
            Meeting(
                id=key,
                edition=edition,
                code=code,
                exhibitor=one.exhibitor,
                counterpart=one.counterpart,
                state=state,
                asked_by=side,
                proposed_by=side,
                begins_at=one.during.begin,
                ends_at=one.during.end,
                table=one.table,
                language=language,
                interpreter=one.interpreter,
                walk_in=state == "held",
                made_at=now,
                ended_at=now if state == "held" else None,
            )
        )
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        await Meeting.insert(*rows[first : first + ROWS_A_STATEMENT])


async def _check_edition(edition: UUID, wanted: Sequence[Arranged]) -> None:
    counterparts = sorted({one.counterpart for one in wanted})
    if not counterparts:
        return
    if await Counterpart.count().where((Counterpart.edition == edition) & Counterpart.id.is_in(counterparts)) != len(
        counterparts
    ):
        raise NotFound


async def _waiting(edition: UUID) -> dict[tuple[UUID, UUID], UUID]:
    waits = (Meeting.edition == edition) & (Meeting.state == "requested")
    rows = await Meeting.select(Meeting.id, Meeting.exhibitor, Meeting.counterpart).where(waits).lock_rows()
    return {(row["exhibitor"], row["counterpart"]): row["id"] for row in rows}


def _kept(key: UUID, one: Arranged, persons: dict[UUID | None, UUID], override: Override | None = None) -> Kept:
    return Kept(key, one.exhibitor, one.counterpart, one.during, one.table, persons.get(one.interpreter), override)


def _override(actor: Actor, reason: str) -> Override | None:
    return Override(reason, str(actor)) if reason else None


def _agreed(edition: UUID, key: UUID, one: Arranged) -> MeetingAgreed:
    named: Whom = {"edition": edition, "meeting": key, "exhibitor": one.exhibitor, "counterpart": one.counterpart}
    return MeetingAgreed(**named, begins_at=one.during.begin, ends_at=one.during.end)

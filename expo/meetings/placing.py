"""Giving a meeting its time, language and interpreter, so that nobody in it is promised to anything else."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from core.spans import Span
from expo.exhibitors.meetings.rules import HALF_HOUR
from expo.meetings import queries
from expo.meetings.book import Book, Party, book_of
from expo.meetings.called import named, together
from expo.meetings.facts import MeetingAgreed
from expo.meetings.keeping import Kept, NoInterpreter, NotThen, Taken, keep
from expo.meetings.queries import Meet
from expo.meetings.tables import Interpreter, Meeting
from expo.meetings.telling import tell_of
from expo.meetings.times import OFFERED, Tongue, chosen, tongues
from expo.meetings.voices import Voice
from expo.meetings.writing import changed, whom

ATTEMPTS = 3


class NoLanguage(Conflict):
    message = mark("These two have no language in common, and no interpreter covers theirs. Please ask the organisers.")


class Past(Conflict):
    message = mark("That time is over. Please choose another one.")


def half_hour(begin: datetime) -> Span:
    """What a meeting lasts unless the organisers say otherwise."""
    return Span(begin, begin + HALF_HOUR)


async def check_time(
    book: Book, exhibitor: UUID, counterpart: UUID, during: Span, *, now: datetime
) -> tuple[Tongue, UUID | None]:
    """In which language they can meet then, and the interpreter who would be there. Raises Past, Taken and NoInterpreter
    (with the next free times), NoLanguage.
    """
    if during.end <= now:
        raise Past
    ours, theirs = _both(book, exhibitor, counterpart)
    choices = tongues(ours.spoken, theirs.spoken, book.interpreters)
    if not choices and (ours.spoken or theirs.spoken):
        raise NoLanguage
    busy = [one.id for one in (ours, theirs) if not one.hours.free(during)]
    others = [one.begins_at for one in book.possible(exhibitor, counterpart, now=now)][:OFFERED]
    if busy:
        raise Taken(together(await named(busy)), others)
    found = chosen(choices or [Tongue("en")], book.interpreters, during)
    if found is None:
        raise NoInterpreter(others)
    return found


async def agree(voice: Voice, known: Meet, during: Span, *, now: datetime) -> None:
    """Both said yes. An interpreter who was taken a moment ago is looked for anew. Raises as `check_time`."""
    for attempt in range(ATTEMPTS):
        book = await book_of(known.edition, exhibitors=[known.exhibitor], counterparts=[known.counterpart])
        tongue, interpreter = await check_time(book, known.exhibitor, known.counterpart, during, now=now)
        person = (await persons_of([interpreter])).get(interpreter) if interpreter else None
        try:
            await keep([Kept(known.id, known.exhibitor, known.counterpart, during, known.table, person)])
            break
        except NotThen:
            if attempt == ATTEMPTS - 1:
                raise
    await settle(known, during, tongue.language, interpreter)
    await record(voice.actor, MeetingAgreed(**whom(known), begins_at=during.begin, ends_at=during.end), now=now)
    await tell_of("agreed", await queries.meeting_of(known.id), voice.side, now=now)


async def settle(
    known: Meet, during: Span, language: str, interpreter: UUID | None, table: UUID | str | None = "as it is"
) -> None:
    """The row of a meeting that is agreed; whoever was reminded is reminded anew of another time."""
    values: dict[Any, Any] = {
        Meeting.state: "agreed",
        Meeting.begins_at: during.begin,
        Meeting.ends_at: during.end,
        Meeting.language: language,
        Meeting.interpreter: interpreter,
        Meeting.until_at: None,
        Meeting.announced_at: None,
    }
    if not isinstance(table, str):
        values[Meeting.table] = table
    await changed(known, values)


async def persons_of(interpreters: Sequence[UUID | None]) -> dict[UUID | None, UUID]:
    """By interpreter's id; raises NotFound for one who is none."""
    wanted = sorted({one for one in interpreters if one is not None})
    if not wanted:
        return {}
    rows = await Interpreter.select(Interpreter.id, Interpreter.person).where(Interpreter.id.is_in(wanted))
    if len(rows) != len(wanted):
        raise NotFound
    return {row["id"]: row["person"] for row in rows}


def _both(book: Book, exhibitor: UUID, counterpart: UUID) -> tuple[Party, Party]:
    ours, theirs = book.exhibitors.get(exhibitor), book.counterparts.get(counterpart)
    if ours is None or theirs is None:
        raise NotFound
    return ours, theirs

"""A day of the draft as rooms by time, with what has no place yet and what speaks against what has one; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from expo.agenda.grid import lanes
from expo.programme.slots.advice import Advice, Stay, unanswered
from expo.programme.slots.queries import BlockKnown, Draft
from expo.releases.publication import day_of
from expo.releases.snapshot import FrozenRoom, FrozenSession, FrozenSlot, FrozenSpeaker
from i18n.text import Translated

STEP = timedelta(minutes=5)
OPENS, CLOSES = time(8), time(20)
"""Shown at least, so that there is room around what is there."""

MOST_LANES = 40
"""The style sheet has no more: an edition with more rooms is looked at hall by hall."""


@dataclass(frozen=True, slots=True)
class Card:
    """A slot of a session, or a block; rows of five minutes and columns from 1, `minute` from the midnight that the board's
    day begins with.
    """

    id: UUID
    revision: int
    begin: datetime
    end: datetime
    minute: int
    row: int
    span: int
    column: int
    room: FrozenRoom
    session: FrozenSession | None
    label: str
    colour: int | None
    heard: tuple[FrozenSpeaker, ...]
    open: tuple[Advice, ...]
    """What speaks against it and nobody accepted."""

    accepted: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class Column:
    room: FrozenRoom
    hall: Translated | None
    column: int
    width: int


@dataclass(frozen=True, slots=True)
class DayTab:
    day: date
    count: int
    trouble: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """A piece of advice and the card it is about; `day` leads there."""

    day: date
    slot: UUID
    session: FrozenSession
    advice: Advice
    begin: datetime


@dataclass(frozen=True, slots=True)
class Board:
    """`start` is the instant of row 1, in the edition's zone."""

    day: date
    days: tuple[DayTab, ...]
    hall: str | None
    start: datetime
    rows: int
    lanes: int
    columns: tuple[Column, ...]
    ticks: tuple[tuple[datetime, int], ...]
    cards: tuple[Card, ...]
    tray: tuple[FrozenSession, ...]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class _Lying:
    """A card without its place in the grid."""

    id: UUID
    begin: datetime
    end: datetime
    room: str
    of: FrozenSlot | BlockKnown


def board(draft: Draft, day: date | None, hall: str | None) -> Board:
    """Of the first day when none is asked for; only the rooms of `hall` when one is."""
    days = days_of(draft)
    chosen = day if day in days else days[0]
    troubles = troubles_of(draft)
    lying = [one for one in _lying(draft) if day_of(one.begin) == chosen]
    rooms = [one for one in draft.snapshot.rooms if hall is None or one.hall == hall]
    start, rows = _frame(draft, chosen, lying)
    columns, cards, width = _placed(draft, rooms, lying, start)
    return Board(
        day=chosen,
        days=tuple(_tab(draft, one, one == chosen, troubles) for one in days),
        hall=hall,
        start=start,
        rows=rows,
        lanes=width,
        columns=tuple(columns),
        ticks=tuple((start + timedelta(minutes=30 * count), 6 * count + 1) for count in range(rows // 6)),
        cards=tuple(sorted(cards, key=lambda card: (card.begin, card.column))),
        tray=tray(draft),
        troubles=troubles,
    )


def tray(draft: Draft) -> tuple[FrozenSession, ...]:
    """Sessions that are on and have no place, by number."""
    placed = {slot.session for slot in draft.snapshot.slots}
    waiting = (one for one in draft.snapshot.sessions if one.code not in placed and not one.cancelled)
    return tuple(sorted(waiting, key=lambda one: one.number))


def days_of(draft: Draft) -> list[date]:
    """Those of the edition, and whichever others something lies on."""
    frame = draft.snapshot.edition
    whole = (frame.ends_on - frame.starts_on).days + 1
    planned = {frame.starts_on + timedelta(days=count) for count in range(whole)}
    used = {day_of(slot.begin.astimezone(draft.zone)) for slot in draft.snapshot.slots}
    return sorted(planned | used)


def _tab(draft: Draft, day: date, chosen: bool, troubles: Iterable[Trouble]) -> DayTab:
    count = sum(day_of(slot.begin.astimezone(draft.zone)) == day for slot in draft.snapshot.slots)
    return DayTab(day, count, sum(one.day == day for one in troubles), chosen)


def troubles_of(draft: Draft) -> tuple[Trouble, ...]:
    """What nobody accepted, of the whole edition, by time; what two are in is told once, with the earlier one."""
    found = (one for slot, stay in draft.by_slot.items() for one in _troubles_at(draft, slot, stay))
    once: dict[object, Trouble] = {}
    for trouble in sorted(found, key=lambda trouble: (trouble.begin, str(trouble.slot))):
        advice = trouble.advice
        pair = frozenset((trouble.slot, advice.other or trouble.slot))
        once.setdefault((advice.kind, pair, advice.person, advice.about), trouble)
    return tuple(once.values())


def _troubles_at(draft: Draft, slot: UUID, stay: Stay) -> Iterable[Trouble]:
    begin = stay.during.begin.astimezone(draft.zone)
    for one in unanswered(draft.advised[slot]):
        if not draft.is_accepted(slot, one):
            yield Trouble(day_of(begin), slot, stay.session, one, begin)


def _lying(draft: Draft) -> list[_Lying]:
    slots = [
        _Lying(UUID(one.id), one.begin.astimezone(draft.zone), one.end.astimezone(draft.zone), one.room, one)
        for one in draft.snapshot.slots
    ]
    blocks = [
        _Lying(one.id, one.during.begin.astimezone(draft.zone), one.during.end.astimezone(draft.zone), one.room, one)
        for one in draft.blocks
    ]
    return [*slots, *blocks]


def _frame(draft: Draft, day: date, lying: Sequence[_Lying]) -> tuple[datetime, int]:
    opens, closes = (datetime.combine(day, at, draft.zone) for at in (OPENS, CLOSES))
    first = min([opens, *(one.begin for one in lying)])
    last = max([closes, *(one.end for one in lying)])
    start = first.replace(minute=0, second=0, microsecond=0)
    rows = -((start - last) // STEP)
    return start, rows + -rows % 12


def _placed(
    draft: Draft, rooms: Iterable[FrozenRoom], lying: Sequence[_Lying], start: datetime
) -> tuple[list[Column], list[Card], int]:
    halls = {hall.code: hall.name for hall in draft.snapshot.halls}
    columns: list[Column] = []
    cards: list[Card] = []
    column = 1
    for room in rooms:
        here = sorted(
            (one for one in lying if one.room == room.code), key=lambda one: (one.begin, one.end, str(one.id))
        )
        placed, width = lanes(here)
        if column + max(width, 1) - 1 > MOST_LANES:
            break
        columns.append(Column(room, halls.get(room.hall or ""), column, max(width, 1)))
        cards += [_card(draft, one, room, start, column + lane - 1) for one, lane in placed]
        column += max(width, 1)
    return columns, cards, column - 1


def _card(draft: Draft, one: _Lying, room: FrozenRoom, start: datetime, column: int) -> Card:
    row = (one.begin - start) // STEP + 1
    span = max(1, -((one.begin - one.end) // STEP))
    minute = start.hour * 60 + int((one.begin - start) / timedelta(minutes=1))
    if isinstance(one.of, BlockKnown):
        about = (None, one.of.label, None, (), (), ())
        return Card(one.id, one.of.revision, one.begin, one.end, minute, row, span, column, room, *about)
    session = draft.sessions[one.of.session]
    advice = [] if session.cancelled else draft.advised[one.id]
    still = tuple(each for each in advice if not draft.is_accepted(one.id, each))
    return Card(
        id=one.id,
        revision=draft.revisions[one.id],
        begin=one.begin,
        end=one.end,
        minute=minute,
        row=row,
        span=span,
        column=column,
        room=room,
        session=session,
        label="",
        colour=draft.colours.get(session.track or ""),
        heard=tuple(draft.speakers[each.speaker] for each in session.appearances),
        open=still,
        accepted=tuple(each for each in advice if each not in still),
    )

"""The problem of a run, from what is written down at this moment: wishes, free half hours, languages, tables."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, cast
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.db.engine import DB
from core.spans import Span
from expo.exhibitors.meetings.rules import HALF_HOUR
from expo.meetings.book import Book, Party, book_of
from expo.meetings.matching.asked import Asked
from expo.meetings.matching.day import Day, Half, Interpreting, Liking, Seat, Someone, Wish
from expo.meetings.times import in_the_morning

WISHES = """
SELECT w.exhibitor, w.counterpart, w.of_exhibitor, w.of_counterpart, w.half FROM expo_match_wish w
JOIN expo_exhibitor x ON x.id = w.exhibitor
WHERE w.edition = {} AND x.state IN ('approved', 'contracted', 'confirmed') ORDER BY w.exhibitor, w.counterpart
"""
MEETINGS = "SELECT id, exhibitor, counterpart, state, asked_by, begins_at FROM expo_meeting WHERE edition = {}"
SPOTS = """
SELECT r.exhibitor, min(h.code) AS hall FROM expo_booth_taken t JOIN expo_reservation r ON r.id = t.reservation
JOIN expo_booth b ON b.id = t.booth JOIN expo_hall h ON h.id = b.hall
WHERE r.edition = {} AND t.ended_at IS NULL GROUP BY r.exhibitor
"""
STANDS = ("agreed", "held", "no_show")


class Problem(msgspec.Struct, frozen=True):
    """The day, when its slots begin (UTC), and those who have a meeting already though they wish for one."""

    day: Day
    begins: tuple[datetime, ...]
    met: tuple[tuple[UUID, UUID], ...] = ()

    def during(self, slot: int) -> Span:
        return Span(self.begins[slot], self.begins[slot] + HALF_HOUR)

    def digest(self) -> str:
        return sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()


async def problem_of(
    edition: UUID,
    asked: Asked,
    *,
    now: datetime,
    without: Collection[UUID] = (),
    kept: Mapping[tuple[UUID, UUID], datetime] | None = None,
) -> Problem:
    """Of the half hours to come. Meetings `without` count as not made; `kept` are times of an earlier proposal, which are
    locked where `asked` says so.
    """
    known: Any = await DB.run_querystring(QueryString(MEETINGS, edition))
    wished: Any = await DB.run_querystring(QueryString(WISHES, edition))
    likings = _likings(wished, known)
    halves = {(row["exhibitor"], row["counterpart"]): cast("Half", row["half"]) for row in wished}
    stands = [row for row in known if row["state"] in STANDS and row["id"] not in without]
    standing = {(row["exhibitor"], row["counterpart"]) for row in stands}
    wanted = [pair for pair in likings if pair not in standing]
    book = await book_of(
        edition,
        exhibitors={one for one, _ in wanted},
        counterparts={other for _, other in wanted},
        without=without,
    )
    begins = tuple(one for one in book.halves if one > now)
    at = {begin: slot for slot, begin in enumerate(begins)}
    wishes = tuple(
        Wish(
            *pair,
            *likings[pair],
            kept=at.get((kept or {}).get(pair, now)),
            half=halves.get(pair, "any"),
            locked=asked.locked is not None and pair in (kept or {}),
        )
        for pair in wanted
        if pair[0] in book.exhibitors and pair[1] in book.counterparts
    )
    spots: Any = await DB.run_querystring(QueryString(SPOTS, edition))
    halls = {row["exhibitor"]: row["hall"] for row in spots}
    return Problem(_day(book, begins, wishes, asked, halls), begins, tuple(sorted(set(likings) & standing)))


def _day(
    book: Book, begins: Sequence[datetime], wishes: tuple[Wish, ...], asked: Asked, halls: Mapping[UUID, str]
) -> Day:
    return Day(
        len(begins),
        tuple(_spans(begins)),
        tuple(
            _someone(one, begins, asked.most, asked.least, halls.get(one.id, "")) for one in _sorted(book.exhibitors)
        ),
        tuple(_someone(one, begins, asked.most) for one in _sorted(book.counterparts)),
        wishes,
        tuple(Seat(one.id, _free(one, begins)) for one in book.tables),
        tuple(Interpreting(one.id, one.spoken, _free(one, begins)) for one in book.interpreters),
        asked.where == "booths",
        asked.stays,
        asked.longest,
        walk=asked.walk,
        mornings=frozenset(slot for slot, begin in enumerate(begins) if in_the_morning(begin, book.zone)),
    )


def _likings(wishes: Iterable[Any], meetings: Iterable[Any]) -> dict[tuple[UUID, UUID], tuple[Liking, Liking]]:
    """What was written down; a question that waits for an answer says what its asker wants."""
    found = {(row["exhibitor"], row["counterpart"]): (row["of_exhibitor"], row["of_counterpart"]) for row in wishes}
    for row in meetings:
        pair = (row["exhibitor"], row["counterpart"])
        if row["state"] == "requested" and pair not in found:
            found[pair] = ("want", "open") if row["asked_by"] == "exhibitor" else ("open", "want")
    return cast("dict[tuple[UUID, UUID], tuple[Liking, Liking]]", found)


def _someone(party: Party, begins: Sequence[datetime], most: int, least: int = 0, spot: str = "") -> Someone:
    """With several places: only half hours in which none of them is taken."""
    busy = party.hours.busy if party.hours.places > 1 else ()
    free = frozenset(
        slot for slot in _free(party, begins) if not any(one.overlaps(_half(begins[slot])) for one in busy)
    )
    return Someone(party.id, free, party.spoken, party.hours.places, least, most, spot)


def _free(one: Any, begins: Sequence[datetime]) -> frozenset[int]:
    return frozenset(slot for slot, begin in enumerate(begins) if one.hours.free(_half(begin)))


def _half(begin: datetime) -> Span:
    return Span(begin, begin + HALF_HOUR)


def _sorted(parties: Mapping[UUID, Party]) -> list[Party]:
    return [parties[key] for key in sorted(parties)]


def _spans(begins: Sequence[datetime]) -> list[tuple[int, ...]]:
    """Half hours without a break between them."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    span = 0
    for slot, begin in enumerate(begins):
        span += slot > 0 and begin - begins[slot - 1] > timedelta(minutes=30)
        found[span].append(slot)
    return [tuple(one) for one in found.values()]

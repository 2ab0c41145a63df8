"""Who of an edition can be met when, as it is at this moment: what free times and timetables are found from."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from json import loads
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from piccolo.querystring import QueryString

from core.commitments.tables import Commitment
from core.db.engine import DB
from core.errors import NotFound
from core.spans import Span
from expo.editions.tables import Edition
from expo.exhibitors.hours.queries import openings
from expo.exhibitors.meetings.rules import grid
from expo.meetings.counterparts.tables import CounterpartTime
from expo.meetings.interpreters.tables import InterpreterTime
from expo.meetings.times import Hours, Possible, Speaks, place_of, possible, tongues

EXHIBITORS = """
SELECT x.id, coalesce(f.parallel, 1) AS places, coalesce(nullif(f.spoken, '[]'::jsonb), x.speaks) AS spoken,
    (SELECT array_agg(m.begins_at) FROM expo_meeting_time m WHERE m.exhibitor = x.id) AS begins
FROM expo_exhibitor x LEFT JOIN expo_meeting_offer f ON f.exhibitor = x.id WHERE x.edition = {} AND x.id = ANY({})
"""
COUNTERPARTS = "SELECT id, spoken FROM expo_counterpart WHERE edition = {} AND id = ANY({})"
INTERPRETERS = "SELECT id, person, spoken FROM expo_interpreter WHERE edition = {} ORDER BY id"
TABLES = "SELECT id, code FROM expo_meeting_table WHERE edition = {} AND NOT closed ORDER BY code"


@dataclass(frozen=True, slots=True)
class Party:
    """An exhibitor or a counterpart: when they can be met, and what they speak (BCP-47, the best first)."""

    id: UUID
    hours: Hours
    spoken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableHours:
    """A table that is not closed."""

    id: UUID
    code: str
    hours: Hours


@dataclass(frozen=True, slots=True)
class Book:
    """`halves` are beginnings of the half hours (UTC) in which the floor is open, in order."""

    edition: UUID
    zone: ZoneInfo
    halves: tuple[datetime, ...]
    exhibitors: Mapping[UUID, Party]
    counterparts: Mapping[UUID, Party]
    interpreters: tuple[Speaks, ...]
    tables: tuple[TableHours, ...]

    def possible(self, exhibitor: UUID, counterpart: UUID, *, now: datetime) -> list[Possible]:
        """When these two can meet from `now` on. Raises NotFound for somebody who is not in the book."""
        ours, theirs = self.exhibitors.get(exhibitor), self.counterparts.get(counterpart)
        if ours is None or theirs is None:
            raise NotFound
        choices = tongues(ours.spoken, theirs.spoken, self.interpreters)
        return possible(self.halves, ours.hours, theirs.hours, choices, self.interpreters, now=now)


async def book_of(
    edition: UUID,
    *,
    exhibitors: Collection[UUID] = (),
    counterparts: Collection[UUID] = (),
    without: Iterable[UUID] = (),
) -> Book:
    """Of these exhibitors and counterparts, and all interpreters and open tables; what is promised to the meetings
    `without` counts as free. Asks nobody for permission.
    """
    row = await Edition.objects().where(Edition.id == edition).first()
    if row is None:
        raise NotFound
    zone = ZoneInfo(row.zone)
    halves = [half.begin.astimezone(UTC) for day in grid(await openings(row), zone, None) for half in day.halves]
    stood, came, speak, tables = await _rows(edition, exhibitors, counterparts)
    places = {one["id"]: [place_of(one["id"], number + 1) for number in range(one["places"])] for one in stood}
    resources = [
        *(key for keys in places.values() for key in keys),
        *(one["id"] for one in (*came, *tables)),
        *(one["person"] for one in speak),
    ]
    busy = await busy_of(resources, without)
    theirs, works = await _times(CounterpartTime, "counterpart"), await _times(InterpreterTime, "interpreter")
    return Book(
        edition,
        zone,
        tuple(halves),
        {one["id"]: _exhibitor(one, places[one["id"]], busy) for one in stood},
        {
            one["id"]: Party(one["id"], Hours(theirs.get(one["id"]), busy[one["id"]]), tuple(loads(one["spoken"])))
            for one in came
        },
        tuple(
            Speaks(one["id"], frozenset(loads(one["spoken"])), Hours(works.get(one["id"]), busy[one["person"]]))
            for one in speak
        ),
        tuple(TableHours(one["id"], one["code"], Hours(None, busy[one["id"]])) for one in tables),
    )


async def busy_of(resources: Iterable[UUID], without: Iterable[UUID] = ()) -> defaultdict[UUID, tuple[Span, ...]]:
    """By resource, what it is exclusively promised to, earliest first."""
    query = Commitment.select(Commitment.resource, Commitment.begins_at, Commitment.ends_at).where(
        Commitment.resource.is_in(list(resources) or [UUID(int=0)]) & (Commitment.exclusive == True)  # noqa: E712
    )
    left_out = list(without)
    if left_out:
        query = query.where(Commitment.source.not_in(left_out))
    found: defaultdict[UUID, tuple[Span, ...]] = defaultdict(tuple)
    for row in await query.order_by(Commitment.begins_at):
        found[row["resource"]] += (Span(row["begins_at"], row["ends_at"]),)
    return found


async def _rows(edition: UUID, exhibitors: Collection[UUID], counterparts: Collection[UUID]) -> Sequence[Any]:
    asked = (
        QueryString(EXHIBITORS, edition, list(exhibitors)),
        QueryString(COUNTERPARTS, edition, list(counterparts)),
        QueryString(INTERPRETERS, edition),
        QueryString(TABLES, edition),
    )
    return [await DB.run_querystring(one) for one in asked]


async def _times(table: type[CounterpartTime] | type[InterpreterTime], owner: str) -> dict[UUID, frozenset[datetime]]:
    """By owner, the half hours that were stated; who has stated none is not in it."""
    found: defaultdict[UUID, set[datetime]] = defaultdict(set)
    for row in await table.select():
        found[row[owner]].add(row["begins_at"].astimezone(UTC))
    return {key: frozenset(begins) for key, begins in found.items()}


def _exhibitor(row: Mapping[str, Any], places: Sequence[UUID], busy: Mapping[UUID, tuple[Span, ...]]) -> Party:
    begins = None if row["begins"] is None else frozenset(one.astimezone(UTC) for one in row["begins"])
    promised = tuple(sorted(span for place in places for span in busy.get(place, ())))
    return Party(row["id"], Hours(begins, promised, row["places"]), tuple(loads(row["spoken"])))

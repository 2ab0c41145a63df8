"""What agreed meetings keep from anybody else: a place at the exhibitor's, the counterpart, a table, an interpreter."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.commitments.commands import promise, release_sources
from core.commitments.rules import NOT_TWICE, Override, Promise
from core.db.engine import DB
from core.db.transaction import refusing
from core.errors import Conflict, mark
from core.spans import Span
from expo.meetings.book import busy_of
from expo.meetings.called import named, together
from expo.meetings.times import place_of
from expo.programme.edits.telling import tell_boards_of
from i18n.text import Translated

MEETING = "meeting"
ATTEMPTS = 5
PLACES = """
SELECT x.id, coalesce(f.parallel, 1) AS places FROM expo_exhibitor x
LEFT JOIN expo_meeting_offer f ON f.exhibitor = x.id WHERE x.id = ANY({})
"""


class NotThen(Conflict):
    """`others` are the next times at which all can, where somebody has looked."""

    def __init__(self, others: Sequence[datetime] = (), **parameters: object) -> None:
        self.others = tuple(others)
        super().__init__(**parameters)


class Taken(NotThen):
    """`who` is not free then."""

    message = mark("Not free at that time: {who}. Please choose another time.")

    def __init__(self, who: Translated, others: Sequence[datetime] = ()) -> None:
        self.who = who
        super().__init__(others, who=who)


class NoInterpreter(NotThen):
    message = mark("No interpreter for their languages is free at that time. Please choose another time.")


class TakenMeanwhile(Conflict):
    message = mark("Somebody took this time a moment ago. Please choose another one.")


@dataclass(frozen=True, slots=True)
class Kept:
    """What one meeting keeps. `person` is the interpreter's; with `override` it is kept beside whatever else is promised."""

    meeting: UUID
    exhibitor: UUID
    counterpart: UUID
    during: Span
    table: UUID | None = None
    person: UUID | None = None
    override: Override | None = None

    @property
    def resources(self) -> tuple[UUID, ...]:
        """But for the exhibitor's place."""
        return tuple(one for one in (self.counterpart, self.table, self.person) if one is not None)


async def keep(wanted: Sequence[Kept]) -> None:
    """In the caller's transaction, in place of what these meetings kept. The database decides: whoever comes second finds
    another place at the exhibitor's, or is told in words who is busy. Raises Taken, TakenMeanwhile.
    """
    await let_go(one.meeting for one in wanted)
    for _ in range(ATTEMPTS):
        promises = await _promises(wanted)
        try:
            async with refusing({NOT_TWICE: TakenMeanwhile()}):
                await promise(sorted(promises, key=lambda one: (one.resource, one.during)))
        except TakenMeanwhile:
            continue  # what the other one committed is seen now
        await tell_boards_of(one.meeting for one in wanted)
        return
    raise TakenMeanwhile


async def let_go(meetings: Iterable[UUID]) -> None:
    """Nothing is kept for them any more."""
    given = list(meetings)
    await tell_boards_of(given)
    await release_sources(given)


async def _promises(wanted: Sequence[Kept]) -> list[Promise]:
    places = await _places({one.exhibitor for one in wanted})
    spots = {key: [place_of(key, number + 1) for number in range(count)] for key, count in places.items()}
    resources = {key for keys in spots.values() for key in keys} | {key for one in wanted for key in one.resources}
    busy: defaultdict[UUID, list[Span]] = defaultdict(list)
    for key, spans in (await busy_of(resources)).items():
        busy[key] += spans
    found = []
    for one in wanted:
        found += await _of(one, spots.get(one.exhibitor, []), busy)
    return found


async def _of(one: Kept, spots: Sequence[UUID], busy: Mapping[UUID, list[Span]]) -> list[Promise]:
    """Adds to `busy`, so that the next one of the same batch finds the place taken."""

    def free(key: UUID) -> bool:
        return not any(span.overlaps(one.during) for span in busy[key])

    spot = next((key for key in spots if free(key)), None)
    taken = [key for key in one.resources if not free(key)] + ([one.exhibitor] if spot is None else [])
    if taken and one.override is None:
        raise Taken(together(await named(taken)))
    keys = [*one.resources, spots[0] if spot is None and spots else spot]
    for key in keys:
        if key is not None and one.override is None:
            busy[key].append(one.during)
    return [Promise(key, MEETING, one.meeting, one.during, one.override) for key in keys if key is not None]


async def _places(exhibitors: Collection[UUID]) -> dict[UUID, int]:
    rows: Any = await DB.run_querystring(QueryString(PLACES, sorted(exhibitors)))
    return {row["id"]: row["places"] for row in rows}

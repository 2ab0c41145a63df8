"""Reading rounds: their lists and plans, who is in them, what is free, and the objections with their answers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import one_moment
from core.errors import NotFound
from core.jobs.tables import Job
from expo.allocation.board.queries import those_who_take_part
from expo.allocation.rounds.filling import Line
from expo.allocation.rounds.priority import Candidate, Criterion, Rank
from expo.allocation.rounds.tables import AllocationPlan, AllocationRound
from expo.reservations.queries import Held, reservations_called

FORMER = """
SELECT x.organisation, count(DISTINCT x.edition) AS number FROM expo_exhibitor x
JOIN expo_edition e ON e.id = x.edition JOIN expo_edition mine ON mine.id = {}
WHERE x.state IN ('contracted', 'confirmed') AND e.id <> mine.id AND e.year < mine.year GROUP BY x.organisation
"""
OBJECTIONS = """
SELECT e.id, e.at, e.payload->>'reservation' AS reservation, e.payload->>'exhibitor' AS exhibitor,
    e.payload->>'state' AS state, e.payload->'booths' AS booths, v.after AS because
FROM core_entry e LEFT JOIN core_entry_value v ON v.entry = e.id AND v.field = 'reason'
WHERE e.kind = 'expo.reservations.moved' AND e.payload->>'edition' = {} ORDER BY e.id
"""


@dataclass(frozen=True, slots=True)
class Round:
    """`ranking` is empty until it was computed."""

    id: UUID
    edition: UUID
    number: int
    closes_at: datetime
    method: str
    criteria: tuple[Criterion, ...]
    seed: int
    ranking: tuple[Rank, ...]
    ranked_at: datetime | None
    job: UUID | None
    proposed_plan: int | None
    proposed_at: datetime | None
    made_at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class Plan:
    """`like` is the plan that it was made from by hand."""

    number: int
    seed: int
    like: int | None
    lines: tuple[Line, ...]
    made_at: datetime
    made_by: str

    @property
    def placed(self) -> int:
        return sum(bool(one.booths) for one in self.lines)


@dataclass(frozen=True, slots=True)
class Objection:
    """`answer` is where it went afterwards, empty while it waits; `said` what the organisers wrote."""

    reservation: UUID
    exhibitor: UUID
    booths: tuple[str, ...]
    at: datetime
    because: str
    answer: str
    said: str


async def rounds_of(edition: UUID) -> list[Round]:
    """The latest first."""
    mine = AllocationRound.edition == edition
    rows = await AllocationRound.select().where(mine).order_by(AllocationRound.number, ascending=False)
    return [_round(row) for row in rows]


async def round_numbered(edition: UUID, number: int, *, lock: bool = False) -> Round:
    """Raises NotFound."""
    query = AllocationRound.select().where((AllocationRound.edition == edition) & (AllocationRound.number == number))
    row = await (query.lock_rows("UPDATE") if lock else query).first()
    if row is None:
        raise NotFound
    return _round(row)


async def round_with(key: UUID) -> Round:
    """Raises NotFound."""
    row = await AllocationRound.select().where(AllocationRound.id == key).first()
    if row is None:
        raise NotFound
    return _round(row)


async def plans_of(round_: UUID) -> list[Plan]:
    """The latest first."""
    rows = await (
        AllocationPlan.select().where(AllocationPlan.round == round_).order_by(AllocationPlan.number, ascending=False)
    )
    return [_plan(row) for row in rows]


async def plan_numbered(round_: UUID, number: int) -> Plan:
    """Raises NotFound."""
    found = next((one for one in await plans_of(round_) if one.number == number), None)
    if found is None:
        raise NotFound
    return found


@one_moment()
async def candidates(actor: Actor, edition: UUID, *, until: datetime) -> list[Candidate]:
    """Who takes part and had applied by then; how often one exhibited before is counted from contracts of earlier years."""
    rows = await DB.run_querystring(QueryString(FORMER, edition))
    former = {row["organisation"]: row["number"] for row in rows}
    return [
        Candidate(
            exhibitor=one.id,
            code=one.code,
            area=one.wishes.area,
            applied=one.applied_at,
            contracted=one.contracted_on.isoformat() if one.contracted_on else None,
            former=former.get(one.organisation, 0),
            alliance=one.alliance,
            pavilion=bool(one.pavilion),
        )
        for one in await those_who_take_part(actor, edition)
        if one.applied_at is not None and one.applied_at <= until
    ]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of what a round proposed: `stands` was taken, or nobody objected in time, and can be confirmed;
    `open` waits for an answer, `objected` for ours.
    """

    stands: tuple[Held, ...]
    open: int
    objected: int
    confirmed: int


async def outcome_of(known: Round) -> Outcome:
    """Of nothing, while nothing is proposed."""
    lines = (await plan_numbered(known.id, known.proposed_plan)).lines if known.proposed_plan is not None else ()
    there = await reservations_called([one.reservation for one in lines if one.reservation])
    counted = Counter(one.state for one in there)
    stands = tuple(one for one in there if one.state == "requested")
    return Outcome(stands, counted["proposed"], counted["objected"], counted["confirmed"])


async def running(job: UUID | None) -> Mapping[str, Any] | None:
    """`state`, `done` and `total` of a run that is still on its way."""
    if job is None:
        return None
    row = await Job.select(Job.state, Job.done, Job.total).where(Job.id == job).first()
    return row if row and row["state"] in ("queued", "running") else None


async def objections_of(edition: UUID) -> list[Objection]:
    """Those that wait for an answer first, then the latest."""
    found: dict[int, Objection] = {}
    open_at: dict[UUID, int] = {}
    for row in await DB.run_querystring(QueryString(OBJECTIONS, str(edition))):
        key = UUID(row["reservation"])
        if row["state"] == "objected":
            booths = tuple(msgspec.json.decode(row["booths"]))
            said = Objection(key, UUID(row["exhibitor"]), booths, row["at"], row["because"] or "", "", "")
            found[row["id"]], open_at[key] = said, row["id"]
        elif key in open_at:
            at = open_at.pop(key)
            one = found[at]
            found[at] = replace(one, answer=row["state"], said=row["because"] or "")
    return sorted(found.values(), key=lambda one: (bool(one.answer), -one.at.timestamp()))


def _round(row: Mapping[str, Any]) -> Round:
    read: dict[str, Any] = {
        "criteria": msgspec.json.decode(row["criteria"], type=tuple[Criterion, ...]),
        "ranking": msgspec.json.decode(row["ranking"], type=tuple[Rank, ...]),
    }
    names = [one for one in Round.__dataclass_fields__ if one not in read]
    return Round(**{name: row[name] for name in names}, **read)


def _plan(row: Mapping[str, Any]) -> Plan:
    lines = msgspec.json.decode(row["lines"], type=tuple[Line, ...])
    return Plan(row["number"], row["seed"], row["like"], lines, row["made_at"], row["made_by"])


def changed_lines(plan: Plan, other: Plan) -> list[tuple[Line, Sequence[str]]]:
    """The lines of `plan` whose booths are others in `other`, with what they are there."""
    there = {one.exhibitor: one.booths for one in other.lines}
    return [(one, there.get(one.exhibitor, ())) for one in plan.lines if there.get(one.exhibitor, ()) != one.booths]

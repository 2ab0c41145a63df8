"""The steps of an edition's board: written down, read, and which of them one may take back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.errors import Conflict, mark
from core.live.notices import tell
from expo.allocation.board.states import Act, Placed, decode, encode
from expo.allocation.tables import AllocationStep
from expo.reservations.ending import SUBJECT

SHOWN, LOOKED_THROUGH = 12, 200
COUNT = """
SELECT (SELECT coalesce(sum(revision), 0) + count(*) FROM expo_reservation WHERE edition = {})
    + (SELECT coalesce(sum(revision), 0) + count(*) FROM expo_exhibitor WHERE edition = {})
    + (SELECT coalesce(sum(revision), 0) + count(*) FROM expo_booth WHERE edition = {})
    + (SELECT count(*) + count(ended_at) FROM expo_kept_apart WHERE edition = {})
    + (SELECT count(*) FROM expo_apart_tolerated t JOIN expo_kept_apart k ON k.id = t.apart WHERE k.edition = {})
    + (SELECT count(*) FROM expo_allocation_step WHERE edition = {}) AS number
"""


class NothingToUndo(Conflict):
    message = mark("There is no step of yours to take back.")


class ChangedSince(Conflict):
    message = mark("This was changed again after your step, so that it cannot be taken back.")


@dataclass(frozen=True, slots=True)
class Step:
    """`undone` when a later step took it back. What was confirmed is not undone: it is released, with a reason."""

    number: int
    at: datetime
    actor: str
    act: Act
    changes: tuple[Placed, ...]
    undoes: int | None
    undone: bool

    @property
    def can_go_back(self) -> bool:
        return not self.undone and self.undoes is None and self.act != "confirm"


async def written_down(
    actor: Actor, edition: UUID, act: Act, changes: Sequence[Placed], *, now: datetime, undoes: int | None = None
) -> int:
    """The step's number; in the caller's transaction, which has the edition's turn. Every board that is open hears."""
    last = AllocationStep.select(AllocationStep.number).where(AllocationStep.edition == edition)
    row = await last.order_by(AllocationStep.number, ascending=False).first()
    number: int = (row["number"] if row else 0) + 1
    made = AllocationStep(
        id=uuid4(),
        edition=edition,
        number=number,
        at=now,
        actor=str(actor),
        act=act,
        changes=encode(changes),
        undoes=undoes,
    )
    await AllocationStep.insert(made)
    await tell(SUBJECT)
    return number


async def moment_of(edition: UUID) -> int:
    """Grows with whatever the board shows; the same number is the same picture."""
    rows = await DB.run_querystring(QueryString(COUNT, *[edition] * 6))
    return int(rows[0]["number"])


async def latest_steps(edition: UUID, *, limit: int = SHOWN) -> list[Step]:
    """The latest first."""
    mine = AllocationStep.edition == edition
    rows = await AllocationStep.select().where(mine).order_by(AllocationStep.number, ascending=False).limit(limit)
    taken_back = mine & AllocationStep.undoes.is_not_null()
    undone = {row["undoes"] for row in await AllocationStep.select(AllocationStep.undoes).where(taken_back)}
    return [
        Step(
            number=row["number"],
            at=row["at"],
            actor=row["actor"],
            act=row["act"],
            changes=decode(row["changes"]),
            undoes=row["undoes"],
            undone=row["number"] in undone,
        )
        for row in rows
    ]


async def own_latest(edition: UUID, actor: str) -> Step:
    """The latest step of this actor's own that was not taken back yet. Raises NothingToUndo."""
    steps = await latest_steps(edition, limit=LOOKED_THROUGH)
    found = next((one for one in steps if one.actor == actor and one.can_go_back), None)
    if found is None:
        raise NothingToUndo
    return found

"""What a plan must be before readers find their way on it; pure."""

from datetime import datetime

import msgspec

from core.errors import Conflict, mark
from expo.floor.plans.snapshot import Plan
from expo.floor.routing.reach import Reach

NAMED = 12
"""So many booths are named in one sentence."""


class NothingDrawn(Conflict):
    message = mark("There is no booth in any hall yet. Nothing was published.")


class NoEntrance(Conflict):
    message = mark("No hall has an entrance that one can walk in from. Draw one first.")


class Unreachable(Conflict):
    """`numbers` are all of them; the sentence names the first ones."""

    message = mark("Nobody gets to {count} booths on a way 1.2 m wide: {booths}. Nothing was published.")

    def __init__(self, numbers: tuple[str, ...]) -> None:
        self.numbers = numbers
        shown = ", ".join(numbers[:NAMED]) + (" …" if len(numbers) > NAMED else "")
        super().__init__(count=len(numbers), booths=shown)


class NothingNew(Conflict):
    message = mark("The plan is the same as number {number}. Nothing was published.")


def check_publishable(plan: Plan, found: Reach) -> None:
    """Raises NothingDrawn, NoEntrance, Unreachable."""
    if not any(floor.booths for floor in plan.halls):
        raise NothingDrawn
    if not found.entrances:
        raise NoEntrance
    if found.unreachable:
        raise Unreachable(found.unreachable)


def freeze(draft: Plan, previous: Plan | None, *, now: datetime) -> Plan:
    """The next plan. Raises NothingNew."""
    if previous is not None and same(draft, previous):
        raise NothingNew(number=previous.number)
    number = previous.number + 1 if previous else 1
    return msgspec.structs.replace(draft, number=number, published_at=now)


def same(one: Plan, other: Plan) -> bool:
    return (one.halls, one.connections) == (other.halls, other.connections)

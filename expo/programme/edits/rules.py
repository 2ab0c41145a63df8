"""Taking a step back: only the thing as that step left it can be put back as it was before; pure."""

from core.errors import Conflict, mark
from expo.programme.edits.states import SlotState, State


class ChangedSince(Conflict):
    message = mark("This was changed again after that step. Take the later step back first.")


class NothingToUndo(Conflict):
    message = mark("There is no step of yours to take back.")


def check_unchanged(now: State | None, then: State | None) -> None:
    """`then` is what the step left. Reasons and accepted advice do not count: a place is where and when."""
    same = now.same_place(then) if isinstance(now, SlotState) and isinstance(then, SlotState) else now == then
    if not same:
        raise ChangedSince

"""Why somebody may be erased: one of a list, since a reason in words might name them again."""

from typing import Literal

from core.errors import Conflict, Invalid, mark

Reason = Literal["asked", "not_needed", "unlawful", "ordered"]

REASONS: dict[Reason, str] = {
    "asked": mark("They asked for it"),
    "not_needed": mark("It is no longer needed"),
    "unlawful": mark("It should not have been held"),
    "ordered": mark("An authority ordered it"),
}


class LastAdministrator(Conflict):
    message = mark("This is the last administrator: give the role to somebody else first.")


def reason_of(text: str) -> Reason:
    """Raises Invalid."""
    if text not in REASONS:
        raise Invalid({"reason": mark("Please choose one of the list.")})
    return text

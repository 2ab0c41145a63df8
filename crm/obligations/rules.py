"""The life of an obligation, and the rate of those that were kept (이행률); pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from core.errors import Conflict, mark

STATE_NAMES = {
    "planned": mark("Planned"),
    "in_progress": mark("In progress"),
    "delivered": mark("Delivered"),
    "verified": mark("Verified"),
    "waived": mark("Waived"),
    "missed": mark("Missed"),
}
SIDE_NAMES = {"us": mark("Us"), "them": mark("The partner"), "joint": mark("Both")}
OPEN = frozenset({"planned", "in_progress", "delivered"})
TO = {
    "planned": ("in_progress", "delivered", "waived", "missed"),
    "in_progress": ("delivered", "planned", "waived", "missed"),
    "delivered": ("verified", "in_progress"),
    "missed": ("in_progress",),
    "waived": ("planned",),
    "verified": (),
}
"""Delivered goes back to being in progress when whoever looks at it finds that it is not done."""
WITH_REASON = frozenset({"waived", "missed"})
WHOLE, TENTH = 100, Decimal("0.1")
VERSION = 1
DEFINITION = mark("Rate of fulfilment: verified ÷ (all − waived); missed and open ones count as not fulfilled.")


class WrongMove(Conflict):
    message = mark("An obligation does not go from “{before}” to “{after}”.")


class VerifiedByOneself(Conflict):
    message = mark("Somebody else than the one who delivered it verifies it.")


class EvidenceNeeded(Conflict):
    message = mark("Please say what proves it, or file a document.")


class MovedMeanwhile(Conflict):
    message = mark("Somebody else moved it meanwhile: it is “{state}” now. What you wrote is still here.")


class NotAWriter(Conflict):
    status = 422
    message = mark("Please choose somebody who may change agreements of this country.")


class WhyNot(Conflict):
    message = mark("Please say why: it stays with the obligation.")


@dataclass(frozen=True, slots=True)
class Rate:
    """`percent` is None where nothing counts, which is not zero."""

    verified: int
    counted: int
    waived: int

    @property
    def percent(self) -> Decimal | None:
        """To a tenth, exactly."""
        if not self.counted:
            return None
        return (Decimal(WHOLE * self.verified) / self.counted).quantize(TENTH, ROUND_HALF_EVEN)


def rate(states: Iterable[str]) -> Rate:
    """By DEFINITION, whose VERSION rises when it changes."""
    every = list(states)
    waived = every.count("waived")
    return Rate(every.count("verified"), len(every) - waived, waived)


def check_move(before: str, after: str, *, by: str, delivered_by: str, evidence: bool, because: str) -> None:
    """`by` and `delivered_by` as the journal names them. Raises WrongMove, VerifiedByOneself, EvidenceNeeded, WhyNot."""
    if after not in TO[before]:
        raise WrongMove(before=STATE_NAMES[before], after=STATE_NAMES[after])
    if after == "verified" and by == delivered_by:
        raise VerifiedByOneself
    if after in ("delivered", "verified") and not evidence:
        raise EvidenceNeeded
    if after in WITH_REASON and not because.strip():
        raise WhyNot

"""What the law asks of a gift by its value and its day, and by when; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from core.errors import Conflict, mark
from core.money import Money

DIRECTION_NAMES = {"received": mark("Gift received"), "given": mark("Gift given")}
BASIS_NAMES = {
    "receipt": mark("Receipt"),
    "market": mark("Market price"),
    "appraisal": mark("Appraised value"),
    "estimate": mark("Estimate"),
}
STATE_NAMES = {
    "noted": mark("To be reported"),
    "reported": mark("Reported as the law asks"),
    "transferred": mark("Transferred"),
    "free": mark("Below the threshold"),
    "given": mark("Given"),
    "unknown": mark("No threshold known"),
}


class NotThatWay(Conflict):
    message = mark("This gift is not at that step.")


class NothingToReport(Conflict):
    message = mark("It is worth less than what has to be reported.")


class BeforeThat(Conflict):
    message = mark("That day is before the step that comes first.")


class KnownRule(Conflict):
    message = mark("A threshold from that day on is there already.")


@dataclass(frozen=True, slots=True)
class Rule:
    """From `begins_on` on; days are counted from the day the gift was received."""

    id: UUID
    begins_on: date
    least: Money
    report_days: int
    transfer_days: int
    source: str


@dataclass(frozen=True, slots=True)
class Present:
    """A gift; `delegate` is who gave or was given it, where that is known."""

    id: UUID
    direction: str
    what: str
    organisation: str
    delegate: UUID | None
    happened_on: date
    worth: Money
    basis: str
    checked: str
    budget: str
    state: str
    reported_on: date | None
    transferred_on: date | None
    transferred_to: str


def rule_for(rules: Sequence[Rule], gift: Present) -> Rule | None:
    """The one in force in its currency on its day: the latest that had begun."""
    begun = [one for one in rules if one.least.currency == gift.worth.currency and one.begins_on <= gift.happened_on]
    return max(begun, key=lambda one: one.begins_on, default=None)


def standing(gift: Present, rule: Rule | None) -> str:
    """One of `STATE_NAMES`: what is stored, or what follows from the threshold."""
    if gift.direction == "given":
        return "given"
    if gift.state != "noted":
        return gift.state
    if rule is None:
        return "unknown"
    return "free" if gift.worth < rule.least else "noted"


def due_on(gift: Present, rule: Rule | None) -> date | None:
    """By when the next step is to be taken; None where none is."""
    now = standing(gift, rule)
    if rule is None or now not in ("noted", "reported"):
        return None
    return gift.happened_on + timedelta(days=rule.report_days if now == "noted" else rule.transfer_days)


def check_step(gift: Present, rule: Rule | None, to: str, on: date) -> None:
    """One whose threshold nobody knows may be reported. Raises NotThatWay, NothingToReport, BeforeThat."""
    now = standing(gift, rule)
    if now == "free":
        raise NothingToReport
    if (now, to) not in (("noted", "reported"), ("unknown", "reported"), ("reported", "transferred")):
        raise NotThatWay
    if on < (gift.reported_on or gift.happened_on):
        raise BeforeThat

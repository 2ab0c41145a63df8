"""Who needs a visa, by dated rules; how a case goes on, and by when; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from core.errors import Conflict, mark

PASSPORT_NAMES = {
    "ordinary": mark("Ordinary passport"),
    "official": mark("Official passport"),
    "diplomatic": mark("Diplomatic passport"),
    "service": mark("Service passport"),
}
VISA_NAMES = {
    "C-3-1": mark("C-3-1, events and conferences"),
    "C-3-4": mark("C-3-4, business"),
}
STATE_NAMES = {
    "not_required": mark("No visa needed"),
    "needed": mark("Visa needed"),
    "letter_requested": mark("Letter asked for"),
    "letter_issued": mark("Letter issued"),
    "applied": mark("Visa applied for"),
    "granted": mark("Visa granted"),
    "refused": mark("Visa refused"),
}
TO: Mapping[str, tuple[str, ...]] = {
    "not_required": (),
    "needed": ("letter_requested", "applied"),
    "letter_requested": ("letter_issued", "applied"),
    "letter_issued": ("applied",),
    "applied": ("granted", "refused"),
    "granted": (),
    "refused": ("applied",),
}
NEXT = {
    "": mark("{person}: decide whether a visa is needed"),
    "needed": mark("{person}: ask for the letter of invitation"),
    "letter_requested": mark("{person}: issue the letter of invitation"),
    "letter_issued": mark("{person}: apply for the visa"),
    "applied": mark("{person}: the visa is to be granted"),
    "refused": mark("{person}: the visa was refused, decide what to do"),
}
"""What is to be done in each state; without a case it is still to be decided."""
AIM = {
    "": "letter_requested",
    "needed": "letter_requested",
    "letter_requested": "letter_issued",
    "letter_issued": "applied",
    "applied": "granted",
    "refused": "granted",
}
"""Of which state's lead time that is reckoned."""
SETTLED = frozenset({"not_required", "granted"})


class NoRule(Conflict):
    message = mark("No rule says so for this nationality, passport and day. Decide by hand and say why.")


class NotThatWay(Conflict):
    message = mark("A case does not go from there to there.")


class WhyNeeded(Conflict):
    message = mark("Please say why.")


class RuleOverlaps(Conflict):
    message = mark("Another rule holds for some of these days. End that one first.")


@dataclass(frozen=True, slots=True)
class Rule:
    """`days` without a visa, None where one is needed; `nation` is ISO alpha-2."""

    id: UUID
    nation: str
    passport_kind: str
    begins_on: date
    ends_on: date | None
    days: int | None
    status: str
    source: str

    def holds_on(self, day: date) -> bool:
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Decision:
    """By `rule`; `stay` is how many days they are here, the first and the last counted."""

    state: str
    rule: Rule
    stay: int


def decide(rules: Sequence[Rule], nation: str, passport_kind: str, first: date, last: date) -> Decision | None:
    """By the rule that holds on the day of entry; None where there is none: what is unknown is never taken for free."""
    held = (one for one in rules if (one.nation, one.passport_kind) == (nation, passport_kind) and one.holds_on(first))
    rule = next(held, None)
    if rule is None:
        return None
    stay = (last - first).days + 1
    free = rule.days is not None and stay <= rule.days
    return Decision("not_required" if free else "needed", rule, stay)


def check_move(before: str, after: str, because: str) -> None:
    """Raises NotThatWay, WhyNeeded."""
    if after not in TO[before]:
        raise NotThatWay
    if after == "refused" and not because.strip():
        raise WhyNeeded


def due_on(state: str, begins_on: date | None, leads: Mapping[str, int]) -> date | None:
    """By when what comes next is to be reached; None for what is settled, and where nobody set a lead time."""
    days = leads.get(AIM.get(state, ""))
    return None if state in SETTLED or begins_on is None or days is None else begins_on - timedelta(days=days)

"""The ledger of amounts: which of them stand, what they come to, and what looks odd about them; pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.errors import Conflict, mark
from core.money import Money
from crm.agreements.days import day_in_seoul, months_after
from crm.deals.amounts.kinds import KINDS, Total, total_of

GRADES = {
    "A": mark("A: contract, customs or insurance paper"),
    "B": mark("B: letter of the company"),
    "C": mark("C: the company's own word"),
    "D": mark("D: a note"),
}
PROVEN = ("A", "B")
CONSENTS = {"unasked": mark("Not asked yet"), "yes": mark("May be published"), "no": mark("Must not be published")}
SIGNED = ("change", "cancel")
HORIZON_MONTHS = 12
"""Within how many months what is expected is to be contracted (계약추진액)."""
MOST_MINOR = 10**17


class NeedsProof(Conflict):
    status = 422
    message = mark("Evidence of grade A or B is a paper: please put it in.")


class ContractUnproven(Conflict):
    status = 422
    message = mark(
        "What is contracted needs evidence of grade A or B: a contract, a customs or insurance paper, a letter."
    )


class WrongSign(Conflict):
    status = 422
    message = mark("An amount is more than nothing; what is cancelled is less, and a change is either.")


class NotToday(Conflict):
    status = 422
    message = mark("An amount is of today or of a day before.")


class TooFarOff(Conflict):
    status = 422
    message = mark("What is likely to be contracted is so within {months} months: later is only consulted.")


class CorrectedAlready(Conflict):
    message = mark("Somebody corrected this amount already. Please look at it again.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount as somebody stated it. `expected_by` is when what is consulted or expected is to be contracted."""

    id: UUID
    deal: UUID
    kind: str
    money: Money
    as_of: date
    source: str
    grade: str
    recorded_at: datetime
    document: UUID | None = None
    note: str = ""
    supersedes: UUID | None = None
    consent: str = "unasked"
    recorded_by: str = ""
    expected_by: date | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount as it is given in. `origin` is what writes it down by itself, which it does once."""

    kind: str
    money: Money
    as_of: date
    source: str
    grade: str
    note: str = ""
    expected_by: date | None = None
    consent: str = "unasked"
    supersedes: UUID | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Warned:
    """Something odd that is let through and shown: `says` is a gettext id."""

    says: str
    kind: str
    currency: str


def check_stated(stated: Stated, *, filed: bool, today: date) -> None:
    """`filed`: a paper comes with it. Raises ContractUnproven, NeedsProof, WrongSign, NotToday, TooFarOff."""
    if stated.kind == "contract" and stated.grade not in PROVEN:
        raise ContractUnproven
    if stated.grade in PROVEN and not filed:
        raise NeedsProof
    if not _sign_fits(stated):
        raise WrongSign
    if stated.as_of > today:
        raise NotToday
    late = stated.expected_by and stated.expected_by > months_after(stated.as_of, HORIZON_MONTHS)
    if stated.kind == "expected" and late:
        raise TooFarOff(months=HORIZON_MONTHS)


def _sign_fits(stated: Stated) -> bool:
    minor = stated.money.minor
    if minor == 0:
        return stated.supersedes is not None
    if stated.kind == "cancel":
        return minor < 0
    return stated.kind == "change" or minor > 0


def standing(entries: Collection[Entry], known_on: date | None = None) -> list[Entry]:
    """Those that nothing supersedes and that were not struck out, in their own order; `known_on` leaves out what was
    written down after that day in Seoul, so that a report of a day can be made again.
    """
    known = [one for one in entries if known_on is None or day_in_seoul(one.recorded_at) <= known_on]
    gone = {one.supersedes for one in known if one.supersedes}
    return [one for one in known if one.id not in gone and one.money.minor != 0]


def totals(entries: Iterable[Entry]) -> dict[tuple[str, str], Total]:  # type: ignore[type-arg]
    """By kind and currency, in the order of kinds; of entries that stand."""
    amounts: Mapping[tuple[str, str], list[Money]] = defaultdict(list)
    for one in entries:
        amounts[one.kind, one.money.currency].append(one.money)
    order = [*KINDS]
    return {
        (kind, currency): total_of(KINDS[kind], found, currency)
        for (kind, currency), found in sorted(amounts.items(), key=lambda one: (order.index(one[0][0]), one[0][1]))
    }


def warnings(entries: Sequence[Entry]) -> list[Warned]:
    """Of entries that stand: more expected than was consulted, and more taken from a contract than it was."""
    found = totals(entries)
    odd = []
    for (kind, currency), total in found.items():
        consulted = found.get(("consulted", currency))
        if kind == "expected" and consulted and total.money.minor > consulted.money.minor:
            odd.append(Warned(mark("More is likely to be contracted than was consulted."), kind, currency))
        contract = found.get(("contract", currency))
        if kind == "cancel" and (contract is None or contract.money.minor + total.money.minor < 0):
            odd.append(Warned(mark("More is cancelled than was contracted."), kind, currency))
    return odd


def contracted_on(entries: Iterable[Entry]) -> date | None:
    """The first day of a contract that stands and is proven; what size a member was counts on that day."""
    return min((one.as_of for one in entries if one.kind == "contract" and one.grade in PROVEN), default=None)

"""What exhibitors are asked after the show, and what their figures are; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.errors import Conflict, mark
from core.money import Money

AMOUNT_NAMES: Mapping[str, str] = {
    "consulted": mark("Amounts talked about"),
    "expected": mark("Contracts likely to be signed"),
}
"""상담액 and 계약추진액: each of its own kind and currency, never added to each other."""
AGAIN_NAMES: Mapping[str, str] = {"yes": mark("Yes"), "perhaps": mark("Perhaps"), "no": mark("No")}
RENEWAL_NAMES: Mapping[str, str] = {
    "same": mark("Yes, the same booth"),
    "other": mark("Yes, but another booth"),
    "no": mark("No"),
}
CURRENCIES = ("KRW", "USD", "EUR", "CNY", "JPY")
LINES = (1, 2, 3)
"""Amounts of a kind in as many currencies as one form takes."""
MOST_TALKS, LONGEST_COMMENT = 100_000, 4_000


class NotOverYet(Conflict):
    message = mark("The questions come after the last day of the expo.")


class AnsweredMeanwhile(Conflict):
    message = mark("Somebody else answered while you were writing. Please look at it and save again.")


@dataclass(frozen=True, slots=True)
class Said:
    """An exhibitor's answer in its own figures: `amounts` by kind, each currency once. None and empty: not said."""

    consultations: int | None = None
    contracts: int | None = None
    again: str = ""
    renewal: str = ""
    comments: str = ""
    amounts: Mapping[str, tuple[Money, ...]] = field(default_factory=dict)


def sums(answers: Mapping[str, tuple[Money, ...]], into: dict[str, dict[str, Money]]) -> None:
    """Adds to `into`, by kind and currency."""
    for kind, amounts in answers.items():
        for one in amounts:
            there = into.setdefault(kind, {})
            there[one.currency] = there[one.currency] + one if one.currency in there else one

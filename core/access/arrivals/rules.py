"""How long a letter lets somebody in, how often its code may be tried, and whom it lets in at all."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

GOOD_FOR = timedelta(minutes=10)
MOST_TRIES = 5
DIGITS = 6
KINDS = ("attendee", "staff", "exhibitor")

Answer = Literal["let_in", "by_proof", "closed"]


def answer_to(suspended: Mapping[str, bool]) -> Answer:
    """For an address, by the kinds of accounts it has and whether each is suspended. One that is nobody's may come in:
    the account is made when they do. No letter opens an account of staff or exhibitors.
    """
    if not suspended:
        return "let_in"
    if "attendee" in suspended:
        return "closed" if suspended["attendee"] else "let_in"
    return "closed" if all(suspended.values()) else "by_proof"

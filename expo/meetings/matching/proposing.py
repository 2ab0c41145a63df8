"""The whole way: what can be met, which is chosen, when, where, who interprets, and why the rest is not met."""

from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from expo.meetings.matching.choosing import Chosen, choose
from expo.meetings.matching.day import Day, Possible, possible_ones
from expo.meetings.matching.fitting import Fitted, fit
from expo.meetings.matching.pools import pools_of, workable
from expo.meetings.matching.seating import interpret, seat


@dataclass(frozen=True, slots=True)
class Placed:
    """A meeting as proposed; `wish` is its place in the day's wishes."""

    wish: int
    slot: int
    language: str
    table: UUID | None = None
    interpreter: UUID | None = None


@dataclass(frozen=True, slots=True)
class Timetable:
    """`bound` is more weight than which none can have; `gap` what is missing to it, as a part. `breaks` are buyers' gaps;
    fewer than `breaks_bound` are proved impossible. `unmet` says of each other wish why (`reasons.WORDS`).
    """

    placed: tuple[Placed, ...]
    weight: int
    bound: float
    breaks: int
    breaks_bound: int
    unmet: Mapping[int, str]
    lacking: Mapping[UUID, int]

    @property
    def gap(self) -> float:
        return max(0.0, (self.bound - self.weight) / self.bound) if self.bound else 0.0


def propose(day: Day, *, seed: int = 0, seconds: float = 40.0) -> Generator[Timetable | None, None, None]:
    """Ever better timetables, the first within seconds; None now and then, so that whoever listens can stop."""
    possible, why = possible_ones(day)
    chosen = choose(day, possible, seed=seed)
    ones = [possible[at] for at in chosen.ones]
    for fitted in fit(day, ones, seed=seed, seconds=seconds):
        yield None if fitted is None else timetable(day, possible, chosen, fitted, why)


def timetable(
    day: Day, possible: Sequence[Possible], chosen: Chosen, fitted: Fitted, why: Mapping[int, str]
) -> Timetable:
    """With tables and interpreters; what has none is left out, and explained."""
    ones = [possible[at] for at in chosen.ones]
    heard = interpret(day, ones, fitted.at)
    at = {one: slot for one, slot in fitted.at.items() if one in heard}
    tables = seat(day, ones, at)
    placed = tuple(
        Placed(ones[one].wish, slot, ones[one].speaking.language, tables.get(one), heard[one])
        for one, slot in sorted(at.items(), key=lambda each: (each[1], ones[each[0]].wish))
        if day.at_booths or one in tables
    )
    met = {one.wish for one in placed}
    left = [one for one in possible if one.wish not in met]
    unmet = {**why, **_why(day, possible, placed, left), **_unfitted(ones, met)}
    firms = Counter(day.wishes[one.wish].firm for one in placed)
    lacking = {one.id: one.least - firms[one.id] for one in day.firms if firms[one.id] < one.least}
    weight = sum(day.wishes[one.wish].weight for one in placed)
    return Timetable(placed, weight, chosen.bound, fitted.breaks, fitted.bound, unmet, lacking)


def _unfitted(ones: Sequence[Possible], met: set[int]) -> dict[int, str]:
    return {one.wish: "not_fitted" for one in ones if one.wish not in met}


def _why(day: Day, possible: Sequence[Possible], placed: Sequence[Placed], left: Sequence[Possible]) -> dict[int, str]:
    firms, buyers = {one.id: one for one in day.firms}, {one.id: one for one in day.buyers}
    met = {one.wish for one in placed}
    known = Counter(key for one in placed for key in (day.wishes[one.wish].firm, day.wishes[one.wish].buyer))
    full = {
        at
        for pool in pools_of(day, possible)
        if sum(possible[at].wish in met for at in pool.ones) >= sum(workable(day, one) for one in pool.interpreters)
        for at in pool.ones
    }
    wishes = {possible[at].wish for at in full}
    seats = sum(day.tables_at(slot) for slot in range(day.slots))
    found = {}
    for one in left:
        buyer, firm = buyers[one.buyer], firms[one.firm]
        if known[buyer.id] >= min(buyer.most, len(buyer.free)):
            found[one.wish] = "buyer_full"
        elif known[firm.id] >= min(firm.most, firm.places * len(firm.free)):
            found[one.wish] = "firm_full"
        elif one.wish in wishes:
            found[one.wish] = "interpreters_full"
        elif len(placed) >= seats:
            found[one.wish] = "tables_full"
        else:
            found[one.wish] = "by_weight"
    return found

"""What a timetable is proposed for: who is there when, who wishes to meet whom, tables and interpreters; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Liking = Literal["must", "want", "open", "no"]
"""What one side says of the other; `open` is to have said nothing."""
OF_BUYERS: Mapping[str, int] = {"must": 3, "want": 2, "open": 0, "no": 0}
OF_FIRMS: Mapping[str, int] = {"must": 2, "want": 1, "open": 0, "no": 0}
MANY = 10_000
Half = Literal["any", "morning", "afternoon"]
"""In which part of a day two would meet."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A firm (exhibitor) or a buyer (counterpart): free in these slots, in `places` meetings at once, at least `least` and
    at most `most` in all. `spoken` is empty where nothing is known, which is taken to be no hindrance. `spot` is where a
    firm's booth is (a hall).
    """

    id: UUID
    free: frozenset[int]
    spoken: tuple[str, ...] = ()
    places: int = 1
    least: int = 0
    most: int = MANY
    spot: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """Two that would meet, and what each says of the other; `kept` is the slot that an earlier proposal gave them, and they
    meet then before anybody else where it is `locked`.
    """

    firm: UUID
    buyer: UUID
    of_firm: Liking = "open"
    of_buyer: Liking = "open"
    kept: int | None = None
    half: Half = "any"
    locked: bool = False

    @property
    def weight(self) -> int:
        """What meeting is worth: a buyer's word counts a little more; 0 when either will not."""
        if "no" in (self.of_firm, self.of_buyer):
            return 0
        return OF_BUYERS[self.of_buyer] + OF_FIRMS[self.of_firm]


@dataclass(frozen=True, slots=True)
class Seat:
    """A table, and when nobody else has it."""

    id: UUID
    free: frozenset[int]


@dataclass(frozen=True, slots=True)
class Interpreting:
    """Who interprets between any two of these languages, and when."""

    id: UUID
    spoken: frozenset[str]
    free: frozenset[int]


@dataclass(frozen=True, slots=True)
class Day:
    """Slots are numbered from 0; `spans` are runs of them without a night or a closing between. With `at_booths` nobody
    needs a table; then a `walk` (minutes between two spots) longer than `pause` keeps a buyer's meetings apart. Interpreters
    rest after `longest` slots. Who `stays` at a table while the other side comes and goes. `mornings` begin before noon.
    """

    slots: int
    spans: tuple[tuple[int, ...], ...]
    firms: tuple[Someone, ...]
    buyers: tuple[Someone, ...]
    wishes: tuple[Wish, ...]
    tables: tuple[Seat, ...] = ()
    interpreters: tuple[Interpreting, ...] = ()
    at_booths: bool = False
    stays: Literal["buyer", "firm"] = "buyer"
    longest: int = 3
    slot_minutes: int = 30
    pause: int = 5
    walk: int = 0
    mornings: frozenset[int] = frozenset()

    def firm(self, key: UUID) -> Someone:
        return next(one for one in self.firms if one.id == key)

    def within(self, half: Half) -> frozenset[int]:
        """The slots of this part of a day."""
        every = frozenset(range(self.slots))
        return {"any": every, "morning": every & self.mornings, "afternoon": every - self.mornings}[half]

    def tables_at(self, slot: int) -> int:
        return MANY if self.at_booths else sum(slot in one.free for one in self.tables)


@dataclass(frozen=True, slots=True)
class Speaking:
    """In which language two can meet; `through` are the interpreters of whom one is needed, none where none is."""

    language: str
    through: frozenset[UUID] = frozenset()


def speaking(firm: Someone, buyer: Someone, interpreters: tuple[Interpreting, ...]) -> Speaking | None:
    """The first language that both speak, in the buyer's order, else the first pair that is interpreted; None when there
    is neither.
    """
    if not firm.spoken or not buyer.spoken:
        return Speaking((buyer.spoken or firm.spoken or ("en",))[0])
    for one in buyer.spoken:
        if one in firm.spoken:
            return Speaking(one)
    for theirs in buyer.spoken:
        for ours in firm.spoken:
            through = frozenset(one.id for one in interpreters if {theirs, ours} <= one.spoken)
            if through:
                return Speaking(theirs, through)
    return None


@dataclass(frozen=True, slots=True)
class Possible:
    """A wish that can be met, if there is room: in these slots and this language."""

    wish: int
    weight: int
    firm: UUID
    buyer: UUID
    open: frozenset[int]
    speaking: Speaking


def possible_ones(day: Day) -> tuple[list[Possible], dict[int, str]]:
    """Wishes that can be met, and of the others why not (`reasons.WORDS`)."""
    firms, buyers = {one.id: one for one in day.firms}, {one.id: one for one in day.buyers}
    works = {one.id: one.free for one in day.interpreters}
    seats = frozenset(slot for slot in range(day.slots) if day.tables_at(slot))
    found, why = [], {}
    for at, wish in enumerate(day.wishes):
        firm, buyer = firms[wish.firm], buyers[wish.buyer]
        if not wish.weight:
            why[at] = "will_not"
            continue
        tongue = speaking(firm, buyer, day.interpreters)
        if tongue is None:
            why[at] = "no_language"
            continue
        both = firm.free & buyer.free
        if both and not both & day.within(wish.half):
            why[at] = "not_in_half"
            continue
        both &= day.within(wish.half)
        heard = frozenset().union(*(works[one] for one in tongue.through)) if tongue.through else both
        if not both or not both & heard & seats:
            why[at] = "no_time" if not both else "no_interpreter_then" if not both & heard else "no_table_then"
            continue
        open_ = both & heard & seats
        kept = frozenset({wish.kept}) if wish.kept in open_ else open_
        found.append(Possible(at, wish.weight, firm.id, buyer.id, kept, tongue))
    return found, why

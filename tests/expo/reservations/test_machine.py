"""Whatever exhibitors, organisers and the clock do in whatever order: the database says what a model of a few lines says.

`MADANG_WHOLE` (`make soak`) tries 2,000 histories of 30 steps; otherwise a few of them.
"""

import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app  # noqa: F401 -- plugs in who writes letters
from core.actor import SYSTEM, Actor
from core.errors import Conflict
from core.mail.tables import Letter
from expo.floor.drawing.commands import make_row, merge_booths, split_booth
from expo.floor.geometry.rows import Row
from expo.reservations.commands import assign_booths, hold_booths, move_booths, move_reservation, swap_booths
from expo.reservations.queries import lets
from expo.reservations.rules import LIVE, MOVES
from expo.reservations.tables import Reservation, Taken
from expo.reservations.work import WORK
from tests.conftest import NOW
from tests.make import floors
from tests.make.exhibitors import exhibitor, fair

NUMBERS = ("A-101", "A-102", "A-103", "A-104")
SLUG, HALF, WIDE = "wsce-2026", "A-101B", 6.0
"""The first booth is split now and then, and made whole again."""
COMPANIES = ("maru", "hanbit", "narae")
HOLD, OBJECT = timedelta(minutes=30), timedelta(days=5)
WHOLE = bool(os.environ.get("MADANG_WHOLE"))
RUNS, SHORTEST, LONGEST = (2_000, 30, 30) if WHOLE else (20, 8, 30)

sets = st.sets(st.sampled_from((*NUMBERS, HALF)), min_size=1, max_size=3)
company = st.integers(0, len(COMPANIES) - 1)
which = st.integers(0, 5)
steps = st.one_of(
    st.tuples(st.just("hold"), company, sets),
    st.tuples(st.just("propose"), company, sets),
    st.tuples(st.just("assign"), company, sets),
    st.tuples(st.just("own"), which, st.sampled_from(("requested", "released", "objected"))),
    st.tuples(st.just("staff"), which, st.sampled_from(("requested", "confirmed", "released", "proposed"))),
    st.tuples(st.just("move"), which, sets),
    st.tuples(st.just("swap"), which, which),
    st.tuples(st.just("cut"), st.none(), st.none()),
    st.tuples(st.just("wait"), st.sampled_from((1, 20, 45, 1_440, 7_200)), st.booleans()),
)


@dataclass(eq=False)
class Kept:
    """A reservation as the model knows it."""

    owner: int
    booths: set[str]
    state: str
    until: datetime | None


@dataclass
class Model:
    """Says of each step whether it is taken, and what comes of it; by sets of booths and nothing else."""

    now: datetime = NOW
    kept: dict[UUID, Kept] = field(default_factory=dict)
    cut: bool = False

    def there(self, wanted: set[str]) -> set[str]:
        """Of these, the booths that are on the plan."""
        return wanted if self.cut else wanted - {HALF}

    def pass_time(self) -> None:
        for one in self.kept.values():
            if one.until is not None and one.until <= self.now and one.state in ("held", "proposed"):
                one.state, one.until = ("expired" if one.state == "held" else "requested"), None

    def over(self, one: Kept) -> bool:
        return one.state == "held" and one.until is not None and one.until <= self.now

    def run_out(self, booths: set[str], owner: int | None = None) -> list[Kept]:
        """The holds that a step on these booths ends, should it be taken."""
        return [one for one in self.kept.values() if self.over(one) and (one.booths & booths or one.owner == owner)]

    def standing(self, but: UUID | None = None) -> list[Kept]:
        return [one for key, one in self.kept.items() if one.state in LIVE and key != but]

    def taken(self, ended: list[Kept], but: UUID | None = None) -> set[str]:
        return {number for one in self.standing(but) if one not in ended for number in one.booths}

    def board(self) -> dict[str, tuple[int, str]]:
        return {number: (one.owner, one.state) for one in self.standing() for number in one.booths}

    def may(self, key: UUID, to: str, side: str) -> bool:
        one = self.kept[key]
        over = one.until is not None and one.until <= self.now
        if side not in MOVES.get((one.state, to), ()):
            return False
        return not (over and (one.state, to) in (("held", "requested"), ("proposed", "objected")))


@pytest.fixture
async def year(db: None) -> tuple[UUID, list[tuple[UUID, str, Actor]]]:
    row = await floors.hall(SLUG)
    await fair(row.id, booths_open_at=NOW - timedelta(days=1), hold_minutes=30)
    line = Row(x=2, y=2, count=len(NUMBERS), width=WIDE, depth=3)
    await make_row(SYSTEM, edition=SLUG, hall="E1", row=line, first=NUMBERS[0], now=NOW)
    made = [await exhibitor(name, state="approved") for name in COMPANIES]
    return row.id, [(known.id, known.code, actor) for known, actor in made]


@given(history=st.lists(steps, min_size=SHORTEST, max_size=LONGEST))
@settings(max_examples=RUNS, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_the_database_and_the_model_never_differ(year: Any, history: list[tuple[Any, ...]]) -> None:
    where, people = year
    await Taken.delete(force=True)
    await Reservation.delete(force=True)
    await Letter.delete(force=True)
    model = Model(cut=any(one.number == HALF for one in await lets(where)))
    for step in history:
        await _step(model, people, *step)
        found = {one.number: (one.code, one.state) for one in await lets(where) if one.state}
        assert found == {number: (people[owner][1], state) for number, (owner, state) in model.board().items()}, step


async def _step(model: Model, people: Any, act: str, first: Any, second: Any) -> None:
    if act == "wait":
        model.now += timedelta(minutes=first)
        if second:
            model.pass_time()
            await WORK.run({}, model.now, _quiet)
    elif act == "cut":
        await _cut(model)
    elif act in ("hold", "propose", "assign"):
        await _take(model, people, act, first, model.there(second))
    elif first < len(model.kept):
        key = list(model.kept)[first]
        if act in ("own", "staff"):
            await _bring(model, people, key, second, act)
        elif act == "move":
            await _move(model, key, model.there(second))
        elif second < len(model.kept):
            await _swap(model, key, list(model.kept)[second])


async def _take(model: Model, people: Any, act: str, owner: int, wanted: set[str]) -> None:
    key, _, actor = people[owner]
    ended = model.run_out(wanted, owner)
    holding = any(one.owner == owner and one.state == "held" for one in model.standing() if one not in ended)
    allowed = bool(wanted) and not (wanted & model.taken(ended)) and not (act == "hold" and holding)
    try:
        if act == "hold":
            made = await hold_booths(actor, key, booths=wanted, now=model.now)
        else:
            state: Any = "proposed" if act == "propose" else "confirmed"
            made = await assign_booths(SYSTEM, key, booths=wanted, as_=state, now=model.now)
    except Conflict:
        assert not allowed
        return
    assert allowed
    expire(ended)
    until = {"hold": model.now + HOLD, "propose": model.now + OBJECT}.get(act)
    model.kept[made.id] = Kept(owner, set(wanted), made.state, until)


def expire(ended: list[Kept]) -> None:
    """Only with the step itself: what is refused leaves no trace."""
    for one in ended:
        one.state, one.until = "expired", None


async def _bring(model: Model, people: Any, key: UUID, to: str, act: str) -> None:
    one = model.kept[key]
    side, actor = ("exhibitor", people[one.owner][2]) if act == "own" else ("organiser", SYSTEM)
    allowed = model.may(key, to, side)
    try:
        await move_reservation(actor, key, to=to, now=model.now)
    except Conflict:
        assert not allowed
        return
    assert allowed
    one.state, one.until = to, model.now + OBJECT if to == "proposed" else None


async def _move(model: Model, key: UUID, wanted: set[str]) -> None:
    one = model.kept[key]
    ended = [each for each in model.run_out(wanted) if each is not one]
    allowed = bool(wanted) and one.state in LIVE and not model.over(one) and not (wanted & model.taken(ended, but=key))
    try:
        await move_booths(SYSTEM, key, booths=wanted, now=model.now)
    except Conflict:
        assert not allowed
        return
    assert allowed
    expire(ended)
    one.booths = set(wanted)


async def _swap(model: Model, one: UUID, other: UUID) -> None:
    first, second = model.kept[one], model.kept[other]
    live = all(each.state in LIVE and not model.over(each) for each in (first, second))
    allowed = live and first.owner != second.owner
    try:
        await swap_booths(SYSTEM, one, other, now=model.now)
    except Conflict:
        assert not allowed
        return
    assert allowed
    first.booths, second.booths = second.booths, first.booths


async def _cut(model: Model) -> None:
    """Whoever has the booth has both halves; of two halves that two reservations have no whole is made."""
    whole = NUMBERS[0]
    ended = model.run_out({whole, HALF})
    having = [one for one in model.standing() if one not in ended and one.booths & {whole, HALF}]
    try:
        if model.cut:
            await merge_booths(SYSTEM, edition=SLUG, numbers=[whole, HALF], number=whole, now=model.now)
        else:
            line = ((2 + WIDE / 2, 0.0), (2 + WIDE / 2, 20.0))
            await split_booth(SYSTEM, edition=SLUG, number=whole, line=line, numbers=(whole, HALF), now=model.now)
    except Conflict:
        assert model.cut
        assert len(having) > 1
        return
    assert len(having) < 2
    expire(ended)
    for one in having:
        one.booths = (one.booths - {whole, HALF}) | ({whole} if model.cut else {whole, HALF})
    model.cut = not model.cut


async def _quiet(done: int, total: int) -> None:
    """A worker's progress that nobody looks at."""

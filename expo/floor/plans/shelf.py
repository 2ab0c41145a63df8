"""Published plans held in memory, with what is asked of them: pages and ways need no database."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from core.db.transaction import one_moment
from expo.editions.queries import all_editions
from expo.floor.plans.queries import latest_plan, latest_plan_numbers
from expo.floor.plans.snapshot import FrozenBooth, FrozenFloor, Plan
from expo.floor.routing.network import Network

SUBJECT = "floor"


@dataclass(frozen=True, slots=True)
class Placed:
    """A booth with the hall that it is in."""

    floor: FrozenFloor
    booth: FrozenBooth


class ShownPlan:
    """A plan as readers use it; replaced whole, never altered."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.floors = {floor.code: floor for floor in plan.halls}
        self._one_at_a_time = Lock()

    @cached_property
    def halls(self) -> tuple[FrozenFloor, ...]:
        """Those with most booths first: that is where readers are going."""
        return tuple(sorted(self.plan.halls, key=lambda floor: -len(floor.booths)))

    @cached_property
    def booths(self) -> dict[str, Placed]:
        """By number."""
        return {booth.number: Placed(floor, booth) for floor in self.plan.halls for booth in floor.booths}

    @cached_property
    def bare_numbers(self) -> dict[str, Placed]:
        """By number as people type it: see `bare`."""
        return {bare(number): placed for number, placed in self.booths.items()}

    @contextmanager
    def network(self, *, step_free: bool) -> Iterator[Network]:
        """For one who asks at a time, among the threads of this process: what GEOS prepares is not to be shared by two."""
        with self._one_at_a_time:
            yield self._rolling if step_free else self._walking

    @cached_property
    def _walking(self) -> Network:
        return Network(self.plan, step_free=False)

    @cached_property
    def _rolling(self) -> Network:
        return Network(self.plan, step_free=True)


def bare(number: str) -> str:
    """Letters and digits alone, so that a 101 and A101 are A-101."""
    return "".join(filter(str.isalnum, number)).upper()


Plans = Mapping[str, ShownPlan]


@one_moment()
async def load_plans(former: Plans | None) -> Plans:
    """The latest of each edition, by slug; one that was loaded already is kept with its ways: plans never change."""
    numbers = await latest_plan_numbers()
    if former is not None and {slug: one.plan.number for slug, one in former.items()} == numbers:
        return former
    found: dict[str, ShownPlan] = {}
    for row in await all_editions():
        known = former.get(row.slug) if former else None
        if known is not None and known.plan.number == numbers.get(row.slug):
            found[row.slug] = known
        elif row.slug in numbers and (plan := await latest_plan(row.id)) is not None:
            found[row.slug] = ShownPlan(plan)
    return found

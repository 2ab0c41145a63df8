"""The programme as the desk's page shows it: days, items in them, what is missing and what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from crm.delegations.programme.cars import CarKnown
from crm.delegations.programme.members import Member
from crm.delegations.programme.queries import InterpreterKnown, Plan
from crm.delegations.programme.readiness import Gap
from crm.delegations.programme.states import ItemState
from i18n.text import Translated

Answers = Mapping[UUID, Mapping[UUID, tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Card:
    """An item; instants in the visit's zone. `whole`: the whole delegation. `answers` by person. `overlaps`: others are
    elsewhere meanwhile, so that it stands beside another item.
    """

    id: UUID
    state: ItemState
    version: int
    begin: datetime
    end: datetime
    whole: bool
    people: tuple[Member, ...]
    cars: tuple[CarKnown, ...]
    interpreters: tuple[InterpreterKnown, ...]
    room: Translated | None
    booth: str
    table: str
    gaps: tuple[Gap, ...]
    answers: tuple[tuple[Member, str], ...]
    overlaps: bool


def days_of(plan: Plan, gaps: Sequence[Gap], answers: Answers) -> list[tuple[date, list[Card]]]:
    """Every day of the visit, also those on which nothing is yet."""
    cards = [_card(plan, item, state, gaps, answers) for item, state in plan.in_order]
    return [(day, [one for one in cards if one.begin.date() == day]) for day in plan.days]


def _card(plan: Plan, item: UUID, state: ItemState, gaps: Sequence[Gap], answers: Answers) -> Card:
    people = plan.people(state)
    given = answers.get(item, {})
    return Card(
        item,
        state,
        plan.versions[item],
        state.begin.astimezone(plan.zone),
        state.end.astimezone(plan.zone),
        state.everyone or len(people) == len(plan.members),
        tuple(people),
        tuple(plan.cars[one] for one in state.cars if one in plan.cars),
        tuple(plan.interpreters[one] for one in state.interpreters if one in plan.interpreters),
        plan.placed.room_of(state),
        plan.placed.booths.get(state.booth, "") if state.booth else "",
        plan.placed.table_of(state),
        tuple(one for one in gaps if one.item == item),
        tuple((one, given[one.person][0]) for one in people if one.person in given),
        any(one.begin < state.end and state.begin < one.end for key, one in plan.items.items() if key != item),
    )

"""What the deals that somebody may see may come to, and how they fared: read at one moment."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.actor import Actor
from core.db.transaction import one_moment
from core.money import Money
from crm.agreements.days import day_in_seoul
from crm.deals.amounts.queries import standing_of
from crm.deals.amounts.rules import Entry
from crm.deals.desk.sums import KindSum, sums_of
from crm.deals.forecast.commands import chances
from crm.deals.forecast.rules import KINDS, Chance, Line, chances_on, likely_sums, lines
from crm.deals.queries import deals
from crm.deals.rules import STATE_NAMES
from crm.deals.steps.queries import causes_of, lasting


@dataclass(frozen=True, slots=True)
class StateSum:
    """What stands in the ledger for deals of a state, kind by kind."""

    state: str
    deals: int
    sums: Sequence[KindSum]


@dataclass(frozen=True, slots=True)
class Forecast:
    """`likely` converts with the rates of `day`, on which it is made; `chances` are the assumptions of that day."""

    day: date
    lines: Sequence[Line]
    likely: Sequence[KindSum]
    chances: Mapping[str, Chance]
    said: Sequence[Chance]
    states: Sequence[StateSum]
    lasting: Mapping[str, timedelta]
    causes: Sequence[tuple[str, str, int]]

    @property
    def unrated(self) -> frozenset[str]:
        """Currencies that lack a rate of the day, into won or into dollars."""
        missing = (each for one in self.likely for into in one.converted for each in into.missing)
        return frozenset(each.money.currency for each in missing)


async def forecast_for(actor: Actor, *, now: datetime) -> Forecast:
    """Of the deals that the actor may see."""
    async with one_moment():
        day, every, said = day_in_seoul(now), await deals(actor), await chances()
        ids, states = [one.id for one in every], {one.id: one.state for one in every}
        entries, current = await standing_of(ids), chances_on(said, day)
        found = lines(states, entries, current)
        likely: list[tuple[str, Money, date]] = [
            (kind, money, day) for kind in KINDS for money in likely_sums(found, kind).values()
        ]
        counted = Counter(states.values())
        mine: dict[str, list[Entry]] = {
            state: [one for one in entries if states[one.deal] == state] for state in counted
        }
        return Forecast(
            day=day,
            lines=found,
            likely=await sums_of(likely),
            chances=current,
            said=said,
            states=[
                StateSum(state, counted[state], await sums_of([(e.kind, e.money, e.as_of) for e in mine[state]]))
                for state in STATE_NAMES
                if counted[state]
            ],
            lasting=await lasting(ids, now),
            causes=await causes_of(ids),
        )

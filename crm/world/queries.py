"""The world as one reader may see it: how we stand with each country, and the figures that follow from that."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.actor import Actor
from core.db.transaction import one_moment
from core.forms.form import typed
from crm.agreements.days import day_in_seoul
from crm.agreements.desk.listing import FACETS, Counted, found_for
from crm.agreements.rules import KIND_NAMES
from crm.obligations.queries import states_of
from crm.obligations.rules import Rate, rate
from crm.timeline.contacts import last_contacts
from crm.world.posts import people_in_post
from crm.world.rules import RELATIONS, group_of, relation_of
from directory.countries.queries import Land, lands
from directory.countries.rules import REGIONS
from directory.organisations.queries import numbers_by_country
from i18n.locales import Language, country_name
from i18n.names import sort_key

HOME = "KR"

ORDERS = ("country", "region", "relation", "agreements", "kept", "houses", "people", "contact")


@dataclass(frozen=True, slots=True)
class Line:
    """A country; `people` and `contact` are None for who may not know, and where there is nothing to know."""

    land: Land
    relation: str
    cards: tuple[Counted, ...]
    rate: Rate
    houses: int
    people: int | None
    contact: date | None

    def number(self, group: str) -> int:
        return sum(1 for one in self.cards if group_of(one.shown_state) == group)


@dataclass(frozen=True, slots=True)
class Atlas:
    """`lines` are those asked for; `relations` counts the countries before region and relation narrow them, and `cards`
    are the agreements of all of these. `obligations` counts by state.
    """

    asked: Mapping[str, str]
    lines: tuple[Line, ...]
    relations: Mapping[str, int]
    cards: tuple[Counted, ...]
    obligations: Mapping[str, int]
    rate: Rate
    regions: Mapping[str, str]

    @property
    def by_group(self) -> Counter[str]:
        return Counter(group_of(one.shown_state) for one in self.cards)

    @property
    def by_standing(self) -> Counter[str]:
        return Counter(one.shown_state for one in self.cards)

    @property
    def by_kind(self) -> Counter[str]:
        return Counter(one.kind for one in self.cards)

    @property
    def by_region(self) -> Counter[str]:
        return Counter(self.regions[one.country] for one in self.cards if one.country in self.regions)


def wanted(asked: Mapping[str, str]) -> dict[str, str]:
    """What is asked for and is not there narrows nothing. `of` is organisations or agreements, with the words `q`."""
    allowed = {
        "relation": {*RELATIONS},
        "region": {*REGIONS},
        "order": {*ORDERS, *(f"-{one}" for one in ORDERS)},
        "of": {"agreements", "organisations"},
    }
    chosen = {name: typed(asked.get(name, "")) for name in allowed}
    said = {name: value if value in allowed[name] else "" for name, value in chosen.items()}
    return {**said, "q": typed(asked.get("q", "")), **{name: typed(asked.get(name, "")) for name in FACETS}}


@one_moment()
async def atlas(actor: Actor, reader: Language, given: Mapping[str, str], *, now: datetime) -> Atlas:
    """Raises Denied. Everything in it is what the actor may see; where a list narrows it, countries without any of what
    that list shows are left out.
    """
    asked = wanted(given)
    cards = await found_for(actor, _narrowing(asked), now=now)
    promised = await states_of([one.id for one in cards])
    every = await _lines(actor, reader, asked, cards, promised, now)
    lines = [one for one in every if _belongs(one, asked)]
    regions = {one.land.code: one.land.region for one in lines}
    counted = tuple(one for one in cards if one.country in regions)
    states = [state for one in counted for state in promised.get(one.id, ())]
    shown = [one for one in lines if asked["region"] in ("", one.land.region)]
    return Atlas(
        asked=asked,
        lines=tuple(
            _ordered([one for one in shown if asked["relation"] in ("", one.relation)], asked["order"], reader)
        ),
        relations=Counter(one.relation for one in lines),
        cards=counted,
        obligations=Counter(states),
        rate=rate(states),
        regions=regions,
    )


async def _lines(
    actor: Actor,
    reader: Language,
    asked: Mapping[str, str],
    cards: Sequence[Counted],
    promised: Mapping[UUID, list[str]],
    now: datetime,
) -> list[Line]:
    """Of every country that the directory has, but our own."""
    houses = await numbers_by_country(actor, words=asked["q"] if asked["of"] == "organisations" else "")
    people, contacts = await people_in_post(actor, day_in_seoul(now)), await last_contacts(actor, now) or {}
    agreed: dict[str, list[Counted]] = defaultdict(list)
    for one in cards:
        agreed[one.country].append(one)
    lines = []
    for land in await lands(actor, reader):
        mine = tuple(agreed.get(land.code, ()))
        there, contact = None if people is None else people.get(land.code, 0), contacts.get(land.code)
        known = bool(houses.get(land.code) or there or contact)
        relation = relation_of((group_of(one.shown_state) for one in mine), known=known)
        kept = rate(state for one in mine for state in promised.get(one.id, ()))
        if land.code != HOME:
            lines.append(Line(land, relation, mine, kept, houses.get(land.code, 0), there, contact))
    return lines


def cards_of(found: Atlas, given: Mapping[str, str]) -> list[Counted]:
    """The agreements behind a figure: of a `group`, a `standing`, a `kind` (`none` while it is not decided) or a region."""
    group, standing, kind = (typed(given.get(name, "")) for name in ("group", "standing", "type"))
    code = "" if kind == "none" else kind
    return [
        one
        for one in found.cards
        if (not group or group_of(one.shown_state) == group)
        and (not standing or one.shown_state == standing)
        and (not kind or one.kind == code or kind not in (*KIND_NAMES, "none"))
        and found.asked["region"] in ("", found.regions[one.country])
    ]


def _narrowing(asked: Mapping[str, str]) -> dict[str, str]:
    narrowed = {name: asked[name] for name in FACETS}
    return {**narrowed, "q": asked["q"] if asked["of"] == "agreements" else ""}


def _belongs(one: Line, asked: Mapping[str, str]) -> bool:
    if asked["of"] == "organisations":
        return one.houses > 0
    if asked["of"] == "agreements" or any(asked[name] for name in FACETS):
        return bool(one.cards)
    return True


def _ordered(lines: Iterable[Line], order: str, reader: Language) -> Sequence[Line]:
    """The closest relations first, unless another order is asked for; then by name as the reader sorts."""
    name = order.removeprefix("-") or "relation"
    ranks = list(RELATIONS)
    keys = {
        "region": lambda one: list(REGIONS).index(one.land.region) if one.land.region in REGIONS else len(REGIONS),
        "relation": lambda one: ranks.index(one.relation),
        "agreements": lambda one: -len(one.cards),
        "kept": lambda one: -(one.rate.percent if one.rate.percent is not None else -1),
        "houses": lambda one: -one.houses,
        "people": lambda one: -(one.people or 0),
        "contact": lambda one: -(one.contact or date.min).toordinal(),
    }
    backwards = order.startswith("-")
    by_name = sorted(
        lines,
        key=lambda one: sort_key({reader.code: country_name(one.land.code, reader)}, reader),
        reverse=backwards and name == "country",
    )
    return by_name if name == "country" else sorted(by_name, key=keys[name], reverse=backwards)

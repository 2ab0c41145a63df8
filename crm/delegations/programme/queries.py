"""The programme of a visit as it is edited: items, members, cars, interpreters, and who is busy with what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from core.actor import Actor
from core.errors import NotFound
from core.spans import Span
from crm.delegations.permissions import Visits
from crm.delegations.programme.cars import CarKnown, cars_known
from crm.delegations.programme.members import Member, members_of
from crm.delegations.programme.places import Placed, places_of
from crm.delegations.programme.promising import needs_of
from crm.delegations.programme.states import ItemState
from crm.delegations.programme.tables import ItemCar, ItemInterpreter, ItemPart, ProgrammeItem, PublishedProgramme
from crm.delegations.sight import may_change, seen_by
from crm.delegations.tables import Visit
from directory.people.queries import names_of_people
from expo.meetings.tables import Interpreter
from i18n.text import Translated, required

LONGEST_CODE = 60
MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class VisitKnown:
    """`country` is ISO alpha-2; `edition` the id of the expo's year that it is for, `slug` its address."""

    id: UUID
    code: str
    title: Translated
    country: str
    begins_on: date | None
    ends_on: date | None
    zone: ZoneInfo
    state: str
    sight: str
    owner: UUID | None
    edition: UUID | None
    slug: str | None
    counterpart: UUID | None
    alphabet: str


@dataclass(frozen=True, slots=True)
class InterpreterKnown:
    """Somebody who may interpret at an item; `spoken` as BCP-47 tags, none where nobody said."""

    person: UUID
    names: Mapping[str, str]
    spoken: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """`members` in protocol order; `number` is that of the last published version, 0 for none."""

    visit: VisitKnown
    members: tuple[Member, ...]
    items: Mapping[UUID, ItemState]
    versions: Mapping[UUID, int]
    cars: Mapping[UUID, CarKnown]
    interpreters: Mapping[UUID, InterpreterKnown]
    placed: Placed
    number: int

    @cached_property
    def zone(self) -> ZoneInfo:
        return self.visit.zone

    def people(self, state: ItemState) -> list[Member]:
        """Who takes part, in protocol order."""
        return [one for one in self.members if state.everyone or one.id in state.parts]

    def needs(self, state: ItemState) -> dict[UUID, Span]:
        """Who and what it makes busy, and when."""
        persons = [one.person for one in self.people(state)]
        return needs_of(state, persons, parallel=state.room in self.placed.parallel)

    @cached_property
    def in_order(self) -> list[tuple[UUID, ItemState]]:
        """By time."""
        return sorted(self.items.items(), key=lambda one: (one[1].begin, one[1].end, one[0]))

    @cached_property
    def days(self) -> list[date]:
        """The visit's, and those on which something is."""
        first, last = self.visit.begins_on, self.visit.ends_on
        framed = (
            [first + timedelta(days=n) for n in range(min((last - first).days + 1, MOST_DAYS))]
            if first and last
            else []
        )
        return sorted({*framed, *(one.begin.astimezone(self.zone).date() for one in self.items.values())})


async def visit_for(actor: Actor, code: str) -> VisitKnown:
    """Raises NotFound: one that they may not see looks like none."""
    if not (code.isascii() and code.isprintable() and len(code) <= LONGEST_CODE):
        raise NotFound
    row = await _selected().where(seen_by(actor), Visit.code == code).first()
    if row is None:
        raise NotFound
    return _known(row)


async def visit_by_id(visit: UUID) -> VisitKnown:
    """For work in the background and for links. Raises NotFound."""
    row = await _selected().where(Visit.id == visit).first()
    if row is None:
        raise NotFound
    return _known(row)


async def held(actor: Actor, code: str) -> VisitKnown:
    """For changing its programme: whoever else wants to waits. Raises NotFound, also for those who may only look."""
    found = await visit_for(actor, code)
    if not may_change(actor, found.country, Visits.VISIT_WRITE):
        raise NotFound
    await Visit.select(Visit.id).where(Visit.id == found.id).lock_rows("UPDATE")
    return found


async def plan_of(visit: VisitKnown) -> Plan:
    """A dozen queries, however long it is."""
    items, versions = await items_of(visit.id)
    last = (
        await PublishedProgramme.select(PublishedProgramme.number)
        .where(PublishedProgramme.visit == visit.id)
        .order_by(PublishedProgramme.number, ascending=False)
        .first()
    )
    members = await members_of(visit.id, visit.alphabet)
    return Plan(
        visit=visit,
        members=members,
        items=items,
        versions=versions,
        cars=await cars_known({car for one in items.values() for car in one.cars}),
        interpreters=await _interpreters(visit, members, items),
        placed=await places_of(visit.edition, visit.counterpart, items.values()),
        number=last["number"] if last else 0,
    )


async def items_of(visit: UUID) -> tuple[dict[UUID, ItemState], dict[UUID, int]]:
    """With the version of each."""
    rows = await ProgrammeItem.select().where(ProgrammeItem.visit == visit).order_by(ProgrammeItem.begins_at)
    ids = [row["id"] for row in rows]
    parts = await _by_item(ItemPart, "delegate", ids)
    cars = await _by_item(ItemCar, "car", ids)
    interpreters = await _by_item(ItemInterpreter, "person", ids)
    states = {row["id"]: _state(row, parts[row["id"]], cars[row["id"]], interpreters[row["id"]]) for row in rows}
    return states, {row["id"]: row["version"] for row in rows}


async def _by_item(table: Any, column: str, items: Sequence[UUID]) -> Mapping[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    if items:
        for row in await table.select(table.item, getattr(table, column)).where(table.item.is_in(list(items))):
            found[row["item"]].append(row[column])
    return found


async def _interpreters(
    visit: VisitKnown, members: Sequence[Member], items: Mapping[UUID, ItemState]
) -> dict[UUID, InterpreterKnown]:
    """Those of the edition, members who came for it, and whoever is in the programme already."""
    spoken: dict[UUID, tuple[str, ...]] = {}
    if visit.edition is not None:
        for row in await Interpreter.select(Interpreter.person, Interpreter.spoken).where(
            Interpreter.edition == visit.edition
        ):
            spoken[row["person"]] = tuple(msgspec.json.decode(row["spoken"], type=list[str]))
    wanted = {*spoken, *(one.person for one in members if one.role == "interpreter")}
    wanted |= {person for one in items.values() for person in one.interpreters}
    names = await names_of_people(wanted)
    return {one: InterpreterKnown(one, names.get(one, {"und": "–"}), spoken.get(one, ())) for one in sorted(wanted)}


def _selected() -> Any:
    return Visit.select(
        *(Visit.id, Visit.code, Visit.title, Visit.begins_on, Visit.ends_on, Visit.zone, Visit.state, Visit.sight),
        *(Visit.owner, Visit.edition, Visit.counterpart, Visit.alphabet),
        Visit.country.code.as_alias("country_code"),
        Visit.edition.slug.as_alias("slug"),
    )


def _known(row: Mapping[str, Any]) -> VisitKnown:
    return VisitKnown(
        **{
            name: row[name]
            for name in (
                "id",
                "code",
                "begins_on",
                "ends_on",
                "state",
                "sight",
                "owner",
                "edition",
                "slug",
                "counterpart",
                "alphabet",
            )
        },
        title=required(row["title"]),
        country=row["country_code"],
        zone=ZoneInfo(row["zone"]),
    )


def _state(row: Mapping[str, Any], parts: list[UUID], cars: list[UUID], interpreters: list[UUID]) -> ItemState:
    return ItemState(
        kind=row["kind"],
        begin=row["begins_at"],
        end=row["ends_at"],
        title=required(row["title"]),
        **{name: row[name] for name in ("place", "room", "session", "booth", "meeting", "host", "owner", "notes")},
        first=row["first_language"],
        then=row["then_language"],
        travel=row["travel_minutes"],
        everyone=row["everyone"],
        parts=tuple(sorted(parts)),
        cars=tuple(sorted(cars)),
        interpreters=tuple(sorted(interpreters)),
        overrides=msgspec.json.decode(row["overrides"], type=dict[str, str]),
    )


def at_local(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """`clock` as 14:30. Raises ValueError for what is no time."""
    hour, minute = (int(part) for part in clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)

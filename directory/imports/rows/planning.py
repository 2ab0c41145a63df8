"""From the rows of a sheet to what each of them does, against the directory as it is now."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.actor import Actor
from core.errors import mark
from directory.imports.rows import loading
from directory.imports.rows.belonging import settle
from directory.imports.rows.houses import Houses, plan_house
from directory.imports.rows.loading import House
from directory.imports.rows.matching import (
    Found,
    Index,
    house_found,
    house_of,
    names_of,
    numbers_of,
    person_found,
    person_of,
)
from directory.imports.rows.outcomes import NEW, SKIP, TAKE, Plan
from directory.imports.rows.persons import Persons, plan_person
from directory.imports.rows.wanted import Setting, Wanted, Wrong, wanted_of
from directory.organisations.additions.rules import essence

NO_HOUSE = mark(
    "The directory has no organisation “{value}”. Import organisations first, from this very file if you like."
)
SEVERAL_HOUSES = mark("Several organisations are called “{value}”: {codes}. Write the code of the right one.")


@dataclass
class Planning:
    """`choices` are what somebody decided, by row; `remembered` the records of rows that were applied before."""

    subject: str
    houses: Mapping[UUID, House]
    index: Index
    remembered: Mapping[str, UUID]
    choices: Mapping[int, str]
    named: dict[str, list[UUID]] = field(default_factory=dict)
    places: dict[int, UUID] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)


async def planned(
    actor: Actor, rows: Sequence[tuple[int, list[str]]], setting: Setting, choices: Mapping[int, str], now: datetime
) -> list[Plan]:
    """In the caller's transaction: the records that rows stand for are locked."""
    wanted = await asyncio.to_thread(lambda: [wanted_of(number, row, setting) for number, row in rows])
    houses = await loading.houses()
    index = await loading.index_of(setting.subject, houses)
    known = await loading.remembered(setting.subject, [one.digest for one in wanted], index.known.keys())
    planning = Planning(setting.subject, houses, index, known, choices)
    plans = await asyncio.to_thread(lambda: [_matched(one, planning) for one in wanted])
    targets = {one.target for one in plans if one.target is not None}
    if setting.subject == "organisations":
        await _plan_houses(plans, targets, planning, setting)
    else:
        await _plan_persons(plans, targets, planning, Whose(actor, now, setting))
    _ask_of_edits(plans, planning)
    return plans


@dataclass(frozen=True, slots=True)
class Whose:
    """Who brings the sheet, when, and how it is read."""

    actor: Actor
    now: datetime
    setting: Setting


def _matched(wanted: Wanted, planning: Planning) -> Plan:
    plan = Plan(wanted)
    if planning.subject == "people":
        _place(plan, planning)
    if wanted.mistakes:
        plan.outcome = "refused"
        return plan
    choice = planning.choices.get(wanted.number, "")
    if choice == SKIP:
        plan.outcome = "left"
        return plan
    known = planning.remembered.get(wanted.digest)
    found = Found(_chosen(choice, planning) or known) if known or choice not in ("", TAKE) else _found(plan, planning)
    plan.target = found.target
    if found.why:
        plan.put_off(found.why, likely=found.likely)
    elif (first := _first(plan, planning)) and choice != NEW:
        plan.put_off("twice", row=first)
    return plan


def _chosen(choice: str, planning: Planning) -> UUID | None:
    """None for a new record, and for one that is gone meanwhile."""
    try:
        chosen = UUID(choice)
    except ValueError:
        return None
    return chosen if chosen in planning.index.known else None


def _found(plan: Plan, planning: Planning) -> Found:
    lines = plan.wanted.lines
    if planning.subject == "organisations":
        return house_found(house_of(lines), lines.get("code", ""), planning.index)
    house = planning.places.get(plan.wanted.number)
    name = planning.houses[house].name if house else ""
    return person_found(person_of(lines, name), house, planning.index)


def _first(plan: Plan, planning: Planning) -> int:
    """The earlier row that is about the same, 0 for none."""
    lines = plan.wanted.lines
    if plan.target is not None:
        keys = [f"record:{plan.target}"]
    elif planning.subject == "organisations":
        mine = house_of(lines)
        keys = [*numbers_of(mine), *(f"{name}|{mine.country}" for name in names_of(mine)), f"code:{lines.get('code')}"]
        keys = [key for key in keys if key != "code:None"]
    else:
        person, house = person_of(lines, ""), planning.places.get(plan.wanted.number, "")
        keys = [*numbers_of(person), *(f"{name}|{person.country}|{house}" for name in names_of(person))]
    first = next((planning.seen[key] for key in keys if key in planning.seen), 0)
    for key in keys:
        planning.seen.setdefault(key, plan.wanted.number)
    return first


def _place(plan: Plan, planning: Planning) -> None:
    """The organisation of the row's post: by its code, or by a name that only one of them has."""
    value = plan.wanted.lines.get("organisation")
    if value is None:
        return
    found = planning.index.codes.get(value)
    if not planning.named:
        _name(planning)
    ids = [found] if found else planning.named.get(f"code:{value}") or planning.named.get(essence(value), [])
    if len(ids) == 1:
        planning.places[plan.wanted.number] = ids[0]
        return
    codes = ", ".join(sorted(planning.houses[one].code for one in ids))
    wrong = Wrong("organisation", SEVERAL_HOUSES if ids else NO_HOUSE, value, {"codes": codes})
    plan.wanted.mistakes.append(wrong)


def _name(planning: Planning) -> None:
    for key, one in planning.houses.items():
        planning.named.setdefault(f"code:{one.code}", []).append(key)
        for name in {essence(each) for each in one.names}:
            planning.named.setdefault(name, []).append(key)


async def _plan_houses(plans: list[Plan], targets: set[UUID], planning: Planning, setting: Setting) -> None:
    houses = Houses(
        rows=await loading.whole("organisation", targets),
        identifiers=await loading.parts("identifier", "organisation", targets),
        sizes=await loading.parts("size", "organisation", targets),
        countries=setting.known,
        file=setting.file,
        codes={one.code for one in planning.houses.values()},
    )
    for plan in plans:
        if plan.outcome == "unchanged" and (plan.target is None or plan.target in houses.rows):
            plan_house(plan, houses)
    settle(plans, planning.houses, planning.index)


async def _plan_persons(plans: list[Plan], targets: set[UUID], planning: Planning, whose: Whose) -> None:
    persons = Persons(
        rows=await loading.whole("person", targets),
        posts=await loading.parts("appointment", "person", targets),
        contacts=await loading.parts("contact", "person", targets),
        countries=whose.setting.known,
        codes={key: one.code for key, one in planning.houses.items()},
        actor=whose.actor,
        now=whose.now,
    )
    for plan in plans:
        if plan.outcome == "unchanged" and (plan.target is None or plan.target in persons.rows):
            plan_person(plan, planning.places.get(plan.wanted.number), persons)


def _ask_of_edits(plans: list[Plan], planning: Planning) -> None:
    """A row that was applied before and would change something again meets what was edited here since."""
    for plan in plans:
        again = planning.remembered.get(plan.wanted.digest)
        taken = planning.choices.get(plan.wanted.number) == TAKE
        if plan.outcome == "updated" and again is not None and again == plan.target and not taken:
            plan.put_off("edited")

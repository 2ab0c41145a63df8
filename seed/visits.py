"""A delegation as it would be prepared: Peru's vice-minister under the MOU of 2018, invented and marked as sample."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from core.actor import Actor
from crm.agreements.tables import Agreement
from crm.delegations.commands import propose
from crm.delegations.lines import EMPTY
from crm.delegations.members.commands import Coming, add_member
from crm.delegations.notes.commands import write_note
from crm.delegations.queries import visit_for
from crm.delegations.steps.commands import take_step
from crm.delegations.steps.tables import VisitRule
from crm.delegations.tables import Visit
from directory.people.appointments.queries import posts_of
from directory.people.tables import Person
from expo.editions.tables import Edition
from seed.counterparts import add_counterpart, key_of
from seed.reading import column, contents

FILE = "plan/visits_sample"
FIRST, LENGTH = timedelta(days=-1), timedelta(days=4)
"""They arrive the day before the edition opens, and leave the day after it closes."""


async def load_visits(actor: Actor, owner: Actor | None, *, now: datetime) -> int:
    """How many visits were new; in the caller's transaction. Rules are found again by code, so that a later change stays."""
    await _rules()
    for one in contents(FILE, "people"):
        if not await Person.exists().where(Person.id == key_of(one["key"])):
            await add_counterpart(actor, one, now=now)
    known = set(await Visit.select(Visit.code).output(as_list=True))
    new = [one for one in contents(FILE, "visits") if one["code"] not in known]
    for one in new:
        await _visit(actor, one, owner, now)
    return len(new)


async def _rules() -> None:
    known = set(await VisitRule.select(VisitRule.code).output(as_list=True))
    rows = [
        VisitRule(id=uuid4(), **{**one, "title": column(one["title"])})
        for one in contents(FILE, "rules")
        if one["code"] not in known
    ]
    if rows:
        await VisitRule.insert(*rows)


async def _visit(actor: Actor, one: Mapping[str, Any], owner: Actor | None, now: datetime) -> None:
    """Invited, accepted, and being planned where somebody looks after it."""
    code = await propose(actor, lines=await _lines(one, owner), code=one["code"], sample=True, now=now)
    for member in one["members"]:
        person = key_of(member["person"])
        posts = await posts_of(person)
        coming = Coming(member["role"], member["language"], posts[0].id if posts else None)
        await add_member(actor, code, person, coming, now=now)
    for note in one["notes"]:
        await write_note(actor, code, **note, follows=0, now=now)
    for step in (
        ("invited", "accepted", "planning") if (await visit_for(actor, code)).owner else ("invited", "accepted")
    ):
        await take_step(actor, code, step, now=now)


async def _lines(one: Mapping[str, Any], owner: Actor | None) -> dict[str, str]:
    edition = await Edition.select(Edition.starts_on).where(Edition.slug == one["edition"]).first()
    starts_on = edition["starts_on"] if edition else None
    days = (starts_on + FIRST, starts_on + FIRST + LENGTH) if starts_on else ()
    there = await Agreement.exists().where(Agreement.code == one["agreement"])
    return {
        **EMPTY,
        **{f"title_{tag}": title for tag, title in one["title"].items()},
        **{name: one[name] for name in ("country", "organisation", "direction", "grade", "purpose")},
        "agreement": one["agreement"] if there else "",
        "edition": one["edition"] if edition else "",
        **({"begins_on": days[0].isoformat(), "ends_on": days[1].isoformat()} if days else {}),
        "owner": str(owner.account) if owner else "",
    }

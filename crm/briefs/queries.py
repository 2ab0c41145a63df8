"""All that one reader may know of a country on one day, read at one moment."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from core.access.accounts.queries import names_of
from core.access.rules import may
from core.actor import Actor
from core.db.transaction import one_moment
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import BRIEF
from crm.agreements.days import day_in_seoul
from crm.agreements.queries import Card, agreements
from crm.deals.amounts.queries import standing_of
from crm.deals.amounts.rules import Entry as Amount
from crm.deals.permissions import Deals
from crm.deals.queries import Card as Deal
from crm.deals.queries import deals_of_country
from crm.delegations.permissions import Visits
from crm.delegations.queries import Card as Visit
from crm.delegations.queries import visits
from crm.duties.queries import Deadline, next_due
from crm.permissions import Crm
from crm.subjects.queries import named
from crm.subjects.rules import Named, Subject
from crm.tasks.queries import Todo, tasks_about
from crm.timeline.contacts import last_contact
from crm.timeline.permissions import Desk
from crm.timeline.queries import Entry, entry_for
from directory.countries.days_off import DayOff, days_off
from directory.countries.queries import Land, entries_of, land_called
from directory.countries.rules import Entry as Recorded
from directory.people.appointments.queries import posts_held
from directory.people.appointments.rules import Post
from directory.people.queries import names_of_people
from directory.permissions import Directory
from i18n.locales import Language

DAYS_SHOWN = 4
MOST_POSTS = 50
"""The highest: a brief is one page."""


@dataclass(frozen=True, slots=True)
class Contact:
    """`entry` is the last one that was written down, `about` whom of the country it concerned."""

    entry: Entry
    about: Named | None


@dataclass(frozen=True, slots=True)
class Brief:
    """What its reader may not see at all is None, and so no part of theirs; `next` is what falls due first, by agreement."""

    land: Land
    today: date
    free: Sequence[DayOff]
    recorded: dict[str, list[Recorded]]
    reader: str
    posts: Sequence[Post] | None = None
    names: dict[UUID, Any] | None = None
    cards: Sequence[Card] | None = None
    next: dict[UUID, Deadline] | None = None
    contact: Contact | None = None
    told: bool = False
    tasks: Sequence[Todo] | None = None
    deals: Sequence[Deal] | None = None
    amounts: Sequence[Amount] = ()
    visits: Sequence[Visit] | None = None


async def brief_of(actor: Actor, code: str, tongue: Language, *, now: datetime) -> Brief:
    """That people were looked at is recorded. Raises Denied, NotFound."""
    found = await _read(actor, code, tongue, now)
    looked_after = [one.owner for one in found.cards or ()] + [one.owner for one in found.tasks or ()]
    looked_after += [one.owner for one in found.deals or ()] + [one.owner for one in found.visits or ()]
    owners = {one for one in looked_after if one}
    await note_list(actor, BRIEF, owners | set(found.names or ()), chosen=found.land.code, now=now)
    return found


async def _read(actor: Actor, code: str, tongue: Language, now: datetime) -> Brief:
    async with one_moment():
        land, today = await land_called(actor, code), day_in_seoul(now)
        posts = (
            await posts_held(actor, today, country=land.code, most=MOST_POSTS)
            if may(actor, Directory.PERSON_READ)
            else None
        )
        cards = await agreements(actor, now=now, country=land.code) if may(actor, Crm.AGREEMENT_READ) else None
        told = may(actor, Desk.ENTRY_READ)
        deals = await deals_of_country(actor, land.code) if may(actor, Deals.DEAL_READ) else None
        return Brief(
            land=land,
            today=today,
            free=await asyncio.to_thread(days_off, land.code, tongue, today, DAYS_SHOWN),
            recorded=await entries_of(land.id),
            reader=await _called(actor),
            posts=posts,
            names=await names_of_people({one.person for one in posts}) if posts is not None else None,
            cards=cards,
            next=await next_due(cards or (), now=now),
            contact=await _contact(actor, land, tongue, now) if told else None,
            told=told,
            tasks=await _tasks(actor, land, cards or (), now) if may(actor, Desk.TASK_WRITE) else None,
            deals=deals,
            amounts=await standing_of([one.id for one in deals or ()]),
            visits=await visits(actor, country=land.code) if may(actor, Visits.VISIT_READ) else None,
        )


async def _contact(actor: Actor, land: Land, tongue: Language, now: datetime) -> Contact | None:
    last = await last_contact(actor, Subject("country", land.id), now)
    if last is None:
        return None
    named_apart = last.about.kind not in ("country", "person")
    about = (await named(actor, [last.about], tongue)).get(last.about) if named_apart else None
    return Contact(await entry_for(actor, last.entry), about)


async def _tasks(actor: Actor, land: Land, cards: Sequence[Card], now: datetime) -> list[Todo]:
    """Of the country and of what was agreed with it; each once, the earliest first."""
    about = [Subject("country", land.id), *(Subject("agreement", one.id) for one in cards)]
    found = {task.id: task for one in about for task in await tasks_about(actor, one, now=now)}
    return sorted(found.values(), key=lambda one: (one.due_on, one.made_at))


async def _called(actor: Actor) -> str:
    return (await names_of({actor.account})).get(actor.account, "") if actor.account else ""

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
from crm.duties.queries import Deadline, next_due
from crm.permissions import Crm
from crm.subjects.queries import named
from crm.subjects.rules import Named, Subject
from crm.tasks.queries import Todo, tasks_about
from crm.timeline.permissions import Desk
from crm.timeline.queries import Asked, Entry, entries, last_contact
from crm.timeline.rules import CONTACTS
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


async def brief_of(actor: Actor, code: str, tongue: Language, *, now: datetime) -> Brief:
    """That people were looked at is recorded. Raises Denied, NotFound."""
    found = await _read(actor, code, tongue, now)
    owners = {one.owner for one in found.cards or () if one.owner} | {
        one.owner for one in (*(found.tasks or ()), *(found.deals or ())) if one.owner
    }
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
        subjects = _subjects(land, posts or (), cards or ())
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
            contact=await _contact(actor, subjects, tongue, now) if told else None,
            told=told,
            tasks=await _tasks(actor, land, cards or (), now) if may(actor, Desk.TASK_WRITE) else None,
            deals=deals,
            amounts=await standing_of([one.id for one in deals or ()]),
        )


def _subjects(land: Land, posts: Sequence[Post], cards: Sequence[Card]) -> list[Subject]:
    """The country, who is in post there and for whom, and what was agreed with it: to be in touch with one is to be in
    touch with the country.
    """
    people = {Subject("person", one.person) for one in posts} | {Subject("organisation", one.house.id) for one in posts}
    agreed = {Subject("agreement", one.id) for one in cards}
    houses = {
        Subject("organisation", side.organisation) for one in cards for side in one.sides if side.country == land.code
    }
    return [Subject("country", land.id), *sorted(people | agreed | houses)]


async def _contact(actor: Actor, subjects: Sequence[Subject], tongue: Language, now: datetime) -> Contact | None:
    days = await last_contact(actor, subjects, now)
    if not days:
        return None
    latest = max(days.values())
    subject = next(one for one in subjects if days.get(one) == latest)
    found = await entries(actor, Asked(subject=subject, since=latest, until=latest))
    held = [one for one in found if one.happened_at is None or one.happened_at <= now]
    entry = next((one for one in held if one.kind in CONTACTS), None)
    if entry is None:
        return None
    about = None if subject.kind in ("country", "person") else (await named(actor, [subject], tongue)).get(subject)
    return Contact(entry, about)


async def _tasks(actor: Actor, land: Land, cards: Sequence[Card], now: datetime) -> list[Todo]:
    """Of the country and of what was agreed with it; each once, the earliest first."""
    about = [Subject("country", land.id), *(Subject("agreement", one.id) for one in cards)]
    found = {task.id: task for one in about for task in await tasks_about(actor, one, now=now)}
    return sorted(found.values(), key=lambda one: (one.due_on, one.made_at))


async def _called(actor: Actor) -> str:
    return (await names_of({actor.account})).get(actor.account, "") if actor.account else ""

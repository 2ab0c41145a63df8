"""Every door through which records of the desk are seen: what it shows to an actor, and what the rules say they may see."""

from collections.abc import AsyncIterator, Awaitable, Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from bench.scoped_policy import Policy
from bench.scoped_world import World
from core.access.rules import may
from core.actor import Actor
from core.errors import Denied, NotFound, SignInRequired
from core.lists.columns import Listed, Looking
from core.lists.queries import everything
from core.lists.rules import Asked as Wished
from crm.agreements.days import day_in_seoul
from crm.agreements.desk.listed import AGREEMENTS
from crm.agreements.desk.listing import found_for
from crm.agreements.finding import found_agreements
from crm.agreements.queries import agreement_for, agreements, codes_of, number_seen
from crm.agreements.readers.queries import readers_of
from crm.deals.desk.listed import DEALS
from crm.deals.queries import codes_of as deal_codes
from crm.deals.queries import deal_for, deals, deals_of_country
from crm.delegations.desk.listed import VISITS
from crm.delegations.finding import found_visits
from crm.delegations.queries import codes_of as visit_codes
from crm.delegations.queries import visit_for, visits
from crm.subjects.queries import named, typed_as
from crm.subjects.rules import Subject, of_row
from crm.tasks.finding import called
from crm.tasks.listed import TASKS
from crm.tasks.queries import MOST, Wanted, open_tasks, task_for, tasks, tasks_about
from crm.timeline.contacts import last_contact
from crm.timeline.permissions import Desk
from crm.timeline.queries import Asked, entries, entry_for, found_entries, may_see, number_of
from crm.today.agreements import of_agreements
from crm.today.visits import of_visits
from directory.finding.queries import found_organisations, found_people
from directory.organisations.listed import ORGANISATIONS
from directory.organisations.queries import number_of as number_of_organisations
from directory.organisations.queries import organisation_for, organisations, organisations_in
from directory.people.listed import PEOPLE
from directory.people.queries import person_called
from directory.permissions import Directory
from i18n.locales import DEFAULT as TONGUE

Door = tuple[str, Collection[str], Collection[str]]
REFUSED = (Denied, NotFound, SignInRequired)


async def doors_of(world: World, actor: Actor, policy: Policy) -> AsyncIterator[Door]:
    """The door, what it shows and what the rules say, by code or title."""
    for doors in (_organisations, _people, _agreements, _visits, _deals, _entries, _tasks):
        async for door in doors(world, actor, policy):
            yield door


async def _shown(asked: Awaitable[Any]) -> Any:
    """Nothing for who is refused."""
    try:
        return await asked
    except REFUSED:
        return ()


async def _opened(asked: Awaitable[Any]) -> bool:
    try:
        return bool(await asked)
    except REFUSED:
        return False


async def _listed(listed: Listed, actor: Actor, now: datetime) -> list[str]:
    """By what the address of each row ends with."""
    looking = Looking(actor, TONGUE.code, now, day_in_seoul(now))
    asked = Wished(sort=listed.order, columns=listed.first)
    sheet = await _shown(everything(listed, asked, looking))
    return [row.href.rpartition("/")[2] for row in sheet.rows] if sheet else []


async def _organisations(world: World, actor: Actor, policy: Policy) -> AsyncIterator[Door]:
    said = [one.code for one in world.houses if policy.organisation(one)]
    yield "organisations", [one.code for one in await _shown(organisations(actor))], said
    yield "organisations found", [one.code for one in await _shown(organisations(actor, words="House"))], said
    palette = await found_organisations(actor, "house", most=6)
    yield "organisations in the palette", [one.code for one in palette], said
    listed = said if may(actor, Directory.ORGANISATION_LIST) else []
    yield "organisations listed", await _listed(ORGANISATIONS, actor, world.now), listed
    yield "organisations counted", [str(await number_of_organisations(actor))], [str(len(said))]
    some, land = world.one_of(world.houses), world.one_of([*world.countries])
    yield "organisation", [some.code] * await _opened(organisation_for(actor, some.code)), {some.code} & set(said)
    there = [one.code for one in world.houses if one.country == land and one.code in said]
    yield "organisations of a country", [one.code for one in await organisations_in(actor, land, most=50)], there


async def _people(world: World, actor: Actor, policy: Policy) -> AsyncIterator[Door]:
    said = [str(one.id) for one in world.people if policy.people()]
    yield "people listed", await _listed(PEOPLE, actor, world.now), said
    palette = await _shown(found_people(actor, "person", most=6))
    yield "people in the palette", [str(one.id) for one in palette], said
    some = str(world.one_of(world.people).id)
    yield "person", [some] * await _opened(person_called(actor, UUID(some))), {some} & set(said)


async def _agreements(world: World, actor: Actor, policy: Policy) -> AsyncIterator[Door]:
    now = world.now
    said = [one.code for one in world.agreements if policy.agreement(one)]
    cards = await agreements(actor, now=now)
    yield "agreements", [one.code for one in cards], said
    yield "agreements counted", [str(await number_seen(actor))], [str(len(said))]
    yield "agreements listed", await _listed(AGREEMENTS, actor, now), said
    yield "agreements found", [one.code for one in await found_for(actor, {"q": "Agreement"}, now=now)], said
    palette = await found_agreements(actor, "agreement", most=6)
    yield "agreements in the palette", [one.code for one in palette], said
    yield "agreements linked", (await codes_of(actor, [one.id for one in world.agreements])).values(), said
    subjects = [Subject("agreement", one.id) for one in world.agreements]
    links = await named(actor, subjects, TONGUE)
    yield "agreements named", [one.href.rpartition("/")[2] for one in links.values()], said
    typed = await typed_as(actor, "agreement", TONGUE)
    yield "agreements typed", [one.href.rpartition("/")[2] for one in typed], said
    some = world.one_of(world.agreements)
    opened = await _opened(agreement_for(actor, some.code, now=now))
    yield "agreement", [some.code] * opened, {some.code} & set(said)
    due = {one.href.rpartition("/")[2] for one in await of_agreements(actor, TONGUE, now.date(), now)}
    yield "agreements due", sorted(due - set(said)), []
    if cards:
        card = world.one_of(cards)
        row = next(one for one in world.agreements if one.id == card.id)
        told = [str(one.account) for one in await readers_of(card, now=now)]
        seeing = [str(one.id) for one in world.accounts if Policy(world, one.id).agreement(row)]
        yield "who sees an agreement", told, seeing


async def _visits(world: World, actor: Actor, policy: Policy) -> AsyncIterator[Door]:
    now = world.now
    said = [one.code for one in world.visits if policy.visit(one)]
    yield "visits", [one.code for one in await visits(actor)], said
    yield "visits listed", await _listed(VISITS, actor, now), said
    yield "visits in the palette", [one.code for one in await found_visits(actor, "visit", most=6)], said
    yield "visits linked", (await visit_codes(actor, [one.id for one in world.visits])).values(), said
    links = await named(actor, [Subject("visit", one.id) for one in world.visits], TONGUE)
    yield "visits named", [one.href.rpartition("/")[2] for one in links.values()], said
    due = {one.href.rpartition("/")[2] for one in await of_visits(actor, TONGUE, now.date(), now)}
    yield "visits due", sorted(due - set(said)), []
    some = world.one_of(world.visits).code
    yield "visit", [some] * await _opened(visit_for(actor, some)), {some} & set(said)


async def _deals(world: World, actor: Actor, policy: Policy) -> AsyncIterator[Door]:
    said = [one.code for one in world.deals if policy.deal(one)]
    yield "deals", [one.code for one in await _shown(deals(actor))], said
    yield "deals listed", await _listed(DEALS, actor, world.now), said
    yield "deals linked", (await deal_codes(actor, [one.id for one in world.deals])).values(), said
    land = world.one_of([*world.countries])
    there = [one.code for one in world.deals if one.country == land and one.code in said]
    of_land = await _shown(deals_of_country(actor, world.countries[land]))
    yield "deals of a country", [one.code for one in of_land], there
    some = world.one_of(world.deals).code
    yield "deal", [some] * await _opened(deal_for(actor, some)), {some} & set(said)


async def _entries(world: World, actor: Actor, policy: Policy) -> AsyncIterator[Door]:
    may = bool(policy.places(Desk.ENTRY_READ))
    said = [str(one.id) for one in world.entries if policy.entry(one)]
    yield "entries", [str(one.id) for one in await _shown(entries(actor, Asked()))], said
    if may:
        yield "entries counted", [str(await number_of(actor, Asked()))], [str(len(said))]
    open_ones = [str(one.id) for one in world.entries if str(one.id) in said and not one.confidential]
    yield "entries found", [str(one.id) for one in await _shown(entries(actor, Asked(words="Words")))], open_ones
    palette = await _shown(found_entries(actor, "words", most=6))
    yield "entries in the palette", [str(one.id) for one in palette], open_ones
    some = str(world.one_of(world.entries).id)
    yield "entry", [some] * await _opened(entry_for(actor, UUID(some))), {some} & set(said)
    yield "entry told of", [some] * await may_see(actor, UUID(some)), {some} & set(said)
    about = of_row(world.one_of(world.about).to_dict())
    theirs = {str(one.entry) for one in world.about if of_row(one.to_dict()) == about} & set(said)
    listed = await _shown(entries(actor, Asked(subject=about)))
    yield "entries of a record", [str(one.id) for one in listed], theirs
    land = world.countries.get(about.id)
    through = {str(one.entry) for one in world.about if land and policy.code_of(one) == land} & set(said)
    days = [one.happened_on.isoformat() for one in world.entries if str(one.id) in theirs | through]
    last = await last_contact(actor, about, world.now)
    yield "last contact", [last.on.isoformat()] if last else [], sorted(days)[-1:]


async def _tasks(world: World, actor: Actor, policy: Policy) -> AsyncIterator[Door]:
    now = world.now
    said = [str(one.id) for one in world.tasks if policy.task(one)]
    yield "tasks", [str(one.id) for one in await _shown(tasks(actor, Wanted(state=""), now=now))], said
    yield "tasks listed", await _listed(TASKS, actor, now), said
    found = await _shown(open_tasks(actor, called("Task"), now=now, most=MOST))
    yield "tasks found", [str(one.id) for one in found], said
    agreed = {str(one.id): str(one.entry) for one in world.tasks if one.entry}
    seen = {str(one.id) for one in world.entries if policy.entry(one)}
    where = [str(one.entry) for one in found if one.entry]
    yield "where tasks were agreed", where, [agreed[one] for one in said if agreed.get(one) in seen]
    some = str(world.one_of(world.tasks).id)
    yield "task", [some] * await _opened(task_for(actor, UUID(some), now=now)), {some} & set(said)
    if world.tasks_about:
        about = of_row(world.one_of(world.tasks_about).to_dict())
        mine = {str(one.task) for one in world.tasks_about if of_row(one.to_dict()) == about} & set(said)
        shown = await _shown(tasks_about(actor, about, now=now))
        yield "tasks of a record", [str(one.id) for one in shown], mine

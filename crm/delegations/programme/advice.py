"""What speaks against an item: who or what is busy with something else meanwhile, said in words."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.commitments.queries import promises_of
from core.commitments.rules import Promise
from core.db.engine import DB
from core.errors import mark
from core.spans import Span
from crm.delegations.programme.promising import ITEM, PICKUP, promises
from crm.delegations.programme.queries import Plan
from crm.delegations.programme.rules import BUSY, CLOCK, PARTLY_SEATED, Advice, NeedsReason
from crm.delegations.programme.states import ItemState
from crm.delegations.sight import seen_in_sql
from i18n.catalogue import say
from i18n.locales import LANGUAGES
from i18n.text import Rendition, Translated, required

SOMETHING = mark("something else")
ANOTHER_VISIT = mark("the programme of another visit")
KNOWN = {
    "block": mark("a room that is kept for something"),
    "meeting": mark("a meeting at the expo"),
    PICKUP: mark("a pick-up for a flight"),
}
ITEMS = """
SELECT i.id, i.title FROM crm_programme_item i JOIN crm_visit ON crm_visit.id = i.visit WHERE i.id = ANY({}) AND {}
"""
SLOTS = "SELECT l.id, s.title FROM expo_slot l JOIN expo_session s ON s.id = l.session WHERE l.id = ANY({})"


async def linked_spans(plan: Plan, state: ItemState) -> dict[UUID, list[Span]]:
    """When who is needed is promised to the session or the meeting that the item is about."""
    link = plan.placed.linked(state)
    if link is None or not link.sources:
        return {}
    found: dict[UUID, list[Span]] = {}
    for need, span in plan.needs(state).items():
        for one in await promises_of([need], span):
            if one.source in link.sources:
                found.setdefault(need, []).append(one.during)
    return found


async def wanted_of(actor: Actor, plan: Plan, item: UUID, state: ItemState) -> list[Promise]:
    """All that the item promises."""
    return promises(item, state, plan.needs(state), await linked_spans(plan, state), str(actor))


async def advice_on(actor: Actor, plan: Plan, item: UUID, state: ItemState) -> list[Advice]:
    """Who or what of it is busy with something else; then what is too small."""
    needs = plan.needs(state)
    clashing: list[tuple[UUID, Promise]] = []
    for one in await wanted_of(actor, plan, item, state):
        others = await promises_of([one.resource], one.during)
        clashing += [(one.resource, other) for other in others if other.source != item]
    named = await _named(actor, [other for _, other in clashing])
    said = [_busy(plan, resource, other, named) for resource, other in clashing]
    return [*dict.fromkeys(said), *_seats(plan, state, needs)] if said else _seats(plan, state, needs)


def accepted(advice: Sequence[Advice], reason: str) -> dict[str, str]:
    """The overrides of what is busy twice. Raises NeedsReason when there is something to accept and no reason."""
    busy = [one for one in advice if one.resource]
    if busy and not reason:
        raise NeedsReason(advice)
    return {one.resource: reason for one in busy}


def _busy(plan: Plan, resource: UUID, other: Promise, named: Mapping[UUID, str | Translated]) -> Advice:
    begin, end = (at.astimezone(plan.zone).strftime(CLOCK) for at in (other.during.begin, other.during.end))
    known = ANOTHER_VISIT if other.source_kind == ITEM else KNOWN.get(other.source_kind, SOMETHING)
    what = named.get(other.source) or in_every_language(known)
    places = {"who": name_of(plan, resource), "begin": begin, "end": end, "what": what}
    return Advice(BUSY, _Places(places), str(resource))


def in_every_language(message: str) -> Translated:
    """A marked message as text, where it fills a place of another one."""
    return Translated("en", {one.code: Rendition(say(one, message)) for one in LANGUAGES})


class _Places(dict[str, object]):
    """Hashable, so that the same sentence is said once."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(str(one) for one in self.values()))


def name_of(plan: Plan, resource: UUID) -> str | Translated:
    """What a person, a car or a room is called; people by their Latin name, since a sentence has one language."""
    for member in plan.members:
        if member.person == resource:
            return latin(member.names)
    if resource in plan.interpreters:
        return latin(plan.interpreters[resource].names)
    if resource in plan.cars:
        return plan.cars[resource].plate
    return plan.placed.rooms.get(resource, "–")


def latin(names: Mapping[str, str]) -> str:
    return names.get("en") or next(iter(names.values()), "–")


def _seats(plan: Plan, state: ItemState, needs: Mapping[UUID, Span]) -> list[Advice]:
    if not state.cars or not needs:
        return []
    riding = len({*(one.person for one in plan.people(state)), *state.interpreters})
    seats = sum(plan.cars[car].seats for car in state.cars if car in plan.cars)
    return [Advice(PARTLY_SEATED, _Places(people=riding, seats=seats))] if riding > seats else []


async def _named(actor: Actor, others: Sequence[Promise]) -> dict[UUID, str | Translated]:
    """What may be told of them: of a visit that this reader does not see, only that there is one."""
    items = [one.source for one in others if one.source_kind == ITEM]
    slots = [one.source for one in others if one.source_kind == "slot"]
    rows = await DB.run_querystring(QueryString(ITEMS, items, seen_in_sql(actor))) if items else []
    rows += await DB.run_querystring(QueryString(SLOTS, slots)) if slots else []
    return {row["id"]: required(row["title"]) for row in rows}

"""Adding items to a visit's programme, changing them, taking them out, and going back a step."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Invalid, NotFound, mark
from core.forms.merging import Lines, merged
from crm.delegations.permissions import Visits
from crm.delegations.programme import rules
from crm.delegations.programme.advice import accepted, advice_on
from crm.delegations.programme.lines import from_link, lines_from, span_in, state_from
from crm.delegations.programme.queries import Plan, held, plan_of
from crm.delegations.programme.states import ItemState, decode
from crm.delegations.programme.tables import ItemEdit
from crm.delegations.programme.ways import learn, minutes_between
from crm.delegations.programme.writing import put
from i18n.locales import DEFAULT

LONGEST_WAY = 720
NOT_A_WAY = mark("Minutes, from 0 to 720.")
NOT_THERE = mark("Please choose one of the list.")


async def add_item(
    actor: Actor, code: str, lines: Lines, *, reason: str = "", key: UUID | None = None, now: datetime
) -> UUID:
    """Its id. Raises NotFound, Invalid, NeedsReason with who or what is busy, TakenMeanwhile."""
    require(actor, Visits.VISIT_WRITE)
    async with transaction():
        plan = await plan_of(await held(actor, code))
        item = key or uuid4()
        after = await _checked(actor, plan, item, lines, reason)
        await put(actor, plan, item, None, after, now=now, because=reason)
    return item


async def change_item(
    actor: Actor, code: str, item: UUID, lines: Lines, before: Lines, *, reason: str = "", now: datetime
) -> None:
    """`before` is what the form began from: what others changed meanwhile stays. Raises ChangedMeanwhile, ItemGone and what
    `add_item` does.
    """
    require(actor, Visits.VISIT_WRITE)
    async with transaction():
        plan = await plan_of(await held(actor, code))
        stored = await _there(plan, item)
        theirs = lines_from(stored, plan.zone)
        wanted = merged(before, lines, theirs)
        after = await _checked(actor, plan, item, wanted, reason)
        if not stored.same(after):
            await put(actor, plan, item, stored, after, now=now, because=reason)


async def take_item_out(actor: Actor, code: str, item: UUID, *, version: int, now: datetime) -> None:
    """Raises NotFound, ItemMoved when somebody changed it after `version`."""
    require(actor, Visits.VISIT_WRITE)
    async with transaction():
        plan = await plan_of(await held(actor, code))
        stored = await _there(plan, item)
        if plan.versions[item] != version:
            raise rules.ItemMoved
        await put(actor, plan, item, stored, None, now=now)


async def undo(actor: Actor, code: str, *, now: datetime) -> None:
    """The actor's own latest step that was not taken back. Raises NothingToUndo, ChangedSince, TakenMeanwhile, NeedsReason
    where who or what it needs is busy by now.
    """
    require(actor, Visits.VISIT_WRITE)
    async with transaction():
        plan = await plan_of(await held(actor, code))
        row = await _own_latest(actor, plan.visit.id)
        current, left, back = plan.items.get(row["item"]), decode(row["after"]), decode(row["before"])
        if (current is None) != (left is None) or (current and left and not current.same(left)):
            raise rules.ChangedSince
        if back is not None:
            advice = [
                one for one in await advice_on(actor, plan, row["item"], back) if one.resource not in back.overrides
            ]
            accepted(advice, "")
        await put(actor, plan, row["item"], current, back, now=now, undoes=row["number"])


async def _own_latest(actor: Actor, visit: UUID) -> dict[str, Any]:
    rows = await ItemEdit.select().where(ItemEdit.visit == visit).order_by(ItemEdit.number, ascending=False).limit(200)
    undone = {row["undoes"] for row in rows}
    mine = (
        row for row in rows if row["made_by"] == str(actor) and row["undoes"] is None and row["number"] not in undone
    )
    found: dict[str, Any] | None = next(mine, None)
    if found is None:
        raise rules.NothingToUndo
    return found


async def _there(plan: Plan, item: UUID) -> ItemState:
    if item in plan.items:
        return plan.items[item]
    if await ItemEdit.exists().where((ItemEdit.item == item) & (ItemEdit.visit == plan.visit.id)):
        raise rules.ItemGone
    raise NotFound


async def _checked(actor: Actor, plan: Plan, item: UUID, lines: Lines, reason: str) -> ItemState:
    whole = from_link(lines, plan.placed, plan.zone)
    state = state_from(whole, plan.zone, {}, await _way(plan, item, whole))
    _check_known(plan, state)
    return msgspec.structs.replace(state, overrides=accepted(await advice_on(actor, plan, item, state), reason))


def _check_known(plan: Plan, state: ItemState) -> None:
    """Raises Invalid for whoever or whatever is none of this visit's to choose from."""
    placed, there = plan.placed, {one.id for one in plan.members}
    chosen = {
        "room": (state.room, placed.rooms),
        "session": (state.session, placed.sessions),
        "booth": (state.booth, placed.booths),
        "meeting": (state.meeting, placed.meetings),
    }
    wrong = {name: NOT_THERE for name, (one, known) in chosen.items() if one is not None and one not in known}
    lists = {
        "parts": (state.parts, there),
        "cars": (state.cars, plan.cars),
        "interpreters": (state.interpreters, plan.interpreters),
    }
    wrong |= {name: NOT_THERE for name, (ids, known) in lists.items() if set(ids) - set(known)}
    if wrong:
        raise Invalid(wrong)


async def _way(plan: Plan, item: UUID, lines: Lines) -> int:
    """What was typed, from which the next one learns; else what is known of the way from where they are before."""
    begin, _ = span_in(lines, plan.zone)
    if lines["kind"] == "free":
        return 0
    earlier = [one for key, one in plan.in_order if key != item and one.end <= begin and one.kind != "free"]
    same_day = [one for one in earlier if one.end.astimezone(plan.zone).date() == begin.astimezone(plan.zone).date()]
    before = same_day[-1] if same_day else None
    there = where(plan, lines["place"], lines["room"], lines["session"], lines["booth"], lines["meeting"])
    came_from = where_of(plan, before) if before else ("", None)
    if lines["travel"]:
        if not lines["travel"].isdecimal() or int(lines["travel"]) > LONGEST_WAY:
            raise Invalid({"travel": NOT_A_WAY})
        if before is not None:
            await learn(came_from[0], there[0], int(lines["travel"]))
        return int(lines["travel"])
    return await minutes_between(came_from, there) if before else 0


def where(plan: Plan, place: str, *pointing: str) -> tuple[str, UUID | None]:
    """A place in words, and the edition where it lies in one."""
    room = UUID(pointing[0]) if pointing[0] else None
    name = place or (plan.placed.rooms[room].read(DEFAULT.chain).text if room and room in plan.placed.rooms else "")
    inside = plan.visit.edition if any(pointing) else None
    return name or (f"expo {plan.visit.slug}" if inside else ""), inside


def where_of(plan: Plan, state: ItemState) -> tuple[str, UUID | None]:
    return where(
        plan, state.place, *(str(one or "") for one in (state.room, state.session, state.booth, state.meeting))
    )

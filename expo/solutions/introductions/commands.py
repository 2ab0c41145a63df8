"""Introductions: asked by one side, answered by the other, taken back, run out."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.access.tables import Account
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid, NotFound, mark
from core.journal.commands import record
from directory.organisations.rules import scope_of
from expo.permissions import Expo
from expo.solutions.demands.queries import contact_lines
from expo.solutions.demands.queries import locked as demand_locked
from expo.solutions.demands.telling import write_to_owner
from expo.solutions.introductions import queries, rules
from expo.solutions.introductions.facts import IntroductionAnswered, IntroductionAsked
from expo.solutions.introductions.letters import ASKED_OF_DEMAND, ASKED_OF_OFFER, ON_STATE
from expo.solutions.introductions.queries import Met
from expo.solutions.introductions.rules import Side
from expo.solutions.introductions.tables import ContactShared, Introduction
from expo.solutions.queries import locked as solution_locked
from expo.solutions.telling import write_to_contact

AGREED = {"demand": Introduction.demand_agreed_at, "offer": Introduction.offer_agreed_at}


async def ask(actor: Actor, *, demand: UUID, solution: UUID, side: Side, agreed: bool, now: datetime) -> UUID:
    """`agreed`: whoever asks shows their contact once the other side accepts. Raises ConsentNeeded, NothingToIntroduce,
    AskedAlready, SaidNo, TooManyAsked, NotFound.
    """
    if not agreed:
        raise rules.ConsentNeeded
    async with transaction():
        looked_for, offered = await demand_locked(demand), await solution_locked(solution)
        made: dict[str, Any] = {"demand": demand, "solution": solution, "asked_by": side, "asked_at": now}
        made[f"{side}_agreed_at"] = now
        row = Introduction(id=uuid4(), until=now + rules.LASTS, **made)
        whose = demand if side == "demand" else offered.exhibitor
        if looked_for.edition != offered.edition:
            raise NotFound
        if await queries.declined_before(demand, solution, side):
            raise rules.SaidNo
        if await queries.waiting(side, whose) >= rules.MOST_ASKED:
            raise rules.TooManyAsked(most=rules.MOST_ASKED)
        async with refusing({"expo_introduction_once_live": rules.AskedAlready()}):
            await Introduction.insert(row)
        met = await _mine(actor, row.id, side)
        if not met.open:
            raise rules.NothingToIntroduce
        await _share(actor, met, side, now)
        asked = IntroductionAsked(introduction=row.id, demand=demand, solution=solution, side=side)
        await record(actor, asked, now=now)
        await _tell_asked(met, now)
    return row.id


async def answer(actor: Actor, introduction: UUID, *, to: str, side: Side, agreed: bool = False, now: datetime) -> None:
    """Accepted, declined or taken back. One answer counts, whoever comes at once: the row is locked before it is read.
    Raises ConsentNeeded for a yes without agreeing, NotAskedNow, NothingToIntroduce, NotFound.
    """
    if to == "accepted" and not agreed:
        raise rules.ConsentNeeded
    async with transaction():
        met = await _mine(actor, introduction, side)
        if met.state == "asked" and met.until <= now:
            raise rules.NotAskedNow(state=rules.STATE_NAMES["expired"])
        rules.check_answer(met.state, to, asked_by=met.asked_by, side=side)
        if to == "accepted":
            if not met.open:
                raise rules.NothingToIntroduce
            await _share(actor, met, side, now)
        await _bring(actor, met, to, side, now)


async def expire(actor: Actor, introduction: UUID, *, now: datetime) -> bool:
    """Whether its time was over and nobody had answered."""
    async with transaction():
        met = await queries.introduction_of(introduction, locked=True)
        if met.state != "asked" or met.until > now:
            return False
        await _bring(actor, met, "expired", met.asked_by, now)
    return True


async def end_with_demand(actor: Actor, demand: UUID, *, now: datetime) -> None:
    """In the caller's transaction, who may close it: what still waits for an answer waits no longer, and they are told."""
    for one in await queries.introductions_of_demand(demand):
        met = await queries.introduction_of(one.id, locked=True)
        if met.state == "asked":
            await _bring(actor, met, "withdrawn" if met.asked_by == "demand" else "declined", "demand", now)


async def _bring(actor: Actor, met: Met, to: str, side: Side, now: datetime) -> None:
    values: dict[Any, Any] = {Introduction.state: to}
    if to == "accepted":
        values[AGREED[side]] = now
    else:
        values[Introduction.ended_at] = now
        await ContactShared.delete().where(ContactShared.introduction == met.id)
    await Introduction.update(values).where(Introduction.id == met.id)
    answered = IntroductionAnswered(introduction=met.id, demand=met.demand, solution=met.solution, state=to)
    await record(actor, answered, now=now)
    await _tell_state(met, to, now)


async def _mine(actor: Actor, introduction: UUID, side: Side) -> Met:
    """Locked. Raises NotFound for whoever speaks for neither side, or for the other one."""
    met = await queries.introduction_of(introduction, locked=True)
    if met.side_of(actor) != side:
        raise NotFound
    return met


async def _share(actor: Actor, met: Met, side: Side, now: datetime) -> None:
    """What the other side will read, as it is at this hour: what is changed later is not shown without another yes."""
    said = await _contact_of(actor, met, side)
    row = ContactShared(id=uuid4(), introduction=met.id, side=side, agreed_at=now, **said)
    await ContactShared.insert(row)


async def _contact_of(actor: Actor, met: Met, side: Side) -> dict[str, Any]:
    if side == "demand":
        lines = await contact_lines(met.demand)
        named = {name: lines[f"contact_{name}"] for name in ("name", "email", "phone")}
        return {**named, "account": met.account}
    require(actor, Expo.INTRODUCTION_WRITE, scope_of(met.organisation))
    columns = (Account.email, Account.name)
    row = await Account.select(*columns).where(Account.id == actor.account).first()
    if row is None or not row["email"]:
        raise Invalid({"agreed": mark("Your account has no address that could be shown.")})
    return {"name": row["name"], "email": row["email"], "account": actor.account}


async def _tell_asked(met: Met, now: datetime) -> None:
    looked_for, offered = await demand_locked(met.demand), await solution_locked(met.solution)
    days = rules.LASTS.days
    if met.asked_by == "demand":
        given = {"who": met.place, "title": met.title, "days": days}
        await write_to_contact(ASKED_OF_OFFER, offered, "introductions", now=now, **given)
    else:
        given = {"who": met.organisation_name, "solution": met.solution_name, "days": days}
        await write_to_owner(ASKED_OF_DEMAND, looked_for, now=now, **given)


async def _tell_state(met: Met, to: str, now: datetime) -> None:
    draft = ON_STATE.get(to)
    if draft is None:
        return
    reader = rules.OTHER[met.asked_by] if to == "withdrawn" else met.asked_by
    if to == "accepted" or reader == "offer":
        offered = await solution_locked(met.solution)
        await write_to_contact(draft, offered, "introductions", now=now, title=met.title)
    if to == "accepted" or reader == "demand":
        await write_to_owner(draft, await demand_locked(met.demand), now=now, solution=met.solution_name)

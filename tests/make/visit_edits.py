"""Three people who edit programmes at once, by chance and by a seed; what is counted afterwards is what must not be."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.actor import Actor
from core.commitments.queries import promises_of
from core.commitments.tables import Commitment
from core.db.engine import DB
from core.errors import Refusal
from core.spans import Span
from crm.delegations.programme.commands import add_item, change_item, take_item_out, undo
from crm.delegations.programme.lines import lines_from
from crm.delegations.programme.queries import plan_of, visit_for
from crm.delegations.programme.versions.commands import publish
from tests.conftest import NOW
from tests.make.editions import edition
from tests.make.visitplan import Delegation, delegation, lines

TWICE = """
SELECT count(*) AS twice FROM core_commitment a JOIN core_commitment b
ON a.resource = b.resource AND a.id < b.id AND a.exclusive = b.exclusive
AND tstzrange(a.begins_at, a.ends_at) && tstzrange(b.begins_at, b.ends_at)
WHERE a.source_kind = {} AND b.source_kind = {}
"""
NAIVE = "naive"
PLACES = ("Sejong", "Songdo", "Busan")


@dataclass
class World:
    """Two delegations that share cars, rooms and interpreters, and three officers."""

    visits: list[Delegation]
    officers: list[Actor]
    rooms: list[UUID]
    told: Counter[str] = field(default_factory=Counter)

    @property
    def cars(self) -> list[UUID]:
        return [one.car for one in self.visits]

    @property
    def interpreters(self) -> list[UUID]:
        return [one.interpreter for one in self.visits]


async def edited_world(officers: list[Actor]) -> World:
    from expo.venues.tables import Room  # noqa: PLC0415 -- with its edition

    of = await edition()
    rooms = []
    for code in ("a", "b"):
        row = Room(id=uuid4(), edition=of.id, code=code, name='{"source": "ko", "renditions": {"ko": {"text": "방"}}}')
        await Room.insert(row)
        rooms.append(row.id)
    visits = [await delegation(code, edition=of.id) for code in ("per-2026-001", "chl-2026-001")]
    return World(visits, officers, rooms)


async def edit_at_once(world: World, chance: Random, rounds: int) -> int:
    """How many edits went through; refusals are counted in `told`."""
    done = 0
    for number in range(rounds):
        now = NOW + timedelta(minutes=number)
        steps = [_step(world, one, Random(chance.random()), now) for one in world.officers]
        for answer in await asyncio.gather(*steps, return_exceptions=True):
            if isinstance(answer, Refusal):
                world.told[type(answer).__name__] += 1
            elif isinstance(answer, BaseException):
                raise answer
            else:
                done += 1
    return done


async def double_booked() -> int:
    """Pairs of promises of one person, car, room or interpreter that overlap."""
    rows = await DB.run_querystring(QueryString(TWICE, "visit_item", "visit_item"))
    return int(rows[0]["twice"])


async def naive_double_booked(world: World, chance: Random, rounds: int) -> int:
    """The same three, each of whom looks whether all are free, and then writes it down; on days without other promises."""
    for number in range(rounds):
        looked, day = asyncio.Barrier(len(world.officers)), NOW + timedelta(days=100 + number)
        await asyncio.gather(*(_naively(world, Random(chance.random()), day, looked) for _ in world.officers))
    rows = await DB.run_querystring(QueryString(TWICE, NAIVE, NAIVE))
    return int(rows[0]["twice"])


async def _step(world: World, actor: Actor, chance: Random, now: datetime) -> None:
    made = chance.choice(world.visits)
    plan = await plan_of(await visit_for(actor, made.code))
    wanted = _wanted(world, made, chance)
    what = chance.choice(("add", "add", "change", "change", "remove", "undo", "publish")) if plan.items else "add"
    item = chance.choice(sorted(plan.items)) if plan.items else uuid4()
    match what:
        case "add":
            await add_item(actor, made.code, wanted, now=now)
        case "change":
            began = lines_from(plan.items[item], plan.zone)
            some = {name: wanted[name] for name in ("begins", "ends", "cars", "room", "interpreters")}
            await change_item(actor, made.code, item, {**began, **some}, began, now=now)
        case "remove":
            await take_item_out(actor, made.code, item, version=plan.versions[item], now=now)
        case "undo":
            await undo(actor, made.code, now=now)
        case "publish":
            await publish(actor, made.code, now=now)


def _wanted(world: World, made: Delegation, chance: Random) -> dict[str, str]:
    begins = 8 * 4 + chance.randrange(40)
    ends = begins + chance.randrange(1, 8)
    whole = chance.random() < 0.3
    more: dict[str, Any] = {
        "everyone": "yes" if whole else "",
        "parts": "" if whole else str(chance.choice(made.members)),
        "cars": str(chance.choice(world.cars)) if chance.random() < 0.5 else "",
        "room": str(chance.choice(world.rooms)) if chance.random() < 0.4 else "",
        "interpreters": str(chance.choice([made.interpreter])) if chance.random() < 0.4 else "",
        "travel": str(chance.choice((0, 15, 30))),
        "place": chance.choice(PLACES),
    }
    return lines(_clock(begins), _clock(ends), **more)


def _clock(quarter: int) -> str:
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"


async def _naively(world: World, chance: Random, day: datetime, looked: asyncio.Barrier) -> None:
    begins = day + timedelta(minutes=15 * chance.randrange(40))
    during = Span(begins, begins + timedelta(minutes=15 * chance.randrange(1, 8)))
    resource = chance.choice([*world.cars, *world.rooms])
    taken = await promises_of([resource], during)
    await looked.wait()  # as happens sooner or later: everybody has looked before anybody writes
    if taken:
        return
    stated = {"exclusive": False, "override_reason": NAIVE, "override_by": NAIVE}  # else the database would know better
    source = {"id": uuid4(), "resource": resource, "source_kind": NAIVE, "source": uuid4()}
    await Commitment.insert(Commitment(begins_at=during.begin, ends_at=during.end, **source, **stated))

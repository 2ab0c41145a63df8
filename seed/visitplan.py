"""The programme of the sample delegation, invented and marked as such: published, changed, and published again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from core.actor import Actor
from crm.delegations.programme.cars import keep_car
from crm.delegations.programme.commands import add_item, change_item
from crm.delegations.programme.lines import EMPTY, lines_from
from crm.delegations.programme.queries import Plan, plan_of, visit_for
from crm.delegations.programme.tables import Car
from crm.delegations.programme.versions.commands import publish
from crm.delegations.tables import Visit
from seed.reading import contents, whole

FILE = "plan/visitplan_sample"


async def load_visitplan(actor: Actor, *, now: datetime) -> int:
    """How many items were new; none where the sample delegation is not there, or has a programme already."""
    codes = Visit.code.is_in(whole(FILE)["visit"])
    row = await Visit.select(Visit.code, Visit.begins_on).where(codes, Visit.begins_on.is_not_null()).first()
    if row is None:
        return 0
    plan = await plan_of(await visit_for(actor, row["code"]))
    if plan.items:
        return 0
    car = await _car(actor, now)
    for one in contents(FILE, "items"):
        await add_item(actor, row["code"], _lines(one, plan, car), key=_key(one["key"]), now=now)
    await publish(actor, row["code"], now=now)
    await _moved(actor, row["code"], now + timedelta(minutes=5))
    return len(contents(FILE, "items"))


async def _moved(actor: Actor, code: str, now: datetime) -> None:
    """So that a second version says what changed since the first."""
    moved = whole(FILE)["moved"]
    plan, item = await plan_of(await visit_for(actor, code)), _key(moved["key"])
    began = lines_from(plan.items[item], plan.zone)
    await change_item(actor, code, item, {**began, "begins": moved["begins"]}, began, now=now)
    await publish(actor, code, now=now)


async def _car(actor: Actor, now: datetime) -> UUID:
    (one,) = contents(FILE, "cars")
    row = await Car.select(Car.id).where(Car.plate == one["plate"]).first()
    return row["id"] if row else await keep_car(actor, None, now=now, **one)


def _lines(one: Mapping[str, Any], plan: Plan, car: UUID) -> dict[str, str]:
    day = plan.days[0] + timedelta(days=one["day"])
    came = [str(member.person) for member in plan.members if member.role == "interpreter"]
    said = ("kind", "begins", "ends", "place", "host", "travel", "first", "then", "notes")
    return {
        **EMPTY,
        **{name: one[name] for name in said if name in one},
        **{f"title_{tag}": text for tag, text in one["title"].items()},
        "day": day.isoformat(),
        "owner": str(plan.visit.owner or ""),
        "cars": str(car) if one.get("car") else "",
        "interpreters": " ".join(came[:1]) if one.get("interpreter") else "",
    }


def _key(key: str) -> UUID:
    """The same at every loading."""
    return uuid5(NAMESPACE_URL, f"urn:madang:visitplan:{key}")

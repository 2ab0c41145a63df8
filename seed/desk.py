"""The co-operation desk as if it had been worked at: invented calls, meetings, letters and tasks, marked as sample."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from core.access.roles import Role
from core.access.samples import sample_account
from core.actor import Actor, Held
from core.settings import settings
from crm.agreements.days import day_in_seoul
from crm.agreements.tables import Agreement
from crm.subjects.rules import Subject
from crm.tasks.commands import Chore, add_task
from crm.tasks.tables import Task
from crm.timeline.commands import add_entry
from crm.timeline.follows.commands import follow
from crm.timeline.rules import Given
from crm.timeline.tables import TimelineEntry
from directory.countries.commands import Stated, record_of_country
from directory.countries.tables import Country, CountryRecord
from seed.counterparts import SOURCE, key_of
from seed.reading import contents, whole

FILE = "plan/desk_sample"
COLLEAGUES = {
    "administrator": Role.ADMINISTRATOR,
    "lead": Role.COOPERATION_LEAD,
    "officer": Role.COOPERATION_OFFICER,
}


async def load_desk(actor: Actor, *, now: datetime) -> int:
    """How many entries and tasks were new; in the caller's transaction. Who wrote them is only somebody on a developer's
    machine, where there are sample accounts: elsewhere a task is nobody's, until somebody takes it.
    """
    if await TimelineEntry.exists().where(TimelineEntry.id.is_in([made("entry", one) for one in _told("entries")])):
        return 0
    staff = await sample_colleagues(actor, now)
    await _records(actor, now)
    await _owners(staff)
    known = await _subjects()
    for one in contents(FILE, "entries"):
        by = staff.get(one["author"], actor)
        await add_entry(by, _given(one, known, staff, day_in_seoul(now)), key=made("entry", one["key"]), now=now)
    for one in contents(FILE, "tasks"):
        await _task(staff.get("lead", actor), one, known, staff, now)
    for name, records in whole(FILE)["follows"].items():
        for record in records if name in staff else ():
            await follow(staff[name], known[record], now=now)
    return len(contents(FILE, "entries")) + len(contents(FILE, "tasks"))


def made(kind: str, key: str) -> UUID:
    """The same at every loading."""
    return uuid5(NAMESPACE_URL, f"urn:madang:desk:{kind}:{key}")


def _told(what: str) -> list[str]:
    return [one["key"] for one in contents(FILE, what)]


async def sample_colleagues(actor: Actor, now: datetime) -> dict[str, Actor]:
    """By what they are; nobody but on a developer's machine."""
    if not settings().development:
        return {}
    found = {}
    for name, role in COLLEAGUES.items():
        account = await sample_account(actor, role, now)
        found[name] = Actor("staff", str(account), account=account, held=frozenset({Held(role.value, None)}))
    return found


async def _records(actor: Actor, now: datetime) -> None:
    """Where nothing is recorded yet."""
    if await CountryRecord.exists():
        return
    for one in contents(FILE, "records"):
        stated = Stated(one["kind"], one["value"], date.fromisoformat(one["begins_on"]), SOURCE)
        await record_of_country(actor, one["country"], stated, now=now)


async def _owners(staff: Mapping[str, Actor]) -> None:
    for code, name in whole(FILE)["owners"].items():
        if name in staff:
            mine = (Agreement.code == code) & Agreement.sample.eq(True) & Agreement.owner.is_null()
            await Agreement.update({Agreement.owner: staff[name].account}).where(mine)


async def _subjects() -> dict[str, Subject]:
    """By `kind:code`, people of the sample by their key."""
    found = {
        f"agreement:{row['code']}": Subject("agreement", row["id"])
        for row in await Agreement.select(Agreement.id, Agreement.code)
    }
    found |= {
        f"country:{row['code']}": Subject("country", row["id"])
        for row in await Country.select(Country.id, Country.code)
    }
    keys = [one["key"] for one in contents("counterparts", "people")]
    return found | {f"person:{key}": Subject("person", key_of(key)) for key in keys}


def _given(one: Mapping[str, Any], known: Mapping[str, Subject], staff: Mapping[str, Actor], today: date) -> Given:
    on, zone = today + timedelta(days=one["days"]), one.get("zone")
    at = datetime.combine(on, time.fromisoformat(one["clock"]), ZoneInfo(zone)).astimezone(UTC) if zone else None
    return Given(
        kind=one["kind"],
        on=on,
        at=at,
        zone=zone,
        title=one["title"],
        text=one["text"],
        lang=one["lang"],
        confidential=one.get("confidential", False),
        subjects=[known[each] for each in one["about"]],
        people=[key_of(each) for each in one.get("people", ())],
        colleagues=_accounts(one.get("colleagues", ()), staff),
        readers=_accounts(one.get("readers", ()), staff),
    )


def _accounts(names: Any, staff: Mapping[str, Actor]) -> list[UUID]:
    return [account for name in names if name in staff and (account := staff[name].account) is not None]


async def _task(
    by: Actor, one: Mapping[str, Any], known: Mapping[str, Subject], staff: Mapping[str, Actor], now: datetime
) -> None:
    """In the past, too: what is overdue on the first day shows how that looks."""
    owner = staff.get(one["owner"])
    chore = Chore(
        one["title"],
        day_in_seoul(now) + timedelta(days=one["days"]),
        owner.account if owner else None,
        one.get("note", ""),
        one.get("repeats", ""),
        [known[each] for each in one["about"]],
        made("entry", one["entry"]) if "entry" in one else None,
    )
    key = made("task", one["key"])
    if not await Task.exists().where(Task.id == key):
        await add_task(by, chore, key=key, now=now)

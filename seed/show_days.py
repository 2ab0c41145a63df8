"""The sample edition's days: when the floor is open, what happens at booths, and when exhibitors can be met."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.actor import Actor
from core.forms.rows import Began
from core.spans import Span
from expo.editions.tables import Edition
from expo.exhibitors.events.commands import decide_event, propose_event
from expo.exhibitors.events.queries import TAGS, own_event
from expo.exhibitors.events.tables import BoothEvent
from expo.exhibitors.hours.commands import set_hours
from expo.exhibitors.hours.queries import days_of, hours_of, openings
from expo.exhibitors.meetings.commands import offer_times
from expo.exhibitors.meetings.rules import Wanted, chosen, grid
from expo.exhibitors.tables import Exhibitor
from seed.reading import whole

FILE = "wsce_2026/show"


async def load_show_days(actor: Actor, edition: Edition, *, now: datetime) -> int:
    """How many events were new; in the caller's transaction. Once some are there, all of it is the organiser's."""
    if await BoothEvent.exists().where(BoothEvent.edition == edition.id):
        return 0
    told = whole(FILE)
    if not await hours_of(edition.id):
        await _open(actor, edition, told["hours"], now)
    hosts = await _hosts(edition.id)
    for one in told["meetings"]:
        await _offer(actor, edition, hosts[one["organisation"]], one, now)
    for approved, events in ((True, told["events"]), (False, told["waiting"])):
        for one in events:
            await _event(actor, edition, hosts[one["organisation"]], one, approved, now)
    return len(told["events"]) + len(told["waiting"])


async def _open(actor: Actor, edition: Edition, told: Mapping[str, str], now: datetime) -> None:
    zone, ends = ZoneInfo(edition.zone), [time.fromisoformat(told[name]) for name in ("opens", "closes")]
    spans = {day: Span(*(datetime.combine(day, at, zone) for at in ends)) for day in days_of(edition)}
    await set_hours(actor, edition=edition.slug, spans=spans, before=Began({}), now=now)


async def _event(
    actor: Actor, edition: Edition, host: UUID, told: Mapping[str, Any], approved: bool, now: datetime
) -> None:
    day = days_of(edition)[told["day"]]
    texts = {f"{name}_{tag}": told.get(name, {}).get(tag, "") for name in ("title", "description") for tag in TAGS}
    plain = {name: told[name] for name in ("kind", "spoken", "expected", "begin")}
    lines = {**texts, **plain, "day": day.isoformat(), "minutes": str(told["minutes"])}
    chance = Random(f"{told['organisation']} event")  # noqa: S311 -- no secret
    code = await propose_event(actor, host, lines, chance=chance, sample=True, now=now)
    if approved:
        await decide_event(actor, (await own_event(host, code)).id, to="approved", now=now)


async def _offer(actor: Actor, edition: Edition, host: UUID, told: Mapping[str, Any], now: datetime) -> None:
    """Half hours from and to the times told, without lunch, on every day."""
    zone, (first, last) = ZoneInfo(edition.zone), [time.fromisoformat(told[name]) for name in ("from", "to")]
    lunch = (time.fromisoformat(told["lunch"][0]), time.fromisoformat(told["lunch"][1]))
    days = grid(await openings(edition), zone, lunch)
    ticked = {
        half.value
        for day in days
        for half in day.halves
        if first <= half.begin.time() and (half.begin + timedelta(minutes=30)).time() <= last
    }
    wanted = Wanted(told["parallel"], tuple(told["spoken"].split()), lunch, chosen(days, ticked))
    await offer_times(actor, host, wanted, revision=0, now=now)


async def _hosts(edition: UUID) -> dict[str, UUID]:
    of: Any = Exhibitor.organisation
    rows = await Exhibitor.select(Exhibitor.id, of.code.as_alias("organisation_code")).where(
        Exhibitor.edition == edition
    )
    return {row["organisation_code"]: row["id"] for row in rows}

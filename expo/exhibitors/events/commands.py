"""A booth event: proposed, changed, moved in time, approved, given back, withdrawn."""

from datetime import UTC, date, datetime, time, timedelta
from json import dumps
from random import Random
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import msgspec

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.live.notices import tell
from core.spans import Span
from expo.editions.tables import Edition
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.events import rules
from expo.exhibitors.events.facts import EventEdited, EventMoved, EventProposed
from expo.exhibitors.events.queries import TAGS, Known, confirmed_booths, locked
from expo.exhibitors.events.tables import BoothEvent
from expo.exhibitors.events.telling import tell_exhibitor
from expo.exhibitors.hours.queries import days_of, hours_of
from expo.exhibitors.queries import Application
from expo.exhibitors.queries import locked as exhibitor_locked
from expo.permissions import Expo
from expo.programme.rules import new_code
from i18n.lines import text_in
from i18n.text import Translated, to_json, written

ONE_AT_A_TIME = {"expo_booth_event_one_at_a_time": rules.AnotherThen()}


async def propose_event(
    actor: Actor, exhibitor: UUID, lines: Lines, *, chance: Random, sample: bool = False, now: datetime
) -> str:
    """Its code. Raises NoBoothYet, AnotherThen, TooManyEvents, Invalid where it is outside of opening hours, NotFound."""
    async with transaction():
        host = await _host(actor, exhibitor)
        zone = await _check_place(host, lines)
        if await BoothEvent.count().where(BoothEvent.exhibitor == exhibitor) >= rules.MOST_EVENTS:
            raise rules.TooManyEvents(most=rules.MOST_EVENTS)
        taken = await BoothEvent.select(BoothEvent.code).where(BoothEvent.edition == host.edition).output(as_list=True)
        made: dict[str, Any] = {"edition": host.edition, "exhibitor": exhibitor, "code": new_code(taken, chance)}
        texts: dict[str, Any] = {name: to_json(_text(None, name, lines)) for name in rules.TEXTS}
        row = BoothEvent(
            id=uuid4(), **made, **texts, **_plain(lines, zone), proposed_at=now, changed_at=now, sample=sample
        )
        async with refusing(ONE_AT_A_TIME):
            await BoothEvent.insert(row)
        await record(actor, EventProposed(edition=host.edition, exhibitor=exhibitor, event=row.id), now=now)
    code: str = row.code
    return code


async def save_event(actor: Actor, event: UUID, lines: Lines, before: Lines, *, now: datetime) -> None:
    """A time alone stays approved; what readers would read anew waits for the organisers, while they read what was
    approved. Raises ChangedMeanwhile, NotNow, and as `propose_event`.
    """
    async with transaction():
        known = await locked(event)
        host = await _host(actor, known.exhibitor)
        after = merged(before, lines, known.lines)
        changed = {name: (known.lines[name], line) for name, line in after.items() if known.lines[name] != line}
        if not changed:
            return
        state = rules.state_after(known.state, changed)
        zone = await _check_place(host, after)
        values: dict[Any, Any] = {
            **{getattr(BoothEvent, name): to_json(_text(known, name, after)) for name in rules.TEXTS},
            **{getattr(BoothEvent, name): value for name, value in _plain(after, zone).items()},
            **_step(known, now, moved=not changed.keys().isdisjoint(rules.WHEN)),
            BoothEvent.state: state,
        }
        if state == "proposed":
            values |= {BoothEvent.proposed_at: now, BoothEvent.because: None}
        async with refusing(ONE_AT_A_TIME):
            await BoothEvent.update(values).where(BoothEvent.id == event)
        told = [Change(name, *pair) for name, pair in changed.items()]
        await record(actor, EventEdited(**_ids(known)), now=now, changes=told)
        await tell(SUBJECT)


async def decide_event(
    actor: Actor, event: UUID, *, to: str, because: str = "", revision: int | None = None, now: datetime
) -> None:
    """Approved, or given back with what to change: one that was approved goes off the site then. The exhibitor is written
    to. Raises NotNow, ReasonNeeded, ReadAnother, NoBoothYet, Denied.
    """
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        known = await locked(event)
        rules.check_decision(known.state, to, because)
        if revision is not None and revision != known.revision:
            raise rules.ReadAnother
        values: dict[Any, Any] = {BoothEvent.state: to, BoothEvent.decided_at: now}
        if to == "approved":
            host = await exhibitor_locked(known.exhibitor)
            rules.check_host(host.state, booth=bool(await confirmed_booths(host.id)))
            shown = rules.Shown(known.kind, known.title, known.description, known.spoken)
            frozen = msgspec.json.encode(shown).decode()
            values |= {BoothEvent.shown: frozen, BoothEvent.off_at: None, BoothEvent.because: None}
        else:
            values[BoothEvent.because] = because.strip()
            values |= {BoothEvent.off_at: now} if known.state == "approved" else {}
        await _move(actor, known, to, values, because, now)
        await tell_exhibitor(known, to, because, now=now)


async def withdraw_event(actor: Actor, event: UUID, *, now: datetime) -> None:
    """It is not held: calendars that have it hear that it is off. Raises NotNow, Denied, NotFound."""
    async with transaction():
        known = await locked(event)
        _may_change(actor, known.scope)
        if known.state == "withdrawn":
            raise rules.NotNow(state=rules.STATE_NAMES[known.state])
        values: dict[Any, Any] = {BoothEvent.state: "withdrawn"}
        values |= {BoothEvent.off_at: now} if known.on_site else {}
        await _move(actor, known, "withdrawn", values, "", now)


async def _move(actor: Actor, known: Known, to: str, values: dict[Any, Any], because: str, now: datetime) -> None:
    await BoothEvent.update({**values, **_step(known, now)}).where(BoothEvent.id == known.id)
    await record(actor, EventMoved(**_ids(known), state=to, was=known.state), now=now, because=because)
    await tell(SUBJECT)


def _step(known: Known, now: datetime, *, moved: bool = True) -> dict[Any, Any]:
    step: dict[Any, Any] = {BoothEvent.changed_at: now, BoothEvent.revision: known.revision + 1}
    return {**step, BoothEvent.sequence: known.sequence + moved}


async def _host(actor: Actor, exhibitor: UUID) -> Application:
    host = await exhibitor_locked(exhibitor)
    _may_change(actor, host.scope)
    return host


def _may_change(actor: Actor, scope: str) -> None:
    if not may(actor, Expo.EXHIBITOR_WRITE):
        require(actor, Expo.APPLICATION_WRITE, scope)


async def _check_place(host: Application, lines: Lines) -> ZoneInfo:
    """The edition's zone, once it is sure that the event may be there and then."""
    rules.check_host(host.state, booth=bool(await confirmed_booths(host.id)))
    row = await Edition.objects().get(Edition.id == host.edition)
    if row is None:
        raise rules.NoSuchEvent
    rules.check_when(span_of(lines, ZoneInfo(row.zone)), days_of(row), await hours_of(row.id), row.zone)
    return ZoneInfo(row.zone)


def span_of(lines: Lines, zone: ZoneInfo) -> Span:
    """Of lines that a form has read. The length is real time, also over a night in which clocks change."""
    begin = datetime.combine(date.fromisoformat(lines["day"]), time.fromisoformat(lines["begin"]), zone)
    return Span(begin, begin.astimezone(UTC) + timedelta(minutes=int(lines["minutes"])))


def _plain(lines: Lines, zone: ZoneInfo) -> dict[str, Any]:
    span = span_of(lines, zone)
    return {
        "kind": lines["kind"],
        "spoken": dumps(lines["spoken"].split()),
        "expected": int(lines["expected"]) if lines["expected"] else None,
        "begins_at": span.begin,
        "ends_at": span.end,
    }


def _text(known: Known | None, name: str, lines: Lines) -> Translated | None:
    """The language that was written first stays the source while it has words."""
    before: Translated | None = getattr(known, name) if known else None
    own = {key: line for key, line in lines.items() if key.startswith(f"{name}_")}
    if before is None:
        return written(TAGS[0], {tag: own[f"{name}_{tag}"] for tag in TAGS})
    return text_in(own, before, name)


def _ids(known: Known) -> dict[str, UUID]:
    return {"edition": known.edition, "exhibitor": known.exhibitor, "event": known.id}

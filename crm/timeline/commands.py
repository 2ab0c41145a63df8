"""Writing entries, changing and withdrawing them, and telling those whom it concerns."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid, NotFound
from core.journal.commands import Change, record
from core.notices.commands import News, give_notice
from core.notices.rules import FOLLOWED, MENTIONED
from crm.subjects.queries import named
from crm.subjects.rules import Subject
from crm.timeline import rules
from crm.timeline.colleagues import colleagues
from crm.timeline.facts import EntryEdited, EntryTakenBack, EntryWritten
from crm.timeline.permissions import Desk
from crm.timeline.queries import Entry, entry_for, may_see
from crm.timeline.rules import Given
from crm.timeline.tables import (
    ConfidentialWords,
    EntryMention,
    EntryParticipant,
    EntryReader,
    EntrySubject,
    TimelineEntry,
)
from directory.people.tables import Appointment
from i18n.locales import DEFAULT

FOLLOWERS = """
SELECT DISTINCT f.account FROM crm_follow f JOIN crm_entry_subject s ON s.entry = {}
AND (f.country = s.country OR f.organisation = s.organisation OR f.person = s.person OR f.agreement = s.agreement
     OR f.visit = s.visit OR f.deal = s.deal)
"""


async def add_entry(actor: Actor, given: Given, *, key: UUID | None = None, now: datetime) -> UUID:
    """Its id. Raises Invalid, Denied, NotFound for a record that is not there or out of sight."""
    require(actor, Desk.ENTRY_WRITE)
    rules.check(given)
    async with transaction():
        await _check_seen(actor, given.subjects)
        entry = key or uuid4()
        row = TimelineEntry(id=entry, author=actor.account, made_at=now, **_columns(given))
        await TimelineEntry.insert(row)
        await _put(entry, given)
        await record(actor, EntryWritten(entry=entry), now=now)
        await tell(actor, entry, given, now=now)
    return entry


async def edit_entry(actor: Actor, entry: UUID, given: Given, *, version: int, now: datetime) -> int:
    """The version it has now. What is about others' confidential words is theirs to change, too. Raises EntryChanged when
    somebody saved after `version`, NotFound, Invalid.
    """
    require(actor, Desk.ENTRY_WRITE)
    rules.check(given)
    async with transaction():
        stored = await locked(actor, entry)
        if stored.version != version:
            raise rules.EntryChanged
        await _check_seen(actor, set(given.subjects) - set(stored.subjects))
        if not _may_open(actor, stored):  # who was only named cannot make it everybody's, nor name others
            given = replace(given, confidential=stored.confidential, readers=stored.readers)
        values: dict[Any, Any] = _columns(given) | {"edited_at": now, "version": version + 1}
        await TimelineEntry.update(values).where(TimelineEntry.id == entry)
        for table in (ConfidentialWords, EntryReader, EntrySubject, EntryParticipant):
            await table.delete().where(table.entry == entry)
        await _put(entry, given)
        changes = [] if given.confidential or stored.confidential else _changes(stored, given)
        await record(actor, EntryEdited(entry=entry, version=version + 1), now=now, changes=changes)
        await tell(actor, entry, given, now=now, anew=version + 1)
    return version + 1


async def withdraw_entry(actor: Actor, entry: UUID, *, because: str, now: datetime) -> None:
    """From every timeline; why stands in the history. Raises Invalid without a reason, NotFound."""
    require(actor, Desk.ENTRY_WRITE)
    if not because.strip():
        raise Invalid({"because": "This is needed."})
    async with transaction():
        stored = await locked(actor, entry)
        if stored.confidential and not _may_open(actor, stored):
            raise NotFound
        await TimelineEntry.update({TimelineEntry.withdrawn_at: now}).where(TimelineEntry.id == entry)
        await record(actor, EntryTakenBack(entry=entry), now=now, because="" if stored.confidential else because)


async def locked(actor: Actor, entry: UUID) -> Entry:
    """Nobody else changes it meanwhile. Raises NotFound."""
    await TimelineEntry.select(TimelineEntry.id).where(TimelineEntry.id == entry).lock_rows("UPDATE")
    return await entry_for(actor, entry)


async def tell(actor: Actor, entry: UUID, given: Given, *, now: datetime, anew: int = 1) -> None:
    """Those who are mentioned, each once, and those who follow a record: nobody who may not see it."""
    there = await colleagues(now)
    named_ones = rules.mentioned(f"{given.title}\n{given.text}", {one.id: one.name for one in there.values()})
    rows = await DB.run_querystring(QueryString(FOLLOWERS, entry))
    href = f"/desk/timeline/{entry}"
    told: set[UUID] = {actor.account} if actor.account else set()
    known = set(await EntryMention.select(EntryMention.account).where(EntryMention.entry == entry).output(as_list=True))
    for account in sorted(named_ones - known - told):
        if await may_see(there[account].actor, entry):
            await EntryMention.insert(EntryMention(id=uuid4(), entry=entry, account=account))
            await give_notice(News(MENTIONED, href, f"mentioned:{entry}"), account, now=now)
            told.add(account)
    for account in sorted({row["account"] for row in rows} - told):
        if account in there and await may_see(there[account].actor, entry):
            await give_notice(News(FOLLOWED, href, f"followed:{entry}:{anew}"), account, now=now)


def _may_open(actor: Actor, stored: Entry) -> bool:
    """Whether they decide who sees it: its author and the lead, and anybody while it is nobody's secret."""
    holds = any(one.role == "cooperation_lead" and one.scope is None for one in actor.held)
    return not stored.confidential or stored.author == actor.account or holds


def _columns(given: Given) -> dict[str, Any]:
    return {
        "kind": given.kind,
        "happened_on": given.on,
        "happened_at": given.at,
        "zone": given.zone if given.at else None,
        "title": "" if given.confidential else given.title,
        "text": "" if given.confidential else given.text,
        "lang": given.lang,
        "confidential": given.confidential,
    }


async def _put(entry: UUID, given: Given) -> None:
    """What stands in other tables; posts are those that people hold on that day, where it is one."""
    if given.confidential:
        await ConfidentialWords.insert(ConfidentialWords(id=uuid4(), entry=entry, title=given.title, text=given.text))
        readers = [EntryReader(id=uuid4(), entry=entry, account=one) for one in sorted(set(given.readers))]
        await _insert(EntryReader, readers)
    subjects = [EntrySubject(id=uuid4(), entry=entry, **one.columns) for one in sorted(set(given.subjects))]
    await _insert(EntrySubject, subjects)
    posts = await _posts(given)
    people = [
        EntryParticipant(id=uuid4(), entry=entry, person=one, appointment=posts.get(one))
        for one in sorted(set(given.people))
    ]
    ours = [EntryParticipant(id=uuid4(), entry=entry, account=one) for one in sorted(set(given.colleagues))]
    await _insert(EntryParticipant, [*people, *ours])


async def _insert(table: Any, rows: list[Any]) -> None:
    if rows:
        await table.insert(*rows)


async def _posts(given: Given) -> dict[UUID, UUID]:
    if not given.people:
        return {}
    that_day = (Appointment.begins_on.is_null() | (Appointment.begins_on <= given.on)) & (
        Appointment.ends_on.is_null() | (Appointment.ends_on >= given.on)
    )
    held = Appointment.person.is_in(list(given.people)) & that_day
    found: dict[UUID, list[UUID]] = {}
    for row in await Appointment.select(Appointment.id, Appointment.person).where(held):
        found.setdefault(row["person"], []).append(row["id"])
    return {person: posts[0] for person, posts in found.items() if len(posts) == 1}


async def _check_seen(actor: Actor, subjects: Collection[Subject]) -> None:
    if set(await named(actor, subjects, DEFAULT)) != set(subjects):
        raise NotFound


def _changes(stored: Entry, given: Given) -> list[Change]:
    pairs = {
        "kind": (stored.kind, given.kind),
        "happened_on": (stored.happened_on.isoformat(), given.on.isoformat()),
        "title": (stored.title, given.title),
        "text": (stored.text, given.text),
    }
    return [Change(name, before, after) for name, (before, after) in pairs.items() if before != after]

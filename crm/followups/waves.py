"""Planning waves: by themselves when an edition ends, and by hand."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from core.access.rules import require
from core.actor import SYSTEM, Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid, NotFound, mark
from core.journal.commands import Change, record
from crm.consultations.permissions import Consultations
from crm.consultations.tables import ConsultationRecord
from crm.deals.tables import Deal
from crm.followups import rules
from crm.followups.facts import WaveChanged, WavePlanned
from crm.followups.tables import FollowUpWave
from expo.editions.queries import edition_called
from expo.editions.tables import Edition

CHANGED = ("due_on", "closes_on", "remind_days", "most_reminders")
"""What of a wave can be changed by hand."""


async def begin_waves(*, now: datetime) -> int:
    """For each edition that has ended, at which companies met others, and which has none yet; how many waves. Harmless the
    second time and by two at once.
    """
    count = 0
    for row in await Edition.objects():
        last: date | None = row.ends_on
        today = now.astimezone(ZoneInfo(row.zone)).date()
        if last is None or not today - rules.NOT_OLDER < last < today:
            continue
        async with transaction():
            await Edition.select(Edition.id).where(Edition.id == row.id).lock_rows("UPDATE")
            if await FollowUpWave.exists().where(FollowUpWave.edition == row.id) or not await _met(row.id):
                continue
            for months in rules.OFFSETS:
                await _plan(SYSTEM, row.id, months, rules.due_on(last, months), None, now)
                count += 1
    return count


async def plan_wave(actor: Actor, *, edition: str, months: int, now: datetime) -> UUID:
    """One more, on the day that follows from its months. Raises Denied, NotFound, WaveThere, Invalid."""
    require(actor, Consultations.FOLLOW_UP_WRITE)
    row = await edition_called(edition)
    last: date | None = row.ends_on
    if last is None:
        raise Invalid({"edition": mark("This edition has no last day yet.")})
    async with transaction(), refusing({"crm_follow_up_wave_once": rules.WaveThere()}):
        return await _plan(actor, row.id, months, rules.due_on(last, months), None, now)


async def change_wave(
    actor: Actor, wave: UUID, *, due_on: date, closes_on: date, reminders: tuple[int, int], version: int, now: datetime
) -> None:
    """`reminders`: every how many days, and how often at most. Once its letters are written its first day stays. Raises
    NotFound, WaveMoved, Prepared, Invalid.
    """
    require(actor, Consultations.FOLLOW_UP_WRITE)
    if closes_on <= due_on:
        raise Invalid({"closes_on": mark("The last day comes before the first one.")})
    async with transaction():
        row = await locked(wave)
        if row["version"] != version:
            raise rules.WaveMoved
        if row["prepared_at"] is not None and due_on != row["due_on"]:
            raise rules.Prepared
        values: dict[Any, Any] = {"due_on": due_on, "closes_on": closes_on, "version": version + 1}
        values |= {"remind_days": reminders[0], "most_reminders": reminders[1]}
        await FollowUpWave.update(values).where(FollowUpWave.id == wave)
        changes = [Change(name, str(row[name]), str(values[name])) for name in CHANGED if row[name] != values[name]]
        await record(actor, WaveChanged(wave=wave), now=now, changes=changes)


async def locked(wave: UUID) -> dict[str, Any]:
    """Its row, which nobody else changes meanwhile. Raises NotFound."""
    row: dict[str, Any] | None = await FollowUpWave.select().where(FollowUpWave.id == wave).first().lock_rows("UPDATE")
    if row is None:
        raise NotFound
    return row


async def _met(edition: UUID) -> bool:
    return await ConsultationRecord.exists().where(ConsultationRecord.edition == edition) or await Deal.exists().where(
        Deal.edition == edition
    )


async def _plan(actor: Actor, edition: UUID, months: int, first: date, last: date | None, now: datetime) -> UUID:
    made = FollowUpWave(
        id=uuid4(),
        edition=edition,
        months=months,
        due_on=first,
        closes_on=last or first + rules.OPEN_FOR,
        remind_days=rules.REMIND_DAYS,
        most_reminders=rules.MOST_REMINDERS,
    )
    await FollowUpWave.insert(made)
    await record(actor, WavePlanned(wave=made.id), now=now)
    return made.id

"""Recording what holds of a country, and striking out what never did."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid, NotFound, mark
from core.journal.commands import record
from directory.countries import queries
from directory.countries.facts import CountryRecorded, CountryRecordStruck
from directory.countries.rules import DAY, KINDS, RecordedThatDay, StruckAlready, ended_by, reopened_by
from directory.countries.tables import CountryRecord
from directory.permissions import Directory


@dataclass(frozen=True, slots=True)
class Stated:
    """What shall hold from a day on, and where that is known from."""

    kind: str
    value: str
    begins_on: date
    source: str
    note: str = ""


async def record_of_country(actor: Actor, code: str, stated: Stated, *, now: datetime) -> UUID:
    """What held that day ends the day before; what is recorded for later stays. Raises Denied, NotFound, RecordedThatDay."""
    require(actor, Directory.COUNTRY_WRITE)
    if stated.kind not in KINDS:
        raise NotFound
    async with transaction():
        land = await queries.locked(code)
        known = (await queries.entries_of(land.id)).get(stated.kind, [])
        before, ends_on = ended_by(known, stated.begins_on)
        if before is not None:
            await _end(before.id, stated.begins_on - DAY)
        row = CountryRecord(
            id=uuid4(),
            country=land.id,
            kind=stated.kind,
            value=stated.value,
            note=stated.note or None,
            begins_on=stated.begins_on,
            ends_on=ends_on,
            source=stated.source,
            recorded_by=str(actor),
            recorded_at=now,
        )
        async with refusing({"directory_country_record_one_a_day": RecordedThatDay()}):
            await CountryRecord.insert(row)
        fact = CountryRecorded(
            country=land.id, what=stated.kind, value=stated.value, begins_on=stated.begins_on.isoformat()
        )
        await record(actor, fact, now=now)
    return row.id


async def strike_out(actor: Actor, code: str, entry: UUID, *, because: str, now: datetime) -> None:
    """A mistake: what it had ended holds again. Raises Denied, NotFound, Invalid, StruckAlready."""
    require(actor, Directory.COUNTRY_WRITE)
    if not because:
        raise Invalid({f"because-{entry}": mark("Please say why.")})
    async with transaction():
        land = await queries.locked(code)
        every = await queries.entries_of(land.id)
        known = next((some for some in every.values() if any(one.id == entry for one in some)), None)
        if known is None:
            raise NotFound
        struck = next(one for one in known if one.id == entry)
        if struck.struck_at is not None:
            raise StruckAlready
        values: dict[Any, Any] = {CountryRecord.struck_by: str(actor), CountryRecord.struck_at: now}
        await CountryRecord.update(values).where(CountryRecord.id == entry)
        if (again := reopened_by(known, struck)) is not None:
            await _end(again.id, struck.ends_on)
        fact = CountryRecordStruck(
            country=land.id, what=struck.kind, value=struck.value, begins_on=struck.begins_on.isoformat()
        )
        await record(actor, fact, now=now, because=because)


async def _end(entry: UUID, ends_on: date | None) -> None:
    await CountryRecord.update({CountryRecord.ends_on: ends_on}).where(CountryRecord.id == entry)

"""Doors to the form at the table: handed out for a table or for an interpreter's day, printed again, withdrawn."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from piccolo.querystring import QueryString

from core.access.rules import require
from core.access.sessions.commands import digest_of
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from core.settings import settings
from crm.consultations.facts import DoorMade, DoorWithdrawn
from crm.consultations.links import digest_for, token_of
from crm.consultations.permissions import Consultations
from crm.consultations.tables import ConsultationDoor
from expo.editions.queries import edition_called
from expo.editions.tables import Edition
from expo.meetings.tables import Interpreter, MeetingTable
from i18n.text import Translated, required

PURPOSE = "consultation_door"
AFTERWARDS = timedelta(days=3)
"""After the last day: what was noted on paper is typed in the evening, or on the way home."""
DOORS = """
SELECT d.id, d.edition, d.on_date, d.ends_at, d."table", d.interpreter, e.slug, e.name, e.zone,
       coalesce(t.code, '') AS table_code, p.names AS interpreter_names
FROM crm_consultation_door d JOIN expo_edition e ON e.id = d.edition LEFT JOIN expo_meeting_table t ON t.id = d."table"
LEFT JOIN expo_interpreter i ON i.id = d.interpreter LEFT JOIN directory_person p ON p.id = i.person
WHERE d.withdrawn_at IS NULL AND {} ORDER BY t.code NULLS LAST, d.on_date, d.made_at
"""


class NoDays(Conflict):
    message = mark("This edition has no days yet, so no link could end.")


@dataclass(frozen=True, slots=True)
class Door:
    """`names` are the interpreter's, by language; of a table there are none, and its `on_date` is None: all days."""

    id: UUID
    edition: UUID
    slug: str
    edition_name: Translated
    zone: ZoneInfo
    table: UUID | None
    table_code: str
    interpreter: UUID | None
    names: Mapping[str, str]
    on_date: date | None
    ends_at: datetime

    @property
    def token(self) -> str:
        return token_of(PURPOSE, self.id)

    @property
    def address(self) -> str:
        """Whole, for a code to be scanned."""
        return f"{settings().base_url}/consulting/{self.token}"


async def open_table(actor: Actor, *, edition: str, table: str, now: datetime) -> UUID:
    """For whoever sits there, on all days. Asked twice it is the same door. Raises Denied, NotFound, NoDays."""
    require(actor, Consultations.CONSULTATION_WRITE)
    row = await edition_called(edition)
    mine = (MeetingTable.edition == row.id) & (MeetingTable.code == table)
    found = await MeetingTable.select(MeetingTable.id).where(mine).first()
    if found is None:
        raise NotFound
    return await _open(actor, row, {"table": found["id"]}, row.ends_on, now)


async def open_interpreter(actor: Actor, *, edition: str, interpreter: UUID, on_date: date, now: datetime) -> UUID:
    """For one of their days (in the edition's zone). Raises Denied, NotFound, NoDays."""
    require(actor, Consultations.CONSULTATION_WRITE)
    row = await edition_called(edition)
    if not await Interpreter.exists().where((Interpreter.id == interpreter) & (Interpreter.edition == row.id)):
        raise NotFound
    return await _open(actor, row, {"interpreter": interpreter, "on_date": on_date}, on_date, now)


async def withdraw(actor: Actor, door: UUID, *, now: datetime) -> None:
    """Its link leads nowhere from now on; the next one for the same table has another token. Raises Denied, NotFound."""
    require(actor, Consultations.CONSULTATION_WRITE)
    async with transaction():
        live = (ConsultationDoor.id == door) & ConsultationDoor.withdrawn_at.is_null()
        values: dict[Any, Any] = {ConsultationDoor.withdrawn_at: now}
        found = await ConsultationDoor.update(values).where(live).returning(ConsultationDoor.edition)
        if not found:
            raise NotFound
        await record(actor, DoorWithdrawn(edition=found[0]["edition"], door=door), now=now)


async def door_for(token: str, now: datetime) -> Door:
    """Raises NotFound for a link that is unknown, withdrawn or over: they look the same."""
    found = await _read(QueryString("d.digest = {} AND d.ends_at > {}", digest_of(token), now))
    if not found:
        raise NotFound
    return found[0]


async def doors_of(actor: Actor, edition: UUID) -> list[Door]:
    """Those that are open, tables first."""
    require(actor, Consultations.CONSULTATION_WRITE)
    return await _read(QueryString("d.edition = {}", edition))


async def _open(actor: Actor, row: Edition, whose: Mapping[str, Any], last: date | None, now: datetime) -> UUID:
    if last is None:
        raise NoDays
    async with transaction():
        await Edition.select(Edition.id).where(Edition.id == row.id).lock_rows("UPDATE")
        condition = (ConsultationDoor.edition == row.id) & ConsultationDoor.withdrawn_at.is_null()
        for name, value in whose.items():
            condition &= ConsultationDoor._meta.get_column_by_name(name) == value
        there = await ConsultationDoor.select(ConsultationDoor.id).where(condition).first()
        if there is not None:
            return UUID(str(there["id"]))
        key = uuid4()
        ends_at = datetime.combine(last, time.max, ZoneInfo(row.zone)).astimezone(UTC) + AFTERWARDS
        made: dict[str, Any] = {
            "digest": digest_for(PURPOSE, key),
            "made_at": now,
            "made_by": str(actor),
            "ends_at": ends_at,
        }
        await ConsultationDoor.insert(ConsultationDoor(id=key, edition=row.id, **whose, **made))
        await record(actor, DoorMade(edition=row.id, door=key), now=now)
    return key


async def _read(fits: QueryString) -> list[Door]:
    return [_door(row) for row in await DB.run_querystring(QueryString(DOORS, fits))]


def _door(row: Mapping[str, Any]) -> Door:
    return Door(
        row["id"],
        row["edition"],
        row["slug"],
        required(row["name"]),
        ZoneInfo(row["zone"]),
        row["table"],
        row["table_code"],
        row["interpreter"],
        json.loads(row["interpreter_names"]) if row["interpreter_names"] else {},
        row["on_date"],
        row["ends_at"],
    )

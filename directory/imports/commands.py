"""Bringing a sheet, saying what its columns are, deciding upon rows, and having it applied, taken back or set aside."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import may, require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid, NotFound, mark
from core.files.uploads import cleaned_name
from core.jobs.commands import ask
from core.journal.commands import record
from directory.imports import rules
from directory.imports.applying import Telling, applied, looked, say_nothing
from directory.imports.facts import RefusedRowsTaken, SheetDropped, SheetRead
from directory.imports.queries import cells_of, mapping_for
from directory.imports.reading.fields import codes_of
from directory.imports.reading.grids import SIGNATURE, Sheet
from directory.imports.reading.headers import body_of, header_in
from directory.imports.reading.opening import opened
from directory.imports.rules import Act
from directory.imports.tables import SheetImport, SheetPage, SheetRow
from directory.imports.undoing import undone
from directory.permissions import Directory

KIND = "directory.imports.run"
LONGEST_NAME = 100
NAME_NEEDED = mark("One of the columns must be the name.")
REMEMBER = """
INSERT INTO directory_import_mapping (id, subject, shape, mapping, saved_by, saved_at) VALUES ({}, {}, {}, {}, {}, {})
ON CONFLICT (subject, shape, saved_by) DO UPDATE SET mapping = excluded.mapping, saved_at = excluded.saved_at
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sheet is to be read: which one of the file, what its columns are, whose numbers those without a country are,
    and which comes first of day and month.
    """

    sheet: int
    mapping: Sequence[str]
    country: str
    days: str


async def bring(actor: Actor, *, subject: str, name: str, content: bytes, now: datetime) -> UUID:
    """Nothing of the directory changes. Raises Denied, NotFound, FileRefused, Unavailable."""
    require(actor, Directory.IMPORT_WRITE)
    rules.check_subject(actor, subject)
    ending = "xlsx" if content.startswith(SIGNATURE) else "csv"
    return await keep(actor, await opened(content), subject=subject, file=cleaned_name(name, ending), now=now)


async def keep(actor: Actor, sheets: Sequence[Sheet], *, subject: str, file: str, now: datetime) -> UUID:
    """What was read of a file, until somebody says what its columns are. Raises Denied, NotFound."""
    require(actor, Directory.IMPORT_WRITE)
    rules.check_subject(actor, subject)
    header = header_in(sheets[0].rows, subject)
    one = SheetImport(
        id=uuid4(),
        subject=subject,
        file=file,
        shape=header.shape,
        labels=json.dumps(header.labels),
        mapping=json.dumps(await mapping_for(actor, subject, header)),
        country="KR",
        days="",
        made_at=now,
        made_by=str(actor),
    )
    pages = [
        SheetPage(
            id=uuid4(), imported=one.id, position=at, name=sheet.name[:LONGEST_NAME], cells=json.dumps(sheet.rows)
        )
        for at, sheet in enumerate(sheets)
    ]
    async with transaction():
        await SheetImport.insert(one)
        await SheetPage.insert(*pages)
        await record(actor, SheetRead(imported=one.id, rows=sum(len(sheet.rows) for sheet in sheets)), now=now)
    return one.id


async def choose_sheet(actor: Actor, number: UUID, sheet: int) -> None:
    """Another sheet of the file; its columns are proposed anew. Raises NotFound, NotNow."""
    async with transaction():
        one = await _held(actor, number)
        rules.check_act("look", one["state"], one["doing"])
        header = header_in(await cells_of(number, sheet), one["subject"])
        values: dict[Any, Any] = {
            SheetImport.sheet: sheet,
            SheetImport.shape: header.shape,
            SheetImport.labels: json.dumps(header.labels),
            SheetImport.mapping: json.dumps(await mapping_for(actor, one["subject"], header)),
            SheetImport.state: "read",
        }
        await SheetImport.update(values).where(SheetImport.id == number)
        await SheetRow.delete().where(SheetRow.imported == number)


async def say_columns(actor: Actor, number: UUID, reading: Reading, *, now: datetime) -> None:
    """It is remembered for sheets of this shape, and the sheet is tried out. Raises NotFound, Invalid, NotNow, UnderWay."""
    async with transaction():
        one = await _held(actor, number)
        rules.check_act("look", one["state"], one["doing"])
        header = header_in(await cells_of(number, reading.sheet), one["subject"])
        known = codes_of(one["subject"], header.labels, guarded=may(actor, Directory.CONTACT_WRITE))
        mapping = rules.fitting(reading.mapping, known, len(header.labels))
        if not any(code.partition("_")[0] in ("name", "given") for code in mapping):
            raise Invalid({"mapping": NAME_NEEDED})
        values: dict[Any, Any] = {
            SheetImport.sheet: reading.sheet,
            SheetImport.shape: header.shape,
            SheetImport.labels: json.dumps(header.labels),
            SheetImport.mapping: json.dumps(mapping),
            SheetImport.country: reading.country,
            SheetImport.days: reading.days,
        }
        await SheetImport.update(values).where(SheetImport.id == number)
        await SheetRow.delete().where(SheetRow.imported == number)
        saved = (uuid4(), one["subject"], header.shape, json.dumps(mapping), str(actor), now)
        await DB.run_querystring(QueryString(REMEMBER, *saved))
        await _begin(actor, number, "look", now)


async def decide(actor: Actor, number: UUID, choices: Mapping[int, str], *, now: datetime) -> None:
    """By row, what somebody chose; then it is tried out anew. Raises NotFound, NotNow, UnderWay."""
    async with transaction():
        one = await _held(actor, number)
        rules.check_act("apply", one["state"], one["doing"])
        for row, choice in choices.items():
            await SheetRow.update({SheetRow.choice: choice}).where(SheetRow.imported == number, SheetRow.number == row)
        await _begin(actor, number, "look", now)


async def apply(actor: Actor, number: UUID, *, now: datetime) -> None:
    """At once, or by a worker where it is long. Raises NotFound, NotNow, UnderWay."""
    async with transaction():
        await _held(actor, number)
        await _begin(actor, number, "apply", now)


async def take_back(actor: Actor, number: UUID, *, now: datetime) -> None:
    """As `apply`."""
    async with transaction():
        await _held(actor, number)
        await _begin(actor, number, "undo", now)


async def drop(actor: Actor, number: UUID, *, now: datetime) -> None:
    """What was read of it is gone. Raises NotFound, NotNow, UnderWay."""
    async with transaction():
        one = await _held(actor, number)
        rules.check_act("look", one["state"], one["doing"])
        await SheetPage.delete().where(SheetPage.imported == number)
        await SheetRow.delete().where(SheetRow.imported == number)
        await SheetImport.update({SheetImport.state: "dropped"}).where(SheetImport.id == number)
        await record(actor, SheetDropped(imported=number), now=now)


async def carry_out(
    actor: Actor, number: UUID, act: Act, now: datetime, tell: Telling = say_nothing, *, by_worker: bool = False
) -> None:
    """What was asked for; nothing when that was done already. Only a worker does what was left to one."""
    async with transaction():
        one = await SheetImport.select().where(SheetImport.id == number).first().lock_rows("UPDATE")
        if one is None or one["state"] not in rules.FROM[act] or (by_worker and one["doing"] != act):
            return
        if act == "look":
            await looked(actor, one, now, tell)
        elif act == "apply":
            await applied(actor, one, now, tell)
        else:
            await undone(actor, one, now, tell)


async def _held(actor: Actor, number: UUID) -> Mapping[str, Any]:
    require(actor, Directory.IMPORT_WRITE)
    one = await SheetImport.select().where(SheetImport.id == number).first().lock_rows("UPDATE")
    if one is None:
        raise NotFound
    rules.check_subject(actor, one["subject"])
    found: Mapping[str, Any] = one
    return found


async def _begin(actor: Actor, number: UUID, act: Act, now: datetime) -> None:
    """In the caller's transaction, which holds the import's row."""
    one = await _held(actor, number)
    rules.check_act(act, one["state"], one["doing"])
    if await _length(one) < rules.LONG:
        await carry_out(actor, number, act, now)
        return
    job = await ask(actor, KIND, {"import": str(number), "act": act}, now=now)
    values: dict[Any, Any] = {SheetImport.doing: act, SheetImport.job: job}
    await SheetImport.update(values).where(SheetImport.id == number)


async def _length(one: Mapping[str, Any]) -> int:
    if one["state"] != "read":
        return int(sum(json.loads(one["tally"]).values()))
    rows = await cells_of(one["id"], one["sheet"])
    return len(body_of(rows, header_in(rows, one["subject"])))


async def note_refused(actor: Actor, number: UUID, rows: int, *, now: datetime) -> None:
    """Somebody took the rows out that were not taken."""
    await record(actor, RefusedRowsTaken(imported=number, rows=rows), now=now)

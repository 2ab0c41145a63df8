"""Looking at a programme file, and deciding what becomes of it: applied at once or by a worker, or set aside."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.jobs.commands import ask
from core.journal.commands import record
from expo.editions.queries import edition_called, held
from expo.editions.tables import Edition
from expo.interchange.commands import Wished, import_programme, planned_now
from expo.interchange.imports.applying import KIND, applied
from expo.interchange.imports.facts import FileLookedAt, ImportDropped, ImportQueued
from expo.interchange.imports.opening import opened
from expo.interchange.imports.queries import report_in
from expo.interchange.imports.rules import Choices, DecidedAlready, is_long, moved_on, without_people
from expo.interchange.imports.sent import SentFile
from expo.interchange.imports.tables import Import
from expo.interchange.parsed import Programme
from expo.interchange.report import as_json
from expo.permissions import Expo


async def look_at(
    actor: Actor, *, edition: str, files: tuple[SentFile, ...], withdraw_missing: bool, now: datetime
) -> UUID:
    """Does everything and rolls it back; what would become of every row is kept. Raises Denied, NoSuchEdition,
    FileInfected, UnreadableFile.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    programme = await opened(await edition_called(edition), files)
    report = await import_programme(
        actor, edition=edition, programme=programme, now=now, dry_run=True, withdraw_missing=withdraw_missing
    )
    async with transaction():
        row = await held(edition)
        looked = Import(
            id=uuid4(),
            edition=row.id,
            files=json.dumps([one.name for one in files]),
            withdraw=withdraw_missing,
            programme=msgspec.json.encode(programme).decode(),
            report=as_json(report).decode(),
            made_at=now,
            made_by=str(actor),
        )
        await Import.insert(looked)
        await record(actor, FileLookedAt(edition=row.id, imported=looked.id), now=now)
    return looked.id


async def decide(actor: Actor, *, edition: str, number: UUID, choices: Choices, now: datetime) -> str:
    """What became of it: `applied`, `queued`, or `looked` when rows became others since somebody looked: then nothing
    is done, and those rows are named. Raises Denied, NotFound, DecidedAlready, ProgrammeInMotion.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        row = await held(edition)
        one = await waiting(row, number, "looked")
        if await looked_anew(row, one, actor, choices):
            return "looked"
        if not is_long(report_in(one)):
            await applied(actor, row, one, choices, now)
            return "applied"
        job = await ask(actor, KIND, {"import": str(number), "edition": edition}, now=now)
        await Import.update(
            {Import.state: "queued", Import.job: job, Import.choices: _json(choices), Import.moved: "[]"}
        ).where(Import.id == number)
        await record(actor, ImportQueued(edition=row.id, imported=number), now=now)
        return "queued"


async def drop(actor: Actor, *, edition: str, number: UUID, now: datetime) -> None:
    """Raises Denied, NotFound, DecidedAlready."""
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        row = await held(edition)
        one = await waiting(row, number, "looked")
        kept = as_json(without_people(report_in(one))).decode()
        await Import.update({Import.state: "dropped", Import.programme: None, Import.report: kept}).where(
            Import.id == number
        )
        await record(actor, ImportDropped(edition=row.id, imported=number), now=now)


async def waiting(edition: Edition, number: UUID, state: str) -> Mapping[str, Any]:
    """The import in that state. Raises NotFound, DecidedAlready."""
    one = await Import.select().where(Import.id == number, Import.edition == edition.id).first().lock_rows("UPDATE")
    if one is None:
        raise NotFound
    if one["state"] != state:
        raise DecidedAlready
    found: Mapping[str, Any] = one
    return found


async def looked_anew(edition: Edition, one: Mapping[str, Any], actor: Actor, choices: Choices) -> bool:
    """Whether the draft has moved on since; then the new look is kept, with what was chosen."""
    programme = msgspec.json.decode(one["programme"], type=Programme)
    now = await planned_now(actor, edition, Wished(programme, one["withdraw"]))
    moved = moved_on(report_in(one), now)
    if moved:
        await Import.update(
            {
                Import.state: "looked",
                Import.report: as_json(now).decode(),
                Import.moved: json.dumps(moved),
                Import.choices: _json(choices),
            }
        ).where(Import.id == one["id"])
    return bool(moved)


def _json(choices: Choices) -> str:
    return msgspec.json.encode(choices).decode()

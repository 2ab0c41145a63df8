"""Imports of an edition, and one of them with what became of every row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from core.access.accounts.queries import names_of
from core.access.rules import require
from core.actor import Actor
from core.errors import NotFound
from core.jobs.tables import Job
from expo.editions.queries import edition_called
from expo.editions.tables import Edition
from expo.interchange.imports.rules import Choices
from expo.interchange.imports.tables import Import
from expo.interchange.report import Report
from expo.permissions import Expo

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Known:
    """An import as it is listed; `by` is a name, or the kind of actor that has none; `by_command` for somebody with a shell,
    whose name is that of their account there.
    """

    id: UUID
    files: tuple[str, ...]
    state: str
    made_at: datetime
    by: str
    by_command: bool
    applied_at: datetime | None
    undone_at: datetime | None
    report: Report


@dataclass(frozen=True, slots=True)
class Opened:
    """One import; `moved` are the rows that became others since somebody looked, `names` people by account."""

    known: Known
    edition: Edition
    withdraw: bool
    moved: frozenset[str]
    choices: Choices
    names: Mapping[str, str]
    done: int
    total: int


async def imports_of(actor: Actor, edition: str) -> tuple[Edition, list[Known]]:
    """The latest first. Raises NoSuchEdition."""
    require(actor, Expo.PROGRAMME_READ)
    row = await edition_called(edition)
    rows = await Import.select().where(Import.edition == row.id).order_by(Import.made_at, ascending=False).limit(SHOWN)
    names = await _names([one["made_by"] for one in rows])
    return row, [_known(one, names) for one in rows]


async def import_called(actor: Actor, edition: str, number: UUID) -> Opened:
    """Raises NoSuchEdition, NotFound."""
    require(actor, Expo.PROGRAMME_READ)
    row = await edition_called(edition)
    one = await Import.select().where(Import.id == number, Import.edition == row.id).first()
    if one is None:
        raise NotFound
    report = report_in(one)
    names = await _names([one["made_by"], *(line.by for line in report.lines if line.by)])
    job = await Job.select(Job.done, Job.total).where(Job.id == one["job"]).first() if one["job"] else None
    return Opened(
        known=_known(one, names),
        edition=row,
        withdraw=one["withdraw"],
        moved=frozenset(msgspec.json.decode(one["moved"])),
        choices=msgspec.json.decode(one["choices"], type=Choices),
        names=names,
        done=job["done"] if job else 0,
        total=job["total"] if job else 0,
    )


def report_in(row: Mapping[str, Any]) -> Report:
    return msgspec.json.decode(row["report"], type=Report)


def _known(row: Mapping[str, Any], names: Mapping[str, str]) -> Known:
    kind, _, name = row["made_by"].partition(":")
    return Known(
        id=row["id"],
        files=tuple(msgspec.json.decode(row["files"])),
        state=row["state"],
        made_at=row["made_at"],
        by=names.get(row["made_by"], name if kind == "command_line" else kind),
        by_command=kind == "command_line",
        applied_at=row["applied_at"],
        undone_at=row["undone_at"],
        report=report_in(row),
    )


async def _names(actors: list[str]) -> dict[str, str]:
    """By actor as the journal has it."""
    ids = {one: UUID(one.partition(":")[2]) for one in set(actors) if one.startswith("staff:")}
    known = await names_of(set(ids.values()))
    return {one: known[account] for one, account in ids.items() if account in known}

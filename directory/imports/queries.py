"""Imports of the directory, and one of them with its columns, its rows and what became of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from core.access.accounts.queries import names_of
from core.access.rules import may, require
from core.actor import Actor
from core.errors import NotFound
from core.jobs.tables import Job
from core.leaves import LEAF, Leaf
from directory.imports.reading.cells import tidy
from directory.imports.reading.fields import codes_of
from directory.imports.reading.grids import Rows
from directory.imports.reading.headers import Header, body_of, header_in, proposed
from directory.imports.rows.outcomes import OUTCOMES, Told
from directory.imports.rules import fitting, subjects_of
from directory.imports.tables import SheetImport, SheetMapping, SheetPage, SheetRow
from directory.imports.undoing import Kept
from directory.permissions import Directory

SHOWN, SAMPLED = 100, 5
CELLS = msgspec.json.Decoder(Rows)
TOLD = msgspec.json.Decoder(Told)


@dataclass(frozen=True, slots=True)
class Known:
    """An import as it is listed; `by` is a name, or the kind of actor that has none. `done` of `total` steps of the work
    that is under way.
    """

    id: UUID
    subject: str
    file: str
    state: str
    doing: str | None
    tally: Mapping[str, int]
    kept: tuple[Kept, ...]
    made_at: datetime
    by: str
    changed_at: datetime
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """How a sheet is read: its labels with some of what stands below each, and what each is taken for. `number` of rows."""

    known: Known
    sheets: tuple[str, ...]
    sheet: int
    labels: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    mapping: tuple[str, ...]
    country: str
    days: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row and what became of it."""

    number: int
    outcome: str
    target: UUID | None
    told: Told
    choice: str


async def imports_of(actor: Actor) -> list[Known]:
    """The latest first, of what the reader may import. Raises Denied."""
    require(actor, Directory.IMPORT_WRITE)
    query = SheetImport.select().where(SheetImport.subject.is_in(list(subjects_of(actor)) or [""]))
    rows = await query.order_by(SheetImport.made_at, ascending=False).limit(SHOWN)
    names = await _names([row["made_by"] for row in rows])
    return [_known(row, names) for row in rows]


async def import_called(actor: Actor, number: UUID) -> Known:
    """Raises Denied, NotFound."""
    row = await _row(actor, number)
    job = await Job.select(Job.done, Job.total).where(Job.id == row["job"]).first() if row["job"] else None
    return _known(row, await _names([row["made_by"]]), job or {})


async def columns_of(actor: Actor, number: UUID) -> Columns:
    """Raises Denied, NotFound."""
    row = await _row(actor, number)
    pages = await SheetPage.select(SheetPage.name).where(SheetPage.imported == number).order_by(SheetPage.position)
    cells = await cells_of(number, row["sheet"])
    header = header_in(cells, row["subject"])
    body = body_of(cells, header)
    width = range(len(header.labels))
    return Columns(
        known=await import_called(actor, number),
        sheets=tuple(page["name"] for page in pages),
        sheet=row["sheet"],
        labels=header.labels,
        samples=tuple(_samples(body, at) for at in width),
        mapping=tuple(fitting(json.loads(row["mapping"]), _codes(actor, row["subject"], header), len(header.labels))),
        country=row["country"],
        days=row["days"],
        number=len(body),
    )


async def lines_of(actor: Actor, number: UUID, *, outcome: str = "", page: int = 1) -> Leaf[Line]:
    """Those of an outcome, or all, as they stand in the sheet. Raises Denied, NotFound."""
    await _row(actor, number)
    there = SheetRow.imported == number
    where = there & (SheetRow.outcome == outcome) if outcome else there
    found = await SheetRow.count().where(where)
    page = max(1, min(page, -(-found // LEAF)))
    rows = await SheetRow.select().where(where).order_by(SheetRow.number).limit(LEAF).offset((page - 1) * LEAF)
    return Leaf(tuple(_line(row) for row in rows), found, page)


async def refused_lines(actor: Actor, number: UUID) -> list[Line]:
    """All that were not taken. Raises Denied, NotFound."""
    await _row(actor, number)
    there = (SheetRow.imported == number) & SheetRow.outcome.is_in(["refused", "conflict"])
    return [_line(row) for row in await SheetRow.select().where(there).order_by(SheetRow.number)]


async def labels_of(actor: Actor, number: UUID) -> list[str]:
    """As the sheet's header has them. Raises Denied, NotFound."""
    row = await _row(actor, number)
    labels: list[str] = json.loads(row["labels"])
    return labels


async def cells_of(number: UUID, sheet: int) -> Rows:
    """The caller has asked whether the reader may. Raises NotFound."""
    row = (
        await SheetPage.select(SheetPage.cells).where(SheetPage.imported == number, SheetPage.position == sheet).first()
    )
    if row is None:
        raise NotFound
    return CELLS.decode(row["cells"])


async def mapping_for(actor: Actor, subject: str, header: Header) -> list[str]:
    """As this reader had it the last time for such a sheet, else anybody, else as its words propose."""
    rows = await (
        SheetMapping.select(SheetMapping.mapping, SheetMapping.saved_by)
        .where(SheetMapping.subject == subject, SheetMapping.shape == header.shape)
        .order_by(SheetMapping.saved_at, ascending=False)
    )
    own = next((row for row in rows if row["saved_by"] == str(actor)), None)
    saved = own or next(iter(rows), None)
    mapping = json.loads(saved["mapping"]) if saved else proposed(header.labels, subject)
    return fitting(mapping, _codes(actor, subject, header), len(header.labels))


def _codes(actor: Actor, subject: str, header: Header) -> dict[str, tuple[str, str]]:
    return codes_of(subject, header.labels, guarded=may(actor, Directory.CONTACT_WRITE))


def _samples(body: list[tuple[int, list[str]]], at: int) -> tuple[str, ...]:
    """The first different ones, as they will be read: letters of full width are in no font of ours."""
    filled = dict.fromkeys(tidy(row[at]) for _, row in body[:LEAF] if at < len(row))
    return tuple(one for one in filled if one)[:SAMPLED]


async def _row(actor: Actor, number: UUID) -> Mapping[str, Any]:
    require(actor, Directory.IMPORT_WRITE)
    row = await SheetImport.select().where(SheetImport.id == number).first()
    if row is None or row["subject"] not in subjects_of(actor):
        raise NotFound
    found: Mapping[str, Any] = row
    return found


def _line(row: Mapping[str, Any]) -> Line:
    return Line(row["number"], row["outcome"], row["target"], TOLD.decode(row["told"]), row["choice"])


def _known(row: Mapping[str, Any], names: Mapping[str, str], job: Mapping[str, int] | None = None) -> Known:
    tally = json.loads(row["tally"])
    return Known(
        id=row["id"],
        subject=row["subject"],
        file=row["file"],
        state=row["state"],
        doing=row["doing"],
        tally={one: tally[one] for one in OUTCOMES if tally.get(one)},
        kept=tuple(msgspec.json.decode(row["kept"], type=list[Kept])),
        made_at=row["made_at"],
        by=names.get(row["made_by"], row["made_by"].partition(":")[0]),
        changed_at=row["undone_at"] or row["applied_at"] or row["made_at"],
        done=(job or {}).get("done", 0),
        total=(job or {}).get("total", 0),
    )


async def _names(actors: list[str]) -> dict[str, str]:
    """By actor as the journal has it."""
    ids = {one: UUID(one.partition(":")[2]) for one in set(actors) if one.startswith("staff:")}
    known = await names_of(set(ids.values()))
    return {one: known[account] for one, account in ids.items() if account in known}

"""Taking an import back: what it made goes, what it changed is as it was, but for what was changed or is used since."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.journal.commands import Change, record, record_each
from core.journal.facts import Fact
from directory.duplicates.merges.references import keys_to, references_to
from directory.duplicates.subjects import ORGANISATION, PERSON
from directory.imports.applying import ONE_AT_A_TIME, Telling, say_nothing
from directory.imports.facts import RecordTakenBack, SheetUndone
from directory.imports.restoring import restored, untouched
from directory.imports.rows import loading
from directory.imports.rows.houses import texts_of
from directory.imports.rows.persons import lines_of
from directory.imports.rows.stored import TABLES, Row, delete, rows_of, update
from directory.imports.tables import SheetImport, SheetStep
from directory.organisations.facts import ProfileEdited
from directory.organisations.standing.commands import ONE_TREE
from directory.organisations.standing.facts import ParentChanged, SizeRecorded
from directory.organisations.standing.rules import Circle, check_parent
from directory.people.facts import AppointmentChanged, PersonChanged

USED = "SELECT DISTINCT {named}::text AS used FROM {held} WHERE {named} = ANY({{}})"
IN_USE, GONE = "used", "gone"
"""Instead of fields: something points at it since, or it is not there any more."""
OWN = ("directory_import_row", "directory_import_step")


@dataclass(frozen=True, slots=True)
class Step:
    """As it was kept."""

    record: str
    target: str
    subject: str
    before: Row | None
    after: Row


class Kept(msgspec.Struct, frozen=True):
    """What stays: of which record's row, and which fields."""

    record: str
    subject: UUID
    fields: tuple[str, ...]


@dataclass
class Undoing:
    """What is done so far. `now` are the rows as they are, by record and id; `gone` those that were taken away.
    `parents` are what organisations belong to, where an import moved some.
    """

    imported: UUID
    now: Mapping[str, Mapping[str, Row]]
    countries: Mapping[str, str]
    parents: dict[UUID, UUID | None] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    gone: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    facts: list[tuple[Fact, Sequence[Change]]] = field(default_factory=list)

    def keep(self, step: Step, *fields: str) -> None:
        self.kept.append(Kept(step.record, UUID(step.subject), fields))


async def undone(actor: Actor, one: Mapping[str, Any], now: datetime, tell: Telling = say_nothing) -> int:
    """In the caller's transaction, which holds the import's row. How many rows stay."""
    await DB.run_querystring(QueryString(ONE_AT_A_TIME))
    await DB.run_querystring(QueryString(ONE_TREE))
    steps = await _steps(one["id"])
    lands = await loading.lands()
    there = {name: await _now([step.target for step in steps if step.record == name], name) for name in TABLES}
    moved = any(step.before and step.before["parent"] != step.after["parent"] for step in _houses_of(steps))
    parents = {key: house.parent for key, house in (await loading.houses()).items()} if moved else {}
    undoing = Undoing(one["id"], there, {key: code for code, key in lands.ids.items()}, parents)
    for done, name in enumerate(reversed(tuple(TABLES))):
        await tell(done, len(TABLES))
        mine = [step for step in steps if step.record == name]
        for step in (each for each in mine if each.before is not None):
            _restore(step, undoing)
        if name == "organisation":
            await update(name, undoing.changed[name])
        await _remove(name, [step for step in mine if step.before is None], undoing)
        if name != "organisation":
            await update(name, undoing.changed[name])
    await record_each(actor, undoing.facts, now=now)
    values: dict[Any, Any] = {
        SheetImport.state: "undone",
        SheetImport.doing: None,
        SheetImport.kept: msgspec.json.encode(undoing.kept).decode(),
        SheetImport.undone_at: now,
        SheetImport.undone_by: str(actor),
    }
    await SheetImport.update(values).where(SheetImport.id == one["id"])
    await record(actor, SheetUndone(imported=one["id"], kept=len(undoing.kept)), now=now)
    return len(undoing.kept)


async def _steps(imported: UUID) -> list[Step]:
    """The last one first."""
    rows = await SheetStep.select().where(SheetStep.imported == imported).order_by(SheetStep.position, ascending=False)
    return [
        Step(
            row["record"],
            str(row["target"]),
            str(row["subject"]),
            None if row["before"] is None else json.loads(row["before"]),
            json.loads(row["after"]),
        )
        for row in rows
    ]


async def _now(ids: Sequence[str], name: str) -> dict[str, Row]:
    return {row["id"]: row for row in await rows_of(name, [UUID(one) for one in ids], lock=True)}


def _restore(step: Step, undoing: Undoing) -> None:
    here = undoing.now[step.record].get(step.target)
    if here is None or step.before is None:
        undoing.keep(step, GONE)
        return
    before = _where_it_can_be(step, undoing) if step.record == "organisation" else step.before
    back = restored(here, before, step.after)
    if back.kept:
        undoing.keep(step, *back.kept)
    if back.row is not None:
        undoing.changed[step.record].append(back.row)
        undoing.facts.append(_told(step, here, back.row, undoing))


async def _remove(name: str, steps: Sequence[Step], undoing: Undoing) -> None:
    """What is as the import left it, unless something points at it that the import did not bring. What belongs to another
    goes before it.
    """
    same = []
    for step in steps:
        here = undoing.now[name].get(step.target)
        fields = (GONE,) if here is None else untouched(here, step.after)
        if fields:
            undoing.keep(step, *fields)
        else:
            same.append(step)
    while same:
        used = await _used(name, [UUID(step.target) for step in same])
        free = [step for step in same if step.target not in used]
        if not free:
            break
        for step in free:
            undoing.gone[name].append(step.target)
            fact = RecordTakenBack(imported=undoing.imported, subject=UUID(step.subject), what=name)
            undoing.facts.append((fact, ()))
        await delete(name, [UUID(step.target) for step in free])
        same = [step for step in same if step.target in used]
    for step in same:
        undoing.keep(step, IN_USE)


async def _used(name: str, ids: Sequence[UUID]) -> set[str]:
    if not ids:
        return set()
    subject = {"organisation": ORGANISATION, "person": PERSON}.get(name)
    references = await references_to(subject) if subject else await keys_to(TABLES[name]._meta.tablename)
    found: set[str] = set()
    for one in references:
        if one.held in OWN:
            continue
        asked = USED.format(named=f'"{one.named}"', held=f'"{one.held.strip(chr(34))}"')
        values = [one.value(each) for each in ids]
        rows = await DB.run_querystring(QueryString(asked, values))
        found |= {row["used"].removeprefix(one.stem) for row in rows}
    return found


def _houses_of(steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if step.record == "organisation"]


def _where_it_can_be(step: Step, undoing: Undoing) -> Row:
    """What it was before, but for what it belonged to where that is gone, or belongs to it by now: then that stays."""
    before = step.before or {}
    child, parent = UUID(step.target), UUID(before["parent"]) if before["parent"] else None
    if before["parent"] == step.after["parent"]:
        return before
    try:
        check_parent(undoing.parents, child, parent)
    except Circle:
        parent = None
    if parent not in undoing.parents:
        parent = None
    if parent is None and before["parent"]:
        undoing.keep(step, "parent")
        return {**before, "parent": step.after["parent"]}
    undoing.parents[child] = parent
    return before


def _told(step: Step, here: Row, back: Row, undoing: Undoing) -> tuple[Fact, Sequence[Change]]:
    """As if somebody had typed the old words again."""
    subject = UUID(step.subject)
    if step.record == "organisation":
        was, then = (texts_of(row, undoing.countries) | {"kind": row["kind"]} for row in (here, back))
        changes = {name: (was[name], then[name]) for name in was if was[name] != then[name]}
        if not changes:
            sides = [UUID(row["parent"]) if row["parent"] else None for row in (here, back)]
            return ParentChanged(organisation=subject, before=sides[0], after=sides[1]), ()
        return ProfileEdited(organisation=subject, version=back["version"], changes=changes), ()
    if step.record == "size":
        return SizeRecorded(organisation=subject, size=back["size"], begins_on=back["begins_on"]), ()
    if step.record == "person":
        was, then = (lines_of(row, undoing.countries) for row in (here, back))
        told = _changes(was, then, subject)
        return PersonChanged(person=subject, fields=tuple(one.field for one in told)), told
    fields = untouched(here, back)
    return AppointmentChanged(person=subject, appointment=UUID(step.target), fields=fields), ()


def _changes(was: Mapping[str, str], then: Mapping[str, str], person: UUID) -> list[Change]:
    names = [name for name in dict.fromkeys((*was, *then)) if was.get(name) != then.get(name)]
    return [Change(name, was.get(name), then.get(name), person) for name in names]

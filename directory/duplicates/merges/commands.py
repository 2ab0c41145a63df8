"""Making one record of two, and two of it again: everything that pointed at one points at the other, and back."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from asyncpg.exceptions import IntegrityConstraintViolationError
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from directory.duplicates.facts import MergeUndone, RecordsMerged
from directory.duplicates.merges.lines import UNSEEN, Lines, chosen, differing, lines_of, write
from directory.duplicates.merges.references import Clash, Moved, Reference, move, moved_rows
from directory.duplicates.subjects import Subject
from directory.duplicates.tables import Merge

ROW = "SELECT row_to_json(t)::text AS row FROM {table} t WHERE id = {{}}"
PAIRS = "DELETE FROM {table} WHERE lower = {{}} OR upper = {{}} RETURNING row_to_json({table}.*)::text AS row"
WRITTEN = """
SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS names FROM pg_attribute
WHERE attrelid = {}::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""
BACK = "INSERT INTO {table} ({names}) SELECT {names} FROM json_populate_record(NULL::{table}, {{}}::json)"
DELETE = "DELETE FROM {table} WHERE id = {{}}"


class CannotMerge(Conflict):
    """`clashes` are told one by one beside it."""

    message = mark("Both have something that there may be only one of. Settle that first, then merge.")

    def __init__(self, clashes: tuple[Clash, ...] = ()) -> None:
        self.clashes = clashes
        super().__init__()


class NotToBeTakenApart(Conflict):
    message = mark("This merge cannot be taken apart any more: what it needs has been changed or removed since.")


class _TakenBack(Exception):
    """Nothing of a trial stays."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a merge would do: the lines of both, rows that would move, and what stands in the way."""

    survivor: Lines
    gone: Lines
    moved: tuple[Moved, ...]
    clashes: tuple[Clash, ...]

    @property
    def differing(self) -> list[str]:
        return [name for name in differing(self.survivor, self.gone) if name not in UNSEEN]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which of the two stays, and of each line that differs whose counts (`left`: the survivor's, `right`)."""

    survivor: UUID
    gone: UUID
    taken: Mapping[str, str]


async def merge(actor: Actor, subject: Subject, wish: Wish, *, now: datetime) -> UUID:
    """The merge's own id. Raises Denied, NotFound, CannotMerge, Invalid; nothing has changed then."""
    require(actor, subject.write)
    async with transaction():
        first, second = sorted((wish.survivor, wish.gone))
        known = {one: await lines_of(subject, one) for one in (first, second)}
        row = await _row(subject, wish.gone)
        pairs = await DB.run_querystring(QueryString(PAIRS.format(table=subject.pair_table), wish.gone, wish.gone))
        moved, clashes = await move(subject, wish.gone, wish.survivor)
        if clashes:
            raise CannotMerge(tuple(clashes))
        await DB.run_querystring(QueryString(DELETE.format(table=subject.table), wish.gone))
        before = known[wish.survivor]
        after = chosen(before, known[wish.gone], wish.taken)
        await write(actor, subject, wish.survivor, after, now=now)
        names = differing(before, after)
        code = row.get("code") or str(wish.gone)
        done = Merge(
            id=uuid4(),
            kind=subject.kind,
            survivor=wish.survivor,
            gone=wish.gone,
            code=code,
            row=json.dumps(row),
            pairs=json.dumps([json.loads(one["row"]) for one in pairs]),
            moved=json.dumps([_told(one) for one in moved]),
            before=json.dumps({name: before.get(name, "") for name in names}),
            after=json.dumps({name: after.get(name, "") for name in names}),
            merged_at=now,
            merged_by=str(actor),
        )
        await Merge.insert(done)
        rows = sum(len(one.keys) for one in moved)
        fact = RecordsMerged(survivor=wish.survivor, gone=wish.gone, code=code, rows=rows)
        await record(actor, fact, now=now)
    return done.id


async def tried(actor: Actor, subject: Subject, survivor: UUID, gone: UUID) -> Tried:
    """Moves what would move, and takes it back. Raises Denied, NotFound."""
    require(actor, subject.write)
    found: list[Tried] = []
    with suppress(_TakenBack):
        async with transaction():
            known = await lines_of(subject, survivor), await lines_of(subject, gone)
            moved, clashes = await move(subject, gone, survivor)
            found.append(Tried(*known, tuple(moved), tuple(clashes)))
            raise _TakenBack
    return found[0]


async def undo(actor: Actor, subject: Subject, number: UUID, *, now: datetime) -> int:
    """How many lines and rows stay with the survivor, since they were changed after the merge. What was added to the
    survivor since stays with it. Raises Denied, NotFound, NotToBeTakenApart.
    """
    require(actor, subject.write)
    async with transaction():
        one = await _undoable(subject, number)
        try:
            async with transaction():
                kept = await _apart(actor, subject, one, now)
        except (IntegrityConstraintViolationError, NotFound) as error:
            raise NotToBeTakenApart from error
        await Merge.update({Merge.undone_at: now, Merge.undone_by: str(actor)}).where(Merge.id == number)
        fact = MergeUndone(survivor=one["survivor"], gone=one["gone"], code=one["code"], kept=kept)
        await record(actor, fact, now=now)
    return kept


async def _apart(actor: Actor, subject: Subject, one: Mapping[str, Any], now: datetime) -> int:
    survivor, gone = one["survivor"], one["gone"]
    lines = await lines_of(subject, survivor)
    await _put_back(subject.table, one["row"])
    kept = 0
    for told in json.loads(one["moved"]):
        reference = Reference(told["held"], told["named"], told["key"], told["stem"])
        back = await moved_rows(reference, from_=survivor, to=gone, only=told["keys"])
        kept += len(told["keys"]) - len(back)
    for pair in json.loads(one["pairs"]):
        with suppress(IntegrityConstraintViolationError):  # the other of the pair may be gone, or it was found again
            async with transaction():
                await _put_back(subject.pair_table, json.dumps(pair))
    restored, stay = _restored(lines, json.loads(one["before"]), json.loads(one["after"]))
    await write(actor, subject, survivor, restored, now=now)
    return kept + stay


async def _put_back(table: str, row: str) -> None:
    """As it was; what the database makes of its columns by itself it makes again."""
    names = (await DB.run_querystring(QueryString(WRITTEN, table)))[0]["names"]
    await DB.run_querystring(QueryString(BACK.format(table=table, names=names), row))


def _restored(lines: Lines, before: Lines, after: Lines) -> tuple[Lines, int]:
    """What the merge wrote and nobody has changed since is as it was; the rest stays, and is counted."""
    unchanged = [name for name in after if lines.get(name, "") == after[name]]
    return {**lines, **{name: before[name] for name in unchanged}}, len(after) - len(unchanged)


async def _undoable(subject: Subject, number: UUID) -> Mapping[str, Any]:
    one = await Merge.select().where(Merge.id == number, Merge.kind == subject.kind).first().lock_rows("UPDATE")
    if one is None:
        raise NotFound
    if one["undone_at"] is not None:
        raise NotToBeTakenApart
    found: Mapping[str, Any] = one
    return found


async def _row(subject: Subject, number: UUID) -> dict[str, Any]:
    rows = await DB.run_querystring(QueryString(ROW.format(table=subject.table), number))
    if not rows:
        raise NotFound
    found: dict[str, Any] = json.loads(rows[0]["row"])
    return found


def _told(one: Moved) -> dict[str, Any]:
    reference = one.reference
    return {
        "held": reference.held,
        "named": reference.named,
        "key": reference.key,
        "stem": reference.stem,
        "keys": list(one.keys),
    }

"""Changing a row of a list where it stands, many of them at once, and taking that back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, Refusal, mark
from core.forms.merging import Lines, merged
from core.journal.commands import record
from core.lists.columns import Listed, Looking
from core.lists.facts import RowsChanged, RowsRestored
from core.lists.registry import Editing, editing_of
from core.lists.tables import BulkEdit, BulkRow

MOST = 500
NOT_YOURS = mark("This is not there, or not yours to change.")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one row: how it was `before`, why it was `refused` (a gettext id and its `places` in JSON, empty where it
    was not), and the revision `after`.
    """

    before: str
    refused: str = ""
    places: str = "{}"
    after: int | None = None


class RowMoved(Conflict):
    message = mark("Somebody changed this meanwhile: it is left as it is.")


class TakenBack(Conflict):
    message = mark("This change was taken back already.")


class NothingChosen(Conflict):
    status = 422
    message = mark("Please choose at least one row.")


class TooMany(Conflict):
    status = 422
    message = mark("At most {most} rows are changed at once.")


async def change_row(listed: Listed, looking: Looking, row: UUID, *, mine: Lines, before: Lines, version: int) -> int:
    """The revision it has now. What others changed meanwhile stays. Raises ChangedMeanwhile with what both changed, Denied,
    NotFound, and what the domain refuses.
    """
    editing = _editing(listed, looking)
    async with transaction():
        stand = await editing.locked(looking, row)
        theirs = {name: stand.lines[name] for name in mine}
        after = dict(mine) if stand.version == version else merged(before, mine, theirs)
        changed = {name: line for name, line in after.items() if line != theirs[name]}
        return await editing.write(looking, row, changed, stand.version) if changed else stand.version


async def change_many(
    listed: Listed, looking: Looking, field: str, value: str, rows: Mapping[UUID, int], *, now: datetime
) -> UUID:
    """Its edit's id. Each row from the revision that was seen: one that is refused stays as it is, with the reason, and
    the others are done. Raises Denied, NotFound, NothingChosen, TooMany.
    """
    editing = _editing(listed, looking)
    if not rows:
        raise NothingChosen
    if len(rows) > MOST:
        raise TooMany(most=MOST)
    edit = uuid4()
    async with transaction():
        row = BulkEdit(id=edit, list=listed.name, account=looking.actor.account, field=field, value=value, made_at=now)
        await BulkEdit.insert(row)
        # always in one order: two who change the same rows at once wait for each other, and never both
        made = [await _one(edit, editing, looking, each, {field: value}, rows[each]) for each in sorted(rows)]
        await BulkRow.insert(*made)
        refused = sum(bool(one.refused) for one in made)
        fact = RowsChanged(edit=edit, list=listed.name, field=field, done=len(made) - refused, refused=refused)
        await record(looking.actor, fact, now=now)
    return edit


async def take_back(listed: Listed, looking: Looking, edit: UUID, *, now: datetime) -> None:
    """Whatever nobody has changed since is again as it was. Raises Denied, NotFound, TakenBack."""
    editing = _editing(listed, looking)
    async with transaction():
        mine = (BulkEdit.id == edit) & (BulkEdit.account == looking.actor.account) & (BulkEdit.list == listed.name)
        stored = await BulkEdit.select().where(mine).first().lock_rows("UPDATE")
        if stored is None:
            raise NotFound
        if stored["undone_at"] is not None:
            raise TakenBack
        done = await BulkRow.select().where((BulkRow.edit == edit) & (BulkRow.refused == "")).order_by(BulkRow.row)
        left = 0
        for one in done:
            made = await _attempt(editing, looking, one["row"], {stored["field"]: one["before"]}, one["version"])
            values: dict[Any, Any] = {BulkRow.undone: not made.refused, BulkRow.left: made.refused}
            await BulkRow.update({**values, BulkRow.places: made.places}).where(BulkRow.id == one["id"])
            left += bool(made.refused)
        await BulkEdit.update({BulkEdit.undone_at: now}).where(BulkEdit.id == edit)
        await record(looking.actor, RowsRestored(edit=edit, done=len(done) - left, left=left), now=now)


async def _one(edit: UUID, editing: Editing, looking: Looking, row: UUID, lines: Lines, version: int) -> BulkRow:
    made = await _attempt(editing, looking, row, lines, version)
    told: dict[str, Any] = {
        "before": made.before,
        "refused": made.refused,
        "places": made.places,
        "version": made.after,
    }
    return BulkRow(id=uuid4(), edit=edit, row=row, **told)


async def _attempt(editing: Editing, looking: Looking, row: UUID, lines: Lines, version: int) -> Attempt:
    """In a savepoint of its own."""
    before = ""
    try:
        async with transaction():
            stand = await editing.locked(looking, row)
            before = next(stand.lines[name] for name in lines)
            if stand.version != version:
                raise RowMoved
            changed = {name: line for name, line in lines.items() if stand.lines[name] != line}
            after = await editing.write(looking, row, changed, version) if changed else version
    except NotFound:
        return Attempt(before, NOT_YOURS)
    except Refusal as refusal:
        return Attempt(before, refusal.message, _places(refusal.parameters.items()))
    return Attempt(before, after=after)


def _places(parameters: Iterable[tuple[str, object]]) -> str:
    return msgspec.json.encode({name: str(value) for name, value in parameters}).decode()


def _editing(listed: Listed, looking: Looking) -> Editing:
    editing = editing_of(listed)
    if editing is None:
        raise NotFound
    require(looking.actor, editing.permission)
    return editing

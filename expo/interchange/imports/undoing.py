"""Taking an import back: every row as it was, but for what was edited since, which stays and is said."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.commitments.rules import NOT_TWICE
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.journal.commands import record
from core.live.notices import tell
from expo.editions.queries import held
from expo.editions.tables import Edition, Origin
from expo.interchange.commands import ProgrammeInMotion
from expo.interchange.imports.facts import ImportUndone
from expo.interchange.imports.queries import report_in
from expo.interchange.imports.removing import released_since, remove_sessions, remove_unused, sessions_to_go
from expo.interchange.imports.restoring import restored, without
from expo.interchange.imports.rules import NotToBeUndone
from expo.interchange.imports.steps import RowStep
from expo.interchange.imports.tables import Import, ImportStep
from expo.interchange.reconcile.applying import apply
from expo.interchange.reconcile.known import called
from expo.interchange.reconcile.loading import stored_edition
from expo.interchange.reconcile.stored import StoredEdition
from expo.interchange.report import Stayed
from expo.permissions import Expo
from expo.programme.edits.commands import SUBJECT


async def undo_import(actor: Actor, *, edition: str, number: UUID, now: datetime) -> int:
    """How many rows stay, since they were edited or are used since. Raises Denied, NotFound, NotToBeUndone, and
    ProgrammeInMotion when a room or a person was promised in the same moment.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        row = await held(edition)
        one = await _applied(row, number)
        stored, steps = await stored_edition(row), await _steps(number)
        gone = await sessions_to_go(stored, steps, since=one["applied_at"])
        back = restored(without(stored, gone), steps, gone, str(actor))
        async with refusing({NOT_TWICE: ProgrammeInMotion()}):
            await remove_sessions(stored, gone)
            await apply(back.plan, stored, actor, now=now)
        stay = await remove_unused(stored, steps)
        made = {(step.kind, step.target) for step in steps if step.kind == "session" and step.before is None}
        kept = {*back.kept, *stay, *(where for where in made if where[1] not in gone)}
        await _origins(row, msgspec.json.decode(one["origins"]), {target for _, target in kept})
        await _ended(actor, row, one, await _stayed(stored, kept, made, one["applied_at"]), now)
        await tell(f"{SUBJECT}:{row.slug}")
    return len(kept)


async def _applied(edition: Edition, number: UUID) -> Mapping[str, Any]:
    one = await Import.select().where(Import.id == number, Import.edition == edition.id).first().lock_rows("UPDATE")
    if one is None:
        raise NotFound
    if one["state"] != "applied":
        raise NotToBeUndone
    found: Mapping[str, Any] = one
    return found


async def _steps(number: UUID) -> list[RowStep]:
    rows = await ImportStep.select().where(ImportStep.imported == number)
    return [
        RowStep(
            kind=row["kind"],
            target=row["target"],
            before=None if row["before"] is None else msgspec.json.decode(row["before"]),
            after=None if row["after"] is None else msgspec.json.decode(row["after"]),
            person=row["person"],
        )
        for row in rows
    ]


async def _origins(edition: Edition, origins: list[list[Any]], stay: set[UUID]) -> None:
    """Keys stand for what they stood for, with the words that the files before had said. The key of a row that stays
    goes on standing for it.
    """
    for kind, key, target, said in origins:
        there = (Origin.edition == edition.id) & (Origin.kind == kind) & (Origin.key == key)
        row = await Origin.select(Origin.target).where(there).first()
        if target is None:
            if row is not None and row["target"] not in stay:
                await Origin.delete().where(there)
            continue
        words = None if said is None else msgspec.json.encode(said).decode()
        if row is None:
            await Origin.insert(
                Origin(id=uuid4(), edition=edition.id, kind=kind, key=key, target=UUID(target), said=words)
            )
        else:
            await Origin.update({Origin.target: UUID(target), Origin.said: words}).where(there)


async def _stayed(
    stored: StoredEdition, kept: Collection[tuple[str, UUID]], made: Collection[tuple[str, UUID]], since: datetime
) -> tuple[Stayed, ...]:
    """In words, for whoever looks for what is gone: sessions first."""
    released = await released_since(stored.id, since)
    found = []
    for where in sorted(kept, key=lambda one: (one[0] != "session", one)):
        kind: Any = where[0]
        row = stored.rows.get(kind, {}).get(where[1])
        name = called(row.fields) if row is not None and kind != "speaker" else ""
        found.append(Stayed(kind=kind, name=name, released=released and where in made))
    return tuple(found)


async def _ended(
    actor: Actor, edition: Edition, one: Mapping[str, Any], stayed: tuple[Stayed, ...], now: datetime
) -> None:
    report = msgspec.structs.replace(report_in(one), stayed=stayed)
    values: dict[Any, Any] = {Import.state: "undone", Import.undone_at: now, Import.undone_by: str(actor)}
    values[Import.report] = msgspec.json.encode(report).decode()
    await Import.update(values).where(Import.id == one["id"])
    await record(actor, ImportUndone(edition=edition.id, imported=one["id"], kept=len(stayed)), now=now)

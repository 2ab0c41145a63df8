"""Carrying out what was decided about a file, with a step for every row; at once or by a worker."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.actor import Actor
from core.journal.commands import record
from expo.editions.tables import Edition
from expo.interchange.commands import Progress, Wished, loaded, print_nothing
from expo.interchange.imports.facts import ImportApplied
from expo.interchange.imports.rules import Choices, without_people
from expo.interchange.imports.steps import RowStep, steps_between
from expo.interchange.imports.tables import Import, ImportStep
from expo.interchange.parsed import Programme
from expo.interchange.reconcile.loading import stored_edition
from expo.interchange.reconcile.stored import StoredEdition
from expo.interchange.report import as_json

KIND = "expo.imports.apply"
ROWS_A_STATEMENT = 2_000


async def applied(
    actor: Actor,
    edition: Edition,
    one: Mapping[str, Any],
    choices: Choices,
    now: datetime,
    progress: Progress = print_nothing,
) -> None:
    """In the caller's transaction, which holds the edition's row. Raises ProgrammeInMotion."""
    programme = msgspec.json.decode(one["programme"], type=Programme)
    before = await stored_edition(edition)
    wish = Wished(programme, one["withdraw"], choices.decisions)
    report = await loaded(actor, edition, wish, now=now, progress=progress)
    after = await stored_edition(edition)
    await _steps(one["id"], steps_between(before, after))
    await Import.update(
        {
            Import.state: "applied",
            Import.programme: None,
            Import.report: as_json(without_people(report)).decode(),
            Import.moved: "[]",
            Import.choices: msgspec.json.encode(choices).decode(),
            Import.origins: json.dumps(_origins(before, after)),
            Import.applied_at: now,
            Import.applied_by: str(actor),
        }
    ).where(Import.id == one["id"])
    await record(actor, ImportApplied(edition=edition.id, imported=one["id"]), now=now)


async def _steps(imported: UUID, steps: list[RowStep]) -> None:
    rows = [
        ImportStep(
            id=uuid4(),
            imported=imported,
            kind=step.kind,
            target=step.target,
            person=step.person,
            before=None if step.before is None else json.dumps(step.before),
            after=None if step.after is None else json.dumps(step.after),
        )
        for step in steps
    ]
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        await ImportStep.insert(*rows[first : first + ROWS_A_STATEMENT])


def _origins(before: StoredEdition, after: StoredEdition) -> list[list[Any]]:
    """(kind, key, row, words) as they were, of every key that stands for another row or has other words now."""
    found = []
    for where in dict.fromkeys((*after.origins, *before.origins)):
        was = (before.origins.get(where), before.said.get(where))
        if was != (after.origins.get(where), after.said.get(where)):
            found.append([*where, str(was[0]) if was[0] else None, was[1]])
    return found

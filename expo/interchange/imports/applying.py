"""Carrying out what was decided about a file, with a step for every row; at once or by a worker."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
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
from expo.interchange.report import Report, as_json

KIND = "expo.imports.apply"
ROWS_A_STATEMENT = 2_000


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a file: `steps` of every row that is another now, `origins` as an import keeps them."""

    report: Report
    steps: list[RowStep]
    origins: list[list[Any]]


async def brought(
    actor: Actor, edition: Edition, wish: Wished, *, now: datetime, progress: Progress = print_nothing
) -> Brought:
    """In the caller's transaction, which holds the edition's row. Raises ProgrammeInMotion."""
    before = await stored_edition(edition)
    report = await loaded(actor, edition, wish, now=now, progress=progress)
    after = await stored_edition(edition)
    return Brought(report, steps_between(before, after), _origins(before, after))


async def applied(
    actor: Actor,
    edition: Edition,
    one: Mapping[str, Any],
    choices: Choices,
    now: datetime,
    progress: Progress = print_nothing,
) -> None:
    """As `brought`, of what was looked at before."""
    programme = msgspec.json.decode(one["programme"], type=Programme)
    wish = Wished(programme, one["withdraw"], choices.decisions)
    done = await brought(actor, edition, wish, now=now, progress=progress)
    await write_down(actor, edition, one["id"], done, choices, now)


async def write_down(
    actor: Actor, edition: Edition, imported: UUID, done: Brought, choices: Choices, now: datetime
) -> None:
    """Keeps of the import what taking it back needs, and no word of people's."""
    await _steps(imported, done.steps)
    await Import.update(
        {
            Import.state: "applied",
            Import.programme: None,
            Import.report: as_json(without_people(done.report)).decode(),
            Import.moved: "[]",
            Import.choices: msgspec.json.encode(choices).decode(),
            Import.origins: json.dumps(done.origins),
            Import.applied_at: now,
            Import.applied_by: str(actor),
        }
    ).where(Import.id == imported)
    await record(actor, ImportApplied(edition=edition.id, imported=imported), now=now)


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

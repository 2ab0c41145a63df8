"""Loading a programme file into an edition: one transaction, and a report that says what became of every row."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from asyncpg.exceptions import ExclusionViolationError

from core.actor import Actor
from core.commitments.rules import NOT_TWICE
from core.db.transaction import transaction
from core.errors import Conflict, mark
from core.journal.commands import record
from core.live.notices import tell
from expo.editions.queries import held
from expo.editions.tables import Edition
from expo.interchange.parsed import Programme
from expo.interchange.reconcile.applying import apply
from expo.interchange.reconcile.editing import editors
from expo.interchange.reconcile.loading import stored_edition
from expo.interchange.reconcile.minting import Minting
from expo.interchange.reconcile.plan import Plan
from expo.interchange.reconcile.planning import plan
from expo.interchange.reconcile.stored import StoredEdition
from expo.interchange.reconcile.weighing import Decisions
from expo.interchange.report import Report, report_on
from expo.programme.edits.commands import SUBJECT
from expo.programme.facts import ProgrammeImported

ATTEMPTS = 5
Progress = Callable[[str], None]


def print_nothing(stage: str) -> None:
    """For those who do not watch; `stage` is what would be shown."""


class ProgrammeInMotion(Conflict):
    message = mark("Rooms and people are being promised faster than the file can be loaded. Nothing was changed.")


class _TriedError(Exception):
    """Leaves the transaction of a trial."""


@asynccontextmanager
async def trial() -> AsyncIterator[None]:
    """A transaction that is rolled back at its end: everything is done, nothing remains."""
    with suppress(_TriedError):
        async with transaction():
            yield
            raise _TriedError


@dataclass(frozen=True, slots=True)
class Wished:
    """What is to be loaded, and what people have decided about it."""

    programme: Programme
    withdraw_missing: bool = False
    decisions: Decisions = field(default_factory=Decisions)


async def import_programme(
    actor: Actor,
    *,
    edition: str,
    programme: Programme,
    now: datetime,
    dry_run: bool = False,
    withdraw_missing: bool = False,
    decisions: Decisions | None = None,
    progress: Progress = print_nothing,
) -> Report:
    """Rows that a rule refuses are lines of the report, all others are written. A dry run does the same and rolls back.

    Raises NoSuchEdition, ProgrammeInMotion.
    """
    wish = Wished(programme, withdraw_missing, decisions or Decisions())
    async with trial() if dry_run else transaction():
        row = await held(edition)
        progress("comparing")
        done = await reconciled(actor, row, wish, now, progress=progress)
        by = await editors(row.id, in_dispute(done))
    return report_on(done, edition=edition, dry_run=dry_run, withdrawn=withdraw_missing, names=by)


async def loaded(
    actor: Actor,
    edition: Edition,
    wish: Wished,
    *,
    now: datetime,
    progress: Progress = print_nothing,
) -> Report:
    """In the caller's transaction, which holds the edition's row. Raises ProgrammeInMotion."""
    progress("comparing")
    done = await reconciled(actor, edition, wish, now, progress=progress)
    return await _told_of(done, edition, wish, dry_run=False)


async def planned_now(actor: Actor, edition: Edition, wish: Wished) -> Report:
    """What would become of every row, without doing it."""
    stored = await stored_edition(edition)
    done = plan(
        wish.programme,
        stored,
        _minting(stored),
        actor=actor,
        withdraw_missing=wish.withdraw_missing,
        decisions=wish.decisions,
    )
    return await _told_of(done, edition, wish, dry_run=True)


async def _told_of(done: Plan, edition: Edition, wish: Wished, *, dry_run: bool) -> Report:
    by = await editors(edition.id, in_dispute(done))
    return report_on(done, edition=edition.slug, dry_run=dry_run, withdrawn=wish.withdraw_missing, names=by)


def in_dispute(planned: Plan) -> set[UUID]:
    """Rows on which file and desk differ."""
    steps = (*planned.things, *(session.step for session in planned.sessions))
    mine = {step.id for step in steps if any(one.verdict != "taken" for one in step.weighed)}
    return mine | {one.target for one in planned.aside if one.target is not None and one.weighed}


async def reconciled(actor: Actor, edition: Edition, wish: Wished, now: datetime, *, progress: Progress) -> Plan:
    """The constraint has the last word: a promise that somebody made meanwhile is seen by the next plan, which refuses
    the row that it forbids. All rows are written together each time, so that two sessions may swap their hours.
    """
    for _ in range(ATTEMPTS):
        stored = await stored_edition(edition)
        planned = plan(
            wish.programme,
            stored,
            _minting(stored),
            actor=actor,
            withdraw_missing=wish.withdraw_missing,
            decisions=wish.decisions,
        )
        progress("writing")
        try:
            async with transaction():
                await apply(planned, stored, actor, now=now)
                told = _told(planned, stored)
                await record(actor, *told, now=now)
                if told:
                    await tell(f"{SUBJECT}:{edition.slug}")
        except ExclusionViolationError as error:
            if error.constraint_name != NOT_TWICE:
                raise
        else:
            return planned
    raise ProgrammeInMotion


def _minting(stored: StoredEdition) -> Minting:
    return Minting({kind: {row.code for row in rows.values()} for kind, rows in stored.rows.items()})


def _told(planned: Plan, stored: StoredEdition) -> list[ProgrammeImported]:
    """Nothing when nothing changed: a second run leaves no trace."""
    outcomes = [session.step.outcome for session in planned.sessions]
    touched = any(step.outcome != "unchanged" for step in planned.things) or planned.withdrawn or planned.released
    if not touched and all(outcome == "unchanged" for outcome in outcomes):
        return []
    return [
        ProgrammeImported(
            edition=stored.id,
            origin=planned.origin,
            created=outcomes.count("created"),
            updated=outcomes.count("updated"),
            unchanged=outcomes.count("unchanged"),
            refused=len(planned.refused),
            missing=len(planned.missing),
        )
    ]

"""Doing what rows of a sheet do, many in one statement; a row that the database refuses takes no other with it."""

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID, uuid4

from asyncpg.exceptions import IntegrityConstraintViolationError
from msgspec.json import encode

from core.db.transaction import transaction
from core.errors import mark
from directory.imports.rows.belonging import NOT_MADE
from directory.imports.rows.outcomes import Plan
from directory.imports.rows.stored import OF_WHOM, TABLES, Row, insert, rows_of, update
from directory.imports.rows.wanted import Wrong
from directory.imports.tables import SheetStep
from directory.organisations.rules import CodeTaken
from directory.organisations.standing.rules import IdentifierTaken, SizedThatDay
from directory.people.appointments.rules import HeldAlready
from directory.people.contacts.rules import ThereAlready

MOVES_ASIDE = frozenset({"size"})
"""Of these what was there ends before what is new begins, so it is written first."""
AT_A_TIME, ROWS_A_STATEMENT = 500, 2_000
REFUSED = {
    "directory_organisation_code_key": ("code", CodeTaken.message),
    "directory_organisation_parent_fkey": ("parent", NOT_MADE),
    "directory_size_class_one_a_day": ("size", SizedThatDay.message),
    "directory_identifier_once": ("brn", IdentifierTaken.message),
    "directory_appointment_once": ("title", HeldAlready.message),
    "directory_contact_once": ("mail", ThereAlready.message),
}
"""By constraint, which field it is about and what is said of it."""
NOT_TAKEN = mark("The directory does not take this row: it contradicts another record ({constraint}).")
Telling = Callable[[int], Awaitable[None]]


async def write(plans: Sequence[Plan], tell: Telling) -> None:
    """Those that have something to write; one that cannot be written becomes refused."""
    writing = sorted((plan for plan in plans if plan.writes), key=lambda plan: plan.depth)
    for first in range(0, len(writing), AT_A_TIME):
        await _write(writing[first : first + AT_A_TIME])
        await tell(min(first + AT_A_TIME, len(writing)))


async def _write(plans: Sequence[Plan]) -> None:
    try:
        async with transaction():
            for record in TABLES:
                for act in (update, insert) if record in MOVES_ASIDE else (insert, update):
                    await act(record, _rows(plans, record, made=act is insert))
    except IntegrityConstraintViolationError as error:
        if len(plans) == 1:
            _refuse(plans[0], error.constraint_name or "")
            return
        half = len(plans) // 2
        await _write(plans[:half])
        await _write(plans[half:])


def _rows(plans: Sequence[Plan], record: str, *, made: bool) -> list[Row]:
    if made:
        return [row for plan in plans for kind, row in plan.inserts if kind == record]
    return [row for plan in plans for kind, _, row in plan.updates if kind == record]


def _refuse(plan: Plan, constraint: str) -> None:
    name, message = REFUSED.get(constraint, ("name", NOT_TAKEN))
    lines = plan.wanted.lines
    value = lines.get(name, "")
    plan.refuse(Wrong(name, message, value, {"constraint": constraint, "code": lines.get("code", "")}))


async def keep_steps(imported: UUID, plans: Sequence[Plan]) -> None:
    """Each row as it was and as it is now, in the order in which it was written."""
    steps = [one for plan in plans if plan.writes for one in _steps(plan)]
    now = {record: await _now(record, [row["id"] for kind, _, row in steps if kind == record]) for record in TABLES}
    rows = [
        SheetStep(
            id=uuid4(),
            imported=imported,
            position=position,
            record=record,
            target=UUID(row["id"]),
            subject=UUID(row[OF_WHOM[record]]),
            before=None if before is None else encode(before).decode(),
            after=encode(now[record][row["id"]]).decode(),
        )
        for position, (record, before, row) in enumerate(steps)
    ]
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        await SheetStep.insert(*rows[first : first + ROWS_A_STATEMENT])


def _steps(plan: Plan) -> list[tuple[str, Row | None, Row]]:
    return [*((kind, None, row) for kind, row in plan.inserts), *plan.updates]


async def _now(record: str, ids: Sequence[str]) -> dict[str, Row]:
    return {row["id"]: row for row in await rows_of(record, [UUID(one) for one in ids])}

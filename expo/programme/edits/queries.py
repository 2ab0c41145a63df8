"""The steps of editing an edition, the latest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.errors import NotFound
from expo.editions.facts import EditionCloned
from expo.programme.edits.states import State, What, decode
from expo.programme.tables import Edit
from i18n.text import Translated, required

SHOWN = 12
TAKEN_OUT = """
SELECT DISTINCT ON (s.code) s.code,
       (extract(epoch FROM (d.before ->> 'end')::timestamptz - (d.before ->> 'begin')::timestamptz) / 60)::int AS minutes
FROM expo_edit d JOIN expo_session s ON s.id = (d.before ->> 'session')::uuid
WHERE d.edition = {} AND d.what = 'slot' AND d.after IS NULL ORDER BY s.code, d.number DESC
"""
MADE = """
SELECT n.at, n.actor, e.slug, e.name FROM core_entry n JOIN expo_edition e ON e.id = (n.payload ->> 'like')::uuid
WHERE n.record = {} AND n.kind = {} ORDER BY n.id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """The earlier edition, by slug, that one was made from, when and by whom."""

    at: datetime
    actor: str
    slug: str
    name: Translated


@dataclass(frozen=True, slots=True)
class Step:
    """`actor` as the journal has it; `undone` when a later step took it back."""

    number: int
    at: datetime
    actor: str
    what: What
    target: UUID
    before: State | None
    after: State | None
    undoes: int | None
    undone: bool

    @property
    def can_go_back(self) -> bool:
        """A session that was made is not unmade: it is cancelled, or stays without a place."""
        return not self.undone and not (self.what == "session" and self.before is None)


async def latest_steps(edition: UUID, *, limit: int = SHOWN) -> list[Step]:
    rows = await Edit.select().where(Edit.edition == edition).order_by(Edit.number, ascending=False).limit(limit)
    undone = await _undone(edition, [row["number"] for row in rows])
    return [_step(row, row["number"] in undone) for row in rows]


async def find_origin(edition: UUID) -> Origin | None:
    """What its programme begins with: the copy writes no steps."""
    rows = await DB.run_querystring(QueryString(MADE, edition, EditionCloned.kind))
    return Origin(**{**rows[0], "name": required(rows[0]["name"])}) if rows else None


async def step_numbered(edition: UUID, number: int) -> Step:
    """Raises NotFound."""
    row = await Edit.select().where(Edit.edition == edition, Edit.number == number).first()
    if row is None:
        raise NotFound
    return _step(row, bool(await _undone(edition, [number])))


async def steps_since(edition: UUID, number: int, target: UUID) -> list[Step]:
    """Those of one thing after step `number`, the latest first."""
    rows = (
        await Edit.select()
        .where(Edit.edition == edition, Edit.target == target, Edit.number > number)
        .order_by(Edit.number, ascending=False)
    )
    return [_step(row, undone=False) for row in rows]


async def lengths_before(edition: UUID) -> dict[str, int]:
    """Minutes, by code of the session, of what was last taken out of its place: so long it is to be when it comes back."""
    rows = await DB.run_querystring(QueryString(TAKEN_OUT, edition))
    return {row["code"]: row["minutes"] for row in rows}


async def _undone(edition: UUID, numbers: list[int]) -> set[int]:
    if not numbers:
        return set()
    rows = await Edit.select(Edit.undoes).where(Edit.edition == edition, Edit.undoes.is_in(numbers))
    return {row["undoes"] for row in rows}


def _step(row: dict[str, Any], undone: bool) -> Step:
    what: What = row["what"]
    return Step(
        number=row["number"],
        at=row["at"],
        actor=row["actor"],
        what=what,
        target=row["target"],
        before=decode(what, row["before"]),
        after=decode(what, row["after"]),
        undoes=row["undoes"],
        undone=undone,
    )

"""What a machine could draft in a place, whether it may, and what came of it."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from i18n.machine.rules import may_be_sent
from i18n.machine.tables import MachineAllowance
from i18n.workbench.queries import Board
from i18n.workbench.registry import Item, contents
from i18n.workbench.rules import queue

KIND = "i18n.machine.draft"
LATEST = """
SELECT DISTINCT ON (arguments::jsonb->>'language') id, arguments::jsonb->>'language' AS language, state, done, total,
    trouble, result FROM core_job
WHERE kind = {} AND arguments::jsonb->>'place' = {} ORDER BY arguments::jsonb->>'language', asked_at DESC, id
"""


@dataclass(frozen=True, slots=True)
class Run:
    """The latest for a language; `refused` are texts that were not kept: where each stands, and why not."""

    job: UUID
    state: str
    done: int
    total: int
    trouble: str | None
    drafted: int
    left: int
    refused: tuple[dict[str, Any], ...]

    @property
    def is_over(self) -> bool:
        return self.state not in ("queued", "running")


async def is_allowed(place: str) -> bool:
    return await MachineAllowance.exists().where(MachineAllowance.place == place)


def missing(board: Board, language: str) -> list[Item]:
    """What readers see next first; without what is never sent."""
    kinds = dict(contents().kinds)
    lines = queue(board.lines[language], "missing")
    return [one.item for one in lines if one.item.text.source != language and may_be_sent(one.item, kinds)]


async def runs_of(place: str) -> dict[str, Run]:
    """By language."""
    rows = await DB.run_querystring(QueryString(LATEST, KIND, place))
    return {row["language"]: _run(row) for row in rows}


def _run(row: dict[str, Any]) -> Run:
    result = json.loads(row["result"]) if isinstance(row["result"], str) else row["result"] or {}
    return Run(
        row["id"],
        row["state"],
        row["done"],
        row["total"],
        row["trouble"],
        result.get("drafted", 0),
        result.get("refused", 0),
        tuple(result.get("why", ())),
    )

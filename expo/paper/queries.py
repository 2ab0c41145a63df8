"""Which paper there is, from which release, and what is being set."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from expo.paper.tables import Print

KIND = "expo.paper.set"
KEPT = "SELECT kind, language, number, made_at, length(octets) AS size FROM expo_print WHERE edition = {}"
RUNNING = """
SELECT id, arguments, state, done, total, trouble FROM core_job
WHERE kind = {} AND state IN ('queued', 'running') ORDER BY asked_at, id
"""
Sheet = tuple[str, str]
"""A kind of paper and the code of a language."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`number` is its release, `size` in bytes."""

    kind: str
    language: str
    number: int
    made_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A job that is not over: which sheets are its, and how many of them are done."""

    job: UUID
    number: int
    sheets: tuple[Sheet, ...]
    done: int
    state: str
    trouble: str | None

    @property
    def left(self) -> frozenset[Sheet]:
        return frozenset(self.sheets[self.done :])


async def kept_of(edition: UUID) -> dict[Sheet, Kept]:
    rows = await DB.run_querystring(QueryString(KEPT, edition))
    return {(row["kind"], row["language"]): Kept(**row) for row in rows}


async def octets_of(edition: UUID, sheet: Sheet) -> tuple[int, bytes] | None:
    """With the number of its release."""
    mine = (Print.edition == edition) & (Print.kind == sheet[0]) & (Print.language == sheet[1])
    row = await Print.select(Print.number, Print.octets).where(mine).first()
    return (row["number"], row["octets"]) if row else None


async def settings_of(edition: UUID) -> list[Setting]:
    """The first that was asked for first."""
    rows = await DB.run_querystring(QueryString(RUNNING, KIND))
    return [_setting(row, asked) for row in rows if (asked := json.loads(row["arguments"]))["edition"] == str(edition)]


def _setting(row: dict[str, Any], asked: dict[str, Any]) -> Setting:
    sheets = tuple((kind, language) for kind, language in asked["sheets"])
    return Setting(row["id"], asked["number"], sheets, row["done"], row["state"], row["trouble"])

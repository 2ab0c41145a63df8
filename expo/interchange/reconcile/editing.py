"""Who edited what at the desk, as the journal tells it: for files' words that were not kept, and for names beside edits."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB

EDITS = """
SELECT e.record, e.actor, e.at, e.kind, e.payload
FROM core_entry e
WHERE e.record = ANY({}) AND NOT EXISTS (
    SELECT 1 FROM core_entry i
    WHERE i.record = {} AND i.kind = 'expo.programme.programme_imported' AND i.at = e.at AND i.actor = e.actor)
ORDER BY e.id
"""
PEOPLE = ("staff:", "attendee:", "exhibitor:", "service:", "anonymous:")
"""A file is loaded by the system or from the command line; all others have edited."""
PLACED = ("expo.programme.session_placed", "expo.programme.session_moved", "expo.programme.session_unplaced")


async def touched(edition: UUID, targets: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """By row, the fields that people have edited: `slots` for places."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for row in await _edits(edition, targets):
        if row["actor"].startswith(PEOPLE):
            found[row["record"]].update(_fields(row))
    return {target: frozenset(fields) for target, fields in found.items()}


async def editors(edition: UUID, targets: Collection[UUID]) -> dict[UUID, str]:
    """By row, who edited it last (`staff:<account>`), whatever of it."""
    return {row["record"]: row["actor"] for row in await _edits(edition, targets)}


async def _edits(edition: UUID, targets: Collection[UUID]) -> list[dict[str, Any]]:
    if not targets:
        return []
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(EDITS, list(set(targets)), edition))
    return rows


def _fields(row: Mapping[str, Any]) -> list[str]:
    payload = row["payload"] if isinstance(row["payload"], dict) else json.loads(row["payload"])
    if row["kind"].startswith(PLACED):
        return ["slots"]
    return list(payload.get("fields") or ([payload["field"]] if "field" in payload else []))

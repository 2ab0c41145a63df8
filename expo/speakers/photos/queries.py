"""Portraits of an edition's speakers, as they are now."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.files.parts import WHOLE
from core.files.tables import StoredPart
from expo.releases.snapshot import Snapshot
from expo.speakers.photos.rules import NAMELESS, SMALL, Portrait, without_gone
from expo.speakers.photos.slots import PORTRAIT
from expo.speakers.tables import Speaker

SHOWN = """
SELECT DISTINCT p.sha256 FROM core_file_part p JOIN core_file f ON f.id = p.file
WHERE f.slot = {} AND f.ended_at IS NULL AND f.published_at IS NOT NULL AND p.name = {}
"""
ERASED = """
SELECT DISTINCT p.id FROM directory_person p JOIN expo_speaker s ON s.person = p.id WHERE p.names = {}::jsonb
"""


async def shown_portraits() -> frozenset[str]:
    """The addresses, in the small size, of all that nobody has taken back: a release may name others."""
    return frozenset(row["sha256"] for row in await DB.run_querystring(QueryString(SHOWN, PORTRAIT.name, SMALL)))


async def erased_speakers() -> frozenset[str]:
    """The ids of those who were erased since they stood in a programme: a release may still say who they were."""
    return frozenset(str(row["id"]) for row in await DB.run_querystring(QueryString(ERASED, json.dumps(NAMELESS))))


async def as_readers_see(snapshot: Snapshot) -> Snapshot:
    """A release without what is no longer shown of it."""
    return without_gone(snapshot, await shown_portraits(), await erased_speakers())


async def portraits_of(edition: UUID) -> Mapping[UUID, Portrait]:
    """By speaker."""
    return await _portraits(Speaker.edition == edition)


async def portrait_of(speaker: UUID) -> Portrait | None:
    return (await _portraits(Speaker.id == speaker)).get(speaker)


async def _portraits(where: Any) -> dict[UUID, Portrait]:
    """Of a file that was taken away or erased nothing is shown."""
    live = where & Speaker.photo.is_not_null() & Speaker.photo.ended_at.is_null()
    rows = await Speaker.select(Speaker.id, Speaker.photo, Speaker.photo_credit).where(live)
    if not rows:
        return {}
    wanted = StoredPart.file.is_in([row["photo"] for row in rows]) & StoredPart.name.is_in([SMALL, WHOLE])
    parts = await StoredPart.select(StoredPart.file, StoredPart.name, StoredPart.sha256).where(wanted)
    there = {(part["file"], part["name"]): part["sha256"] for part in parts}
    return {
        row["id"]: Portrait(row["photo"], there[row["photo"], SMALL], there[row["photo"], WHOLE], row["photo_credit"])
        for row in rows
        if (row["photo"], SMALL) in there and (row["photo"], WHOLE) in there
    }

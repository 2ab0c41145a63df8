"""Releasing the programme: the one act that changes what the public sees."""

import hashlib
from datetime import datetime
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.live.notices import tell
from expo.editions.queries import held
from expo.editions.tables import Edition
from expo.permissions import Expo
from expo.releases import comparison
from expo.releases.draft import draft_of
from expo.releases.facts import ProgrammeReleased, ProgrammeRestored
from expo.releases.queries import latest_release, release_numbered
from expo.releases.rules import as_draft, freeze
from expo.releases.snapshot import Snapshot, encode
from expo.releases.tables import Release
from i18n.text import Translated, to_json

SUBJECT = "editions"


async def release_programme(
    actor: Actor, *, edition: str, name: str, now: datetime, note: Translated | None = None
) -> Snapshot:
    """Freezes today's draft as the next release; every process shows it within a second of the commit.

    Raises Denied, NotFound for an unknown slug, NoDates, NothingToRelease. Two at once: one waits for the other.
    """
    require(actor, Expo.RELEASE_WRITE)
    async with transaction():
        row = await held(edition)
        snapshot, release = await _released(actor, row, await draft_of(row), name=name, note=note, now=now)
        fact = ProgrammeReleased(edition=row.id, release=release.id, number=snapshot.number)
        await record(actor, fact, now=now)
        await tell(f"{SUBJECT}:{edition}")
    return snapshot


async def restore_release(actor: Actor, *, edition: str, number: int, name: str, now: datetime) -> Snapshot:
    """Shows an earlier release again, as a new one: calendars are told of each change back. The draft stays as it is.

    Raises Denied, NotFound, NothingToRelease.
    """
    require(actor, Expo.RELEASE_WRITE)
    async with transaction():
        row = await held(edition)
        earlier = as_draft(await release_numbered(row.id, number))
        snapshot, release = await _released(actor, row, earlier, name=name, note=None, now=now)
        fact = ProgrammeRestored(edition=row.id, release=release.id, number=snapshot.number, earlier=number)
        await record(actor, fact, now=now)
        await tell(f"{SUBJECT}:{edition}")
    return snapshot


async def _released(
    actor: Actor, row: Edition, draft: Snapshot, *, name: str, note: Translated | None, now: datetime
) -> tuple[Snapshot, Release]:
    previous = await latest_release(row.id)
    snapshot = freeze(draft, previous, name=name, now=now)
    frozen = encode(snapshot)
    release = Release(
        id=uuid4(),
        edition=row.id,
        number=snapshot.number,
        name=name,
        released_at=now,
        released_by=str(actor),
        digest=hashlib.sha256(frozen).hexdigest(),
        snapshot=frozen.decode(),
        changes=comparison.encode(comparison.compare(previous, snapshot)),
        note=to_json(note),
    )
    await Release.insert(release)
    return snapshot, release

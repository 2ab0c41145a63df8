"""Releasing the programme: the one act that changes what the public sees."""

import hashlib
from datetime import datetime
from uuid import uuid4

from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.live.notices import tell
from expo.editions.queries import edition_called
from expo.editions.tables import Edition
from expo.releases.draft import draft_of
from expo.releases.facts import ProgrammeReleased
from expo.releases.queries import latest_release
from expo.releases.rules import freeze
from expo.releases.snapshot import Snapshot, encode
from expo.releases.tables import Release

SUBJECT = "editions"


async def release_programme(actor: Actor, *, edition: str, name: str, now: datetime) -> Snapshot:
    """Freezes today's draft as the next release; every process shows it within a second of the commit.

    Raises NotFound for an unknown slug, NoDates, NothingToRelease. Two at once: one waits for the other.
    """
    async with transaction():
        row = await edition_called(edition)
        await Edition.select(Edition.id).where(Edition.id == row.id).lock_rows("UPDATE")
        snapshot = freeze(await draft_of(row), await latest_release(row.id), name=name, now=now)
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
        )
        await Release.insert(release)
        await record(actor, ProgrammeReleased(edition=row.id, release=release.id, number=snapshot.number), now=now)
        await tell(f"{SUBJECT}:{edition}")
    return snapshot

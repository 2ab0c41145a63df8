"""What readers are told of a session in letters: its title and hour as they were last released, never as they are edited."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from expo.releases.queries import release_called
from expo.releases.snapshot import Snapshot
from expo.releases.tables import Release
from i18n.text import Translated

MOST = 8
_known: dict[UUID, Mapping[str, tuple[Translated, datetime | None]]] = {}
"""By release, which never changes once it is made; the latest few."""


async def published(edition: str, session: str) -> tuple[Translated, datetime | None] | None:
    """By the edition's slug and the session's code: the title, and when it begins first. None before it was released."""
    latest = (
        await Release.select(Release.id)
        .where(Release.edition.slug == edition)
        .order_by(Release.number, ascending=False)
        .first()
    )
    if latest is None:
        return None
    if latest["id"] not in _known:
        while len(_known) >= MOST:
            del _known[next(iter(_known))]
        _known[latest["id"]] = _told(await release_called(latest["id"]))
    return _known[latest["id"]].get(session)


def _told(snapshot: Snapshot) -> dict[str, tuple[Translated, datetime | None]]:
    begins: dict[str, list[tuple[bool, datetime]]] = {}
    for slot in snapshot.slots:
        begins.setdefault(slot.session, []).append((slot.status == "cancelled", slot.begin))
    return {
        one.code: (one.title, min(begins[one.code])[1] if one.code in begins else None) for one in snapshot.sessions
    }

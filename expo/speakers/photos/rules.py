"""What a portrait must be, and what is kept of one beside its pixels; pure."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace

from core.errors import Conflict, mark
from expo.releases.snapshot import FrozenSpeaker, Snapshot

LEAST_SIDE = 400
SMALL = "256.webp"
LONGEST_CREDIT = 120
NAMELESS = {"und": "–"}
"""As erasure leaves the names of a person (`core.privacy.registry.NAMELESS`)."""


class NoPhoto(Conflict):
    message = mark("There is no photo any more.")


def without_gone(snapshot: Snapshot, shown: Collection[str], erased: Collection[str]) -> Snapshot:
    """The release as readers may still see it, without portraits that are not `shown` any more and without what it says
    of those who were `erased`; the release itself stays as it was written down.
    """
    return replace(snapshot, speakers=tuple(_left(one, shown, erased) for one in snapshot.speakers))


def _left(one: FrozenSpeaker, shown: Collection[str], erased: Collection[str]) -> FrozenSpeaker:
    if one.id in erased:
        return FrozenSpeaker(id=one.id, code=one.code, names=NAMELESS)
    return one if one.photo is None or one.photo.small in shown else replace(one, photo=None)


@dataclass(frozen=True, slots=True)
class Portrait:
    """`small` and `large` are the addresses of the content (SHA-256); `credit` is who took it."""

    file: UUID
    small: str
    large: str
    credit: str

"""What a portrait must be, and what is kept of one beside its pixels; pure."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace

from core.errors import Conflict, mark
from expo.releases.snapshot import Snapshot

LEAST_SIDE = 400
SMALL = "256.webp"
LONGEST_CREDIT = 120


class NoPhoto(Conflict):
    message = mark("There is no photo any more.")


def without_gone(snapshot: Snapshot, shown: Collection[str]) -> Snapshot:
    """The release as readers may still see it, without portraits that are not `shown` any more; the release itself stays
    as it was written down.
    """
    left = (
        one if one.photo is None or one.photo.small in shown else replace(one, photo=None) for one in snapshot.speakers
    )
    return replace(snapshot, speakers=tuple(left))


@dataclass(frozen=True, slots=True)
class Portrait:
    """`small` and `large` are the addresses of the content (SHA-256); `credit` is who took it."""

    file: UUID
    small: str
    large: str
    credit: str

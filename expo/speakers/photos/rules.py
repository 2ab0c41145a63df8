"""What a portrait must be, and what is kept of one beside its pixels; pure."""

from dataclasses import dataclass
from uuid import UUID

from core.errors import Conflict, mark

LEAST_SIDE = 400
SMALL = "256.webp"
LONGEST_CREDIT = 120


class NoPhoto(Conflict):
    message = mark("There is no photo any more.")


@dataclass(frozen=True, slots=True)
class Portrait:
    """`small` and `large` are the addresses of the content (SHA-256); `credit` is who took it."""

    file: UUID
    small: str
    large: str
    credit: str

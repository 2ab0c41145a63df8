"""What a step on the board did to each reservation: enough to tell of it and to take it back."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

import msgspec

Act = Literal["give", "move", "swap", "release", "confirm", "undo"]


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A reservation before and after a step: its booths and its state, empty where it was not there yet. `revision` is the
    reservation's afterwards: whoever changes it later makes another one.
    """

    reservation: UUID
    exhibitor: UUID
    before: tuple[str, ...] = ()
    was: str = ""
    after: tuple[str, ...] = ()
    state: str = ""
    revision: int = 0


def encode(changes: Sequence[Placed]) -> str:
    """For a JSONB column."""
    return msgspec.json.encode(changes).decode()


def decode(stored: str) -> tuple[Placed, ...]:
    """Raises msgspec.ValidationError for what no step wrote."""
    return msgspec.json.decode(stored, type=tuple[Placed, ...])

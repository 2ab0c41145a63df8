"""What a thing of the floor was before and after a step of drawing: enough to put it back."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

import msgspec

from expo.floor.geometry.points import Outline, Point
from expo.floor.plans.snapshot import Crossing, FeatureKind, Kind
from i18n.text import Translated

Act = Literal["put", "row", "split", "merge", "retire", "remove", "import", "restore", "undo"]


class GroundState(msgspec.Struct, frozen=True, kw_only=True, tag="ground"):
    hall: UUID
    outline: Outline


class BoothState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="booth"):
    """`lineage`: the booths that it was split from or merged of."""

    hall: UUID
    number: str
    kind: Kind = "shell"
    polygon: Outline
    lineage: tuple[UUID, ...] = ()


class FeatureState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="feature"):
    """`shape` is one point or an outline."""

    hall: UUID
    kind: FeatureKind
    shape: Outline
    name: Translated | None = None
    room: UUID | None = None
    stepped: bool = False
    slope: float | None = None


class ConnectionState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="connection"):
    kind: Crossing
    first: UUID
    first_at: Point
    then: UUID
    then_at: Point
    metres: int
    slope: float | None = None


State = GroundState | BoothState | FeatureState | ConnectionState


class Change(msgspec.Struct, frozen=True):
    """One thing from one state to another; None is that it is not there. A booth that goes is retired, its row stays."""

    target: UUID
    before: State | None
    after: State | None

    @property
    def back(self) -> "Change":
        return Change(self.target, self.after, self.before)


def encode(changes: Sequence[Change]) -> str:
    """For a JSONB column."""
    return msgspec.json.encode(changes).decode()


def decode(stored: str) -> tuple[Change, ...]:
    """Raises msgspec.ValidationError for what no step wrote."""
    return msgspec.json.decode(stored, type=tuple[Change, ...])

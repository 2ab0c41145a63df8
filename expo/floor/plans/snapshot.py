"""What a published plan froze: every hall with its booths and features, complete without the database."""

from datetime import datetime
from typing import Literal

import msgspec

from expo.floor.geometry.points import Outline, Point
from i18n.text import Translated

Kind = Literal["shell", "raw", "other"]
FeatureKind = Literal[
    "aisle",
    "wall",
    "entrance",
    "exit",
    "stage",
    "restroom",
    "accessible_restroom",
    "lift",
    "stairs",
    "escalator",
    "information",
    "first_aid",
    "prayer_room",
    "cafe",
    "charging",
]
Crossing = Literal["passage", "ramp", "lift", "stairs", "escalator"]


class Struct(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Field names are the keys of the stored JSON: renaming one is a migration of every plan."""


class FrozenBooth(Struct, frozen=True, kw_only=True):
    """`label` is the point deepest inside, `room` how far from there the nearest side is; `area` in m². `open_sides`
    counts those that one can walk up to.
    """

    id: str
    number: str
    kind: Kind = "shell"
    polygon: Outline
    area: float
    label: Point
    room: float
    open_sides: int = 0


class FrozenFeature(Struct, frozen=True, kw_only=True):
    """`shape` is a point or an outline; `stage` the code of the room whose stage this is; `slope` in percent."""

    id: str
    kind: FeatureKind
    shape: Outline
    name: Translated | None = None
    stage: str | None = None
    stepped: bool = False
    slope: float | None = None


class FrozenFloor(Struct, frozen=True, kw_only=True):
    """A hall measured out; `code` is the one it has in the programme."""

    code: str
    name: Translated
    outline: Outline
    booths: tuple[FrozenBooth, ...] = ()
    features: tuple[FrozenFeature, ...] = ()


class FrozenConnection(Struct, frozen=True, kw_only=True):
    """A way between two halls, by their codes."""

    id: str
    kind: Crossing
    first: str
    first_at: Point
    then: str
    then_at: Point
    metres: int
    slope: float | None = None


class Plan(Struct, frozen=True, kw_only=True):
    """`number` counts the edition's published plans from 1; 0 is the drawing of the moment."""

    number: int
    published_at: datetime
    halls: tuple[FrozenFloor, ...]
    connections: tuple[FrozenConnection, ...] = ()


def encode(plan: Plan) -> bytes:
    """The same plan always gives the same bytes."""
    return msgspec.json.encode(plan)


def decode(stored: str | bytes) -> Plan:
    """Raises msgspec.ValidationError for what no version of this shape could be."""
    return msgspec.json.decode(stored, type=Plan)

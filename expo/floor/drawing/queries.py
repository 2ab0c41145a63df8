"""The floor of an edition as it is drawn now, whole, and the steps that led there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from core.db.transaction import one_moment
from core.errors import NotFound
from expo.editions.tables import Edition
from expo.floor.drawing.rules import NothingToUndo
from expo.floor.drawing.states import (
    Act,
    BoothState,
    Change,
    ConnectionState,
    FeatureState,
    GroundState,
    State,
    decode,
)
from expo.floor.geometry.points import Outline, Point
from expo.floor.tables import Booth, Connection, Feature, FloorStep, Ground
from expo.venues.tables import Hall, Room
from i18n.text import Translated, from_json, required

SHOWN = 12
LOOKED_THROUGH = 200
Keys = tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class HallNamed:
    id: UUID
    code: str
    name: Translated


@dataclass(frozen=True, slots=True)
class Drawing:
    """`things` by id: grounds, live booths, features and connections. `halls` in the order of the programme."""

    edition: Edition
    halls: tuple[HallNamed, ...]
    rooms: Mapping[UUID, str]
    things: Mapping[UUID, State]

    @property
    def booths(self) -> dict[UUID, BoothState]:
        return {key: one for key, one in self.things.items() if isinstance(one, BoothState)}

    def hall(self, code: str) -> UUID:
        """Raises NotFound."""
        found = next((one.id for one in self.halls if one.code == code), None)
        if found is None:
            raise NotFound
        return found

    def ground(self, hall: UUID) -> tuple[UUID, GroundState] | None:
        """Its id and state; None before the hall was measured out."""
        found = ((key, one) for key, one in self.things.items() if isinstance(one, GroundState) and one.hall == hall)
        return next(found, None)

    def booth(self, number: str) -> tuple[UUID, BoothState]:
        """Raises NotFound."""
        found = next(((key, one) for key, one in self.booths.items() if one.number == number), None)
        if found is None:
            raise NotFound
        return found


@dataclass(frozen=True, slots=True)
class Step:
    """`actor` as the journal has it; `undone` when a later step took it back."""

    number: int
    at: datetime
    actor: str
    act: Act
    changes: tuple[Change, ...]
    undoes: int | None
    undone: bool


@one_moment()
async def drawing_of(edition: Edition) -> Drawing:
    """Six queries, however much is drawn."""
    halls = await Hall.objects().where(Hall.edition == edition.id).order_by(Hall.position).order_by(Hall.code)
    rooms = await Room.select(Room.id, Room.code).where(Room.edition == edition.id)
    things: dict[UUID, State] = {}
    for row in await Ground.select().where(Ground.edition == edition.id):
        things[row["id"]] = GroundState(hall=row["hall"], outline=_read(row["outline"], Outline))
    of_edition = (Booth.edition == edition.id) & Booth.retired_at.is_null()
    for row in await Booth.select().where(of_edition).order_by(Booth.number):
        things[row["id"]] = _booth(row)
    for row in await Feature.select().where(Feature.edition == edition.id).order_by(Feature.kind).order_by(Feature.id):
        things[row["id"]] = _feature(row)
    for row in await Connection.select().where(Connection.edition == edition.id).order_by(Connection.id):
        things[row["id"]] = _connection(row)
    named = tuple(HallNamed(row.id, row.code, required(row.name)) for row in halls)
    return Drawing(edition, named, {row["id"]: row["code"] for row in rooms}, things)


async def latest_steps(edition: UUID, *, limit: int = SHOWN) -> list[Step]:
    rows = (
        await FloorStep.select()
        .where(FloorStep.edition == edition)
        .order_by(FloorStep.number, ascending=False)
        .limit(limit)
    )
    undone = await _undone(edition)
    return [_step(row, undone) for row in rows]


async def step_numbered(edition: UUID, number: int) -> Step:
    """Raises NotFound."""
    row = await FloorStep.select().where(FloorStep.edition == edition, FloorStep.number == number).first()
    if row is None:
        raise NotFound
    return _step(row, await _undone(edition))


async def own_latest(edition: UUID, actor: str) -> Step:
    """The latest step of this actor's own that may be taken back. Raises NothingToUndo."""
    steps = await latest_steps(edition, limit=LOOKED_THROUGH)
    found = next((one for one in steps if one.actor == actor and not one.undone and one.undoes is None), None)
    if found is None:
        raise NothingToUndo
    return found


async def last_number(edition: UUID) -> int:
    """0 before the first step."""
    steps = FloorStep.select(FloorStep.number).where(FloorStep.edition == edition)
    row = await steps.order_by(FloorStep.number, ascending=False).first()
    return row["number"] if row else 0


async def _undone(edition: UUID) -> set[int]:
    taken_back = (FloorStep.edition == edition) & FloorStep.undoes.is_not_null()
    return {row["undoes"] for row in await FloorStep.select(FloorStep.undoes).where(taken_back)}


def _step(row: dict[str, Any], undone: set[int]) -> Step:
    return Step(
        number=row["number"],
        at=row["at"],
        actor=row["actor"],
        act=row["act"],
        changes=decode(row["changes"]),
        undoes=row["undoes"],
        undone=row["number"] in undone,
    )


def _booth(row: dict[str, Any]) -> BoothState:
    return BoothState(
        hall=row["hall"],
        number=row["number"],
        kind=row["kind"],
        polygon=_read(row["polygon"], Outline),
        lineage=_read(row["lineage"], Keys),
    )


def _feature(row: dict[str, Any]) -> FeatureState:
    return FeatureState(
        hall=row["hall"],
        kind=row["kind"],
        shape=_read(row["shape"], Outline),
        name=from_json(row["name"]),
        room=row["room"],
        stepped=row["stepped"],
        slope=None if row["slope"] is None else float(row["slope"]),
    )


def _connection(row: dict[str, Any]) -> ConnectionState:
    return ConnectionState(
        kind=row["kind"],
        first=row["first"],
        first_at=_read(row["first_at"], Point),
        then=row["then"],
        then_at=_read(row["then_at"], Point),
        metres=row["metres"],
        slope=None if row["slope"] is None else float(row["slope"]),
    )


def _read(stored: str, shape: Any) -> Any:
    return msgspec.json.decode(stored, type=shape)

"""Writing halls and rooms of an edition, many at once; inside the caller's transaction."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from expo.venues.tables import Hall, Room, Way
from i18n.text import to_json

Fields = Mapping[str, Any]


async def add_halls(edition: UUID, halls: Sequence[tuple[UUID, str, Fields]], *, first: int) -> None:
    """(id, code, fields) of each; `first` is the position of the first of them."""
    rows = (
        Hall(id=key, edition=edition, code=code, name=to_json(fields["name"]), position=first + place)
        for place, (key, code, fields) in enumerate(halls)
    )
    await Hall.insert(*rows)


async def add_rooms(edition: UUID, rooms: Sequence[tuple[UUID, str, Fields]], *, first: int) -> None:
    """(id, code, fields) of each; `first` is the position of the first of them."""
    made = (
        Room(
            id=key,
            edition=edition,
            code=code,
            name=to_json(fields["name"]),
            hall=fields["hall"],
            capacity=fields["capacity"],
            parallel=fields["parallel"],
            position=first + place,
        )
        for place, (key, code, fields) in enumerate(rooms)
    )
    await Room.insert(*made)


async def change_hall(hall: UUID, fields: Fields) -> None:
    await Hall.update({Hall.name: to_json(fields["name"])}).where(Hall.id == hall)


async def change_room(room: UUID, fields: Fields) -> None:
    await Room.update(
        {
            Room.name: to_json(fields["name"]),
            Room.hall: fields["hall"],
            Room.capacity: fields["capacity"],
            Room.parallel: fields["parallel"],
        }
    ).where(Room.id == room)


async def forget_ways(hall: UUID) -> None:
    """Before the hall goes."""
    await Way.delete().where((Way.first == hall) | (Way.then == hall))

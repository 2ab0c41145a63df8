"""Where a board leads back to: the day of what was moved, and the hall that shows it, where one hall is looked at."""

from urllib.parse import urlencode
from uuid import UUID

from expo.venues.tables import Room

MOST_ROOMS = 40
"""An edition with more is always looked at hall by hall."""


async def board_with(edition: str, *, day: str, hall: str, room: str = "", card: UUID | None = None) -> str:
    """`hall` is the one that was looked at, empty for all of them; what now lies in another one is followed there."""
    rows = await Room.select(Room.code, Room.hall.code.as_alias("hall")).where(Room.edition.slug == edition)
    halls = {row["code"]: row["hall"] or "" for row in rows}
    narrowed = bool(hall) or len(rows) > MOST_ROOMS
    asked = {"day": day, "hall": halls.get(room, hall) if narrowed else ""}
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"/desk/{edition}/programme{'?' if said else ''}{said}{f'#card-{card}' if card else ''}"

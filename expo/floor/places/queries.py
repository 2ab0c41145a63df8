"""Reading where halls stand."""

from collections.abc import Mapping
from uuid import UUID

from expo.floor.places.rules import Place
from expo.floor.places.tables import HallPlace


async def places_of(edition: UUID) -> Mapping[str, Place]:
    """By the hall's code."""
    code = HallPlace.hall.code.as_alias("code")
    columns = (code, HallPlace.latitude, HallPlace.longitude, HallPlace.bearing, HallPlace.level)
    rows = await HallPlace.select(*columns).where(HallPlace.edition == edition)
    return {
        row["code"]: Place(float(row["latitude"]), float(row["longitude"]), float(row["bearing"]), row["level"])
        for row in rows
    }

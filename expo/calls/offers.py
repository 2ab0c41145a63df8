"""What an edition has to choose from: its tracks and its formats."""

from uuid import UUID

from expo.programme.tables import Format, Track
from i18n.text import Translated, required

Choices = dict[str, Translated]
"""Names by code, in their order."""


async def tracks_of(edition: UUID) -> Choices:
    rows = await Track.select(Track.code, Track.name).where(Track.edition == edition).order_by(Track.position)
    return {row["code"]: required(row["name"]) for row in rows}


async def formats_of(edition: UUID) -> Choices:
    rows = await Format.select(Format.code, Format.name).where(Format.edition == edition).order_by(Format.position)
    return {row["code"]: required(row["name"]) for row in rows}

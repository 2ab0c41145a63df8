"""Reading who stands behind an edition, for those who arrange it."""

from dataclasses import dataclass
from uuid import UUID

from expo.exhibitors.bodies.rules import PART_NAMES
from expo.exhibitors.tables import Body
from i18n.text import Translated, required


@dataclass(frozen=True, slots=True)
class Standing:
    """An organisation in one part; `code` is the organisation's."""

    id: UUID
    part: str
    code: str
    name: Translated


async def bodies_of(edition: UUID) -> dict[str, list[Standing]]:
    """By part, in order; every part is there."""
    of = Body.organisation
    columns = (Body.id, Body.part, of.code.as_alias("code"), of.name.as_alias("name"))
    rows = await Body.select(*columns).where(Body.edition == edition).order_by(Body.position).order_by(of.code)
    found: dict[str, list[Standing]] = {part: [] for part in PART_NAMES}
    for row in rows:
        found[row["part"]].append(Standing(row["id"], row["part"], row["code"], required(row["name"])))
    return found

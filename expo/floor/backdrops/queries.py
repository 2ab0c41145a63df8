"""Reading the picture under a hall, for who may see the drawing."""

from dataclasses import dataclass
from uuid import UUID

from expo.floor.backdrops.rules import Lying, sight_lines
from expo.floor.backdrops.tables import Backdrop


@dataclass(frozen=True, slots=True)
class Shown:
    """`opacity` in per cent."""

    file: UUID
    lying: Lying
    opacity: int
    hidden: bool

    @property
    def lines(self) -> dict[str, str]:
        """How it is seen, as its form has it."""
        return sight_lines(self.opacity, (self.lying.x, self.lying.y), hidden=self.hidden)


async def backdrop_of(hall: UUID) -> Shown | None:
    """None where nothing lies under it."""
    row = await Backdrop.select().where(Backdrop.hall == hall).first()
    if row is None:
        return None
    lying = Lying(*(row[name] for name in ("x", "y", "width", "depth")))
    return Shown(row["file"], lying, row["opacity"], row["hidden"])

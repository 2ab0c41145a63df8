"""What was found in a file, whatever made it: shapes in the file's own units, y growing downwards; pure."""

from typing import Annotated, Literal

import msgspec

from core.errors import Conflict, mark
from expo.floor.geometry.points import Outline
from expo.floor.imports.naming import as_number

FileKind = Literal["dxf", "svg", "geojson"]
MOST_SHAPES = 20_000
LONGEST_TEXT = 60


class NotAFloor(Conflict):
    message = mark("This file could not be read as a floor plan. It is damaged, or is not what its name says.")


class NotPlain(Conflict):
    message = mark(
        "This drawing is built of XML entities, which may hide other files. Please save it as plain SVG; in Illustrator, "
        "without “Preserve Illustrator Editing Capabilities”."
    )


class NothingInIt(Conflict):
    message = mark("There is no closed shape in this file.")


class TooMuchInIt(Conflict):
    message = mark("There are more than {most} shapes in this file. Please bring one hall at a time.")


class Shape(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`kind` and what follows are said by files that know our words. One point is a place without a size."""

    layer: str = ""
    outline: Outline
    number: str = ""
    kind: str = ""
    name: dict[str, str] | None = None
    stage: str | None = None
    stepped: bool = False
    slope: float | None = None


class Told(msgspec.Struct, frozen=True):
    """What our own files say of a shape; the reader takes nothing longer."""

    kind: Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)] = ""
    name: dict[Annotated[str, msgspec.Meta(max_length=20)], Annotated[str, msgspec.Meta(max_length=200)]] | None = None
    stage: Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)] | None = None
    stepped: bool = False
    slope: float | None = None


class Skipped(msgspec.Struct, frozen=True):
    """`why` is a gettext id."""

    layer: str
    what: str
    why: str


class ReadFile(msgspec.Struct, frozen=True, kw_only=True):
    """`metres` in one unit of the file, 0 when it does not say; `paper` the same on a sheet that was drawn to some scale;
    `degrees` for longitude and latitude (y then is the latitude, turned over); `own` for a file of ours, which lies where
    it lies; `northwards` for metres whose top is the north.
    """

    kind: FileKind
    metres: float = 0.0
    paper: float = 0.0
    northwards: bool = False
    degrees: bool = False
    own: bool = False
    shapes: tuple[Shape, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def layers(self) -> list[str]:
        return list(dict.fromkeys(one.layer for one in self.shapes))


OPEN = mark("It is not closed.")
HOLED = mark("It has a hole.")
NOT_READ = mark("This kind of thing is not read.")


def numbered(shapes: list[Shape], texts: list[tuple[float, float, str]]) -> list[Shape]:
    """With the text that stands inside as its number, for those that have none; of several, the one that reads like one."""
    import shapely  # noqa: PLC0415 -- only behind the limits

    bare = [at for at, one in enumerate(shapes) if not one.number and len(one.outline) >= 3]
    areas = [shapely.Polygon(shapes[at].outline) for at in bare]
    tree = shapely.STRtree(areas)
    found = list(shapes)
    for x, y, text in sorted(texts, key=lambda one: not as_number(one[2])):
        inside = tree.query(shapely.Point(x, y), predicate="intersects").tolist()
        smallest = min(inside, key=lambda one: areas[one].area, default=None)
        if smallest is not None and not found[bare[smallest]].number:
            at = bare[smallest]
            found[at] = msgspec.structs.replace(found[at], number=(as_number(text) or text.strip())[:LONGEST_TEXT])
    return found

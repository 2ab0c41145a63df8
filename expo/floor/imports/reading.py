"""A file of one of the kinds that are read, as shapes; run behind the examiner's limits."""

import msgspec

from expo.floor.geometry.outlines import FARTHEST, bounds
from expo.floor.imports.shapes import MOST_SHAPES, NotAFloor, NothingInIt, ReadFile, TooMuchInIt


def read_floor(kind: str, content: bytes) -> ReadFile:
    """Each reader is loaded when it is needed. Raises NotAFloor, NothingInIt, TooMuchInIt."""
    found = _read(kind, content)
    if not found.shapes:
        raise NothingInIt
    if len(found.shapes) > MOST_SHAPES:
        raise TooMuchInIt(most=MOST_SHAPES)
    return found if found.own or found.degrees else _brought_near(found)


def _brought_near(found: ReadFile) -> ReadFile:
    """Metres of a country count from far away; what is drawn of it begins at 0, 0 then, for people move it by hand."""
    left, top, right, bottom = bounds([one.outline for one in found.shapes])
    if max(map(abs, (left, top, right, bottom))) * (found.metres or 1.0) < FARTHEST or right - left > abs(left):
        return found
    moved = (
        msgspec.structs.replace(one, outline=tuple((x - left, y - top) for x, y in one.outline)) for one in found.shapes
    )
    return msgspec.structs.replace(found, shapes=tuple(moved))


def _read(kind: str, content: bytes) -> ReadFile:
    if kind == "geojson":
        from expo.floor.imports.from_geojson import read_geojson  # noqa: PLC0415

        return read_geojson(content)
    if kind == "svg":
        from expo.floor.imports.from_svg import read_svg  # noqa: PLC0415

        return read_svg(content)
    if kind == "dxf":
        from expo.floor.imports.from_dxf import read_dxf  # noqa: PLC0415

        return read_dxf(content)
    raise NotAFloor

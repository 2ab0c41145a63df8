"""A file of one of the kinds that are read, as shapes; run behind the examiner's limits."""

from expo.floor.imports.shapes import MOST_SHAPES, NotAFloor, NothingInIt, ReadFile, TooMuchInIt


def read_floor(kind: str, content: bytes) -> ReadFile:
    """Each reader is loaded when it is needed. Raises NotAFloor, NothingInIt, TooMuchInIt."""
    found = _read(kind, content)
    if not found.shapes:
        raise NothingInIt
    if len(found.shapes) > MOST_SHAPES:
        raise TooMuchInIt(most=MOST_SHAPES)
    return found


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

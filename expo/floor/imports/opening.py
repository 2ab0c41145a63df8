"""Having a stranger's floor plan read by a program that locks itself in; nothing of it is opened in here."""

import msgspec

from core.files.examination import opened_apart
from core.files.rules import MEGABYTE, FileInfected
from core.files.scanning import State, scanned
from expo.floor.imports.shapes import FileKind, NotAFloor, NothingInIt, NotPlain, ReadFile, TooMuchInIt

LARGEST = 16 * MEGABYTE
KINDS: dict[str, FileKind] = {".dxf": "dxf", ".svg": "svg", ".geojson": "geojson", ".json": "geojson"}
REFUSALS = {one.message: one for one in (NotAFloor, NotPlain, NothingInIt, TooMuchInIt)}


async def opened(kind: FileKind, content: bytes) -> ReadFile:
    """Raises FileInfected, NotAFloor, NotPlain, NothingInIt, TooMuchInIt."""
    if await scanned(content) == State.INFECTED:
        raise FileInfected
    try:
        status, answer = await opened_apart("expo.floor.imports.child", kind, content=content)
    except TimeoutError as error:
        raise NotAFloor from error
    if status == 0:
        return msgspec.json.decode(answer, type=ReadFile)
    if not answer:
        raise NotAFloor
    said = msgspec.json.decode(answer)
    raise REFUSALS[said["message"]](**said["parameters"])

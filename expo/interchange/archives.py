"""Workbooks are zip archives that strangers packed: looked through before anything unpacks or parses them."""

import re
import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from expo.interchange.reading_limits import (
    LARGEST_RATIO,
    LARGEST_UNPACKED,
    MOST_COLUMNS,
    MOST_ENTRIES,
    MOST_ROWS,
    BrokenFile,
    DangerousFile,
    UnknownFormat,
)

SIGNATURE = b"PK\x03\x04"
WORKBOOK = "xl/workbook.xml"
CHUNK = 1 << 16
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    KeyError,
)
_place = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")


def look_through(content: bytes, file: str) -> None:
    """Raises UnknownFormat for an archive that is no workbook, DangerousFile for one that would fill the memory."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if WORKBOOK not in archive.namelist():
                raise UnknownFormat(file=file)
            _check_sizes(entries, len(content), file)
            _check_contents(archive, entries, file)
    except FAULTS as error:
        raise BrokenFile(file=file, reason=str(error) or "no zip archive") from error


def _check_sizes(entries: list[zipfile.ZipInfo], packed: int, file: str) -> None:
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or declared > min(LARGEST_UNPACKED, max(packed, 4096) * LARGEST_RATIO):
        raise DangerousFile(file=file, reason="it unpacks to far more than it is")


def _check_contents(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], file: str) -> None:
    """What an archive declares need not be true: the real sizes are counted, and the real rows and columns."""
    left = LARGEST_UNPACKED
    for entry in entries:
        unpacked = BytesIO()
        with archive.open(entry) as opened:
            while chunk := opened.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise DangerousFile(file=file, reason="it unpacks to far more than it is")
                unpacked.write(chunk)
        if unpacked.getvalue()[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            _check_extent(unpacked, file)


def _check_extent(xml: BytesIO, file: str) -> None:
    xml.seek(0)
    rows = 0
    try:
        for _, element in ElementTree.iterparse(xml, events=("end",), forbid_entities=True, forbid_external=True):
            name = element.tag.rpartition("}")[2]
            rows += name == "row"
            if rows > MOST_ROWS or (name == "c" and _too_far(element.get("r"))):
                raise DangerousFile(file=file, reason="its sheets are far larger than any programme")
            if name in ("c", "row", "si"):
                element.clear()
    except DefusedXmlException as error:
        raise DangerousFile(file=file, reason="it declares entities, as attacks on XML readers do") from error
    except ParseError as error:
        raise BrokenFile(file=file, reason=str(error)) from error


def _too_far(place: str | None) -> bool:
    if place is None:
        return False
    found = _place.match(place)
    return found is None or _number(found[1]) > MOST_COLUMNS or int(found[2]) > MOST_ROWS


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number

"""Tables: workbooks are archives that strangers packed, so they are counted out before anybody reads them."""

import csv
import zipfile
import zlib
from io import BytesIO, StringIO
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from core.files.unfit import NotWhatItSays

MOST_ENTRIES = 500
LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_RATIO = 120
MOST_ROWS = 200_000
LONGEST_CELL = 100_000
CHUNK = 1 << 16
REQUIRED = {"[Content_Types].xml", "xl/workbook.xml"}
LIVE = (".bin", ".vbs", ".js", ".exe", ".dll", ".jar", ".class")
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, KeyError)


def check_workbook(content: bytes) -> None:
    """Raises NotWhatItSays for bombs, macros, entities, and whatever is no workbook."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_list(archive, len(content))
            _check_entries(archive)
    except (*FAULTS, ParseError, DefusedXmlException) as error:
        raise NotWhatItSays(f"{type(error).__name__}: {error}") from error


def _check_list(archive: zipfile.ZipFile, packed: int) -> None:
    entries = archive.infolist()
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or declared > min(LARGEST_UNPACKED, max(packed, 4096) * LARGEST_RATIO):
        raise NotWhatItSays("it unpacks to far more than it is")
    names = [entry.filename for entry in entries]
    if not set(names) >= REQUIRED or len(set(names)) != len(names):
        raise NotWhatItSays("an archive, but no workbook")
    if any(name.lower().endswith(LIVE) or ".." in name or name.startswith("/") for name in names):
        raise NotWhatItSays("it brings programs or points outside of itself")


def _check_entries(archive: zipfile.ZipFile) -> None:
    """What an archive declares need not be true: the octets that really come out are counted."""
    left = LARGEST_UNPACKED
    for entry in archive.infolist():
        with archive.open(entry) as opened:
            while chunk := opened.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise NotWhatItSays("it unpacks to far more than it is")
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as opened:
                for _, element in ElementTree.iterparse(opened, forbid_dtd=True, forbid_external=True):
                    element.clear()


def check_table(content: bytes) -> None:
    """Text in UTF-8, or in the Korean encoding that Excel still writes. Raises NotWhatItSays."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        for number, _row in enumerate(csv.reader(StringIO(_decoded(content), newline=""))):
            if number >= MOST_ROWS:
                raise NotWhatItSays("more rows than any table of ours")
    except csv.Error as error:
        raise NotWhatItSays(str(error)) from error


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotWhatItSays("no text in UTF-8 or CP949")

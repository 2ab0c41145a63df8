"""Office files are archives that strangers packed: they are counted out before anybody reads them."""

import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from core.files.unfit import NotWhatItSays

MOST_ENTRIES = 500
LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_RATIO = 120
CHUNK = 1 << 16
CONTENT_TYPES = "[Content_Types].xml"
LIVE = (".bin", ".vbs", ".js", ".exe", ".dll", ".jar", ".class")
PRINTED = re.compile(r"(?:xl|word|ppt)/printerSettings/printerSettings\d+\.bin")
"""How a program would print it, as every Excel leaves it there: what a driver wrote, run by nobody."""
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, KeyError)

Look = Callable[[str, Element], None]
"""At each element as it ends, with the name of the entry that it is in; raises NotWhatItSays."""


def check_package(content: bytes, holds: Callable[[set[str]], bool], look: Look | None = None) -> None:
    """`holds` says whether an archive with these names is of the kind. Raises NotWhatItSays for bombs, programs, entities,
    and whatever is of another kind.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_list(archive, len(content), holds)
            _check_entries(archive, look)
    except (*FAULTS, ParseError, DefusedXmlException) as error:
        raise NotWhatItSays(f"{type(error).__name__}: {error}") from error


def _check_list(archive: zipfile.ZipFile, packed: int, holds: Callable[[set[str]], bool]) -> None:
    entries = archive.infolist()
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or declared > min(LARGEST_UNPACKED, max(packed, 4096) * LARGEST_RATIO):
        raise NotWhatItSays("it unpacks to far more than it is")
    names = [entry.filename for entry in entries]
    if CONTENT_TYPES not in names or not holds(set(names)) or len(set(names)) != len(names):
        raise NotWhatItSays("an archive, but of another kind")
    if any(_lives(name) or ".." in name or name.startswith("/") for name in names):
        raise NotWhatItSays("it brings programs or points outside of itself")


def _lives(name: str) -> bool:
    return name.lower().endswith(LIVE) and PRINTED.fullmatch(name) is None


def _check_entries(archive: zipfile.ZipFile, look: Look | None) -> None:
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
                    if look is not None:
                        look(entry.filename, element)
                    element.clear()

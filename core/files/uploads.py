"""What somebody sends us: octets, and a name that is only ever shown."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

LONGEST_STEM = 80
NAMELESS = "file"
_unsafe = re.compile(r"[\x00-\x1f\x7f\"'`<>|*?:;%&$#{}~^]")
_blank = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Upload:
    """`name` is what the sender claims: neither the kind nor the place of the file is ever taken from it."""

    name: str
    content: bytes


def cleaned_name(claimed: str, ending: str) -> str:
    """The last part of the claimed path without anything that could disguise or direct, with the ending of the kind
    that the content was found to have.
    """
    last = PurePosixPath(claimed.replace("\\", "/")).name
    shown = "".join(letter for letter in unicodedata.normalize("NFC", last) if unicodedata.category(letter)[0] != "C")
    stem = _blank.sub(" ", _unsafe.sub("", shown)).rpartition(".")
    kept = (stem[0] if stem[1] else stem[2]).strip(" .")[:LONGEST_STEM].strip(" .")
    return f"{kept or NAMELESS}.{ending}"


def disposition(name: str) -> str:
    """RFC 6266: to be saved, never shown; the name in ASCII for old readers and in UTF-8 for all others."""
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"

"""PDF documents: looked at from both ends; they are only ever handed out to be saved, never shown by us."""

import re
import zipfile
from io import BytesIO

from core.files.unfit import NotWhatItSays

TAIL = 2048
MOST_AFTER_THE_END = 16
_head = re.compile(rb"%PDF-[12]\.[0-9][\r\n \t]")
_end = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF")
_start_of_table = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")


def check_document(content: bytes) -> None:
    """A document begins with its version and ends by pointing at its table of contents. Raises NotWhatItSays."""
    if not _head.match(content):
        raise NotWhatItSays("no version at the beginning")
    ends = list(_end.finditer(content, max(0, len(content) - TAIL)))
    if not ends or len(content) - ends[-1].end() > MOST_AFTER_THE_END:
        raise NotWhatItSays("no end where the end should be")
    if not _start_of_table.match(content, int(ends[-1][1])):
        raise NotWhatItSays("its table of contents is not where it says")
    if zipfile.is_zipfile(BytesIO(content)):
        raise NotWhatItSays("an archive is hidden in it")

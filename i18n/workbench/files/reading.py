"""Reading a file that was brought back, whichever format it is in."""

from collections.abc import Callable

import msgspec

from core.errors import Invalid, mark
from core.files.workbooks import SIGNATURE, Calculates
from i18n.workbench.files import po, xliff, xlsx
from i18n.workbench.files.entries import Entry, NotRead

MOST_ENTRIES = 20_000


def as_text(content: bytes, language: str) -> str:
    """As a form carries it from the look to the deed: a text as it is, of a workbook what stands in it. Raises Invalid."""
    if content.startswith(SIGNATURE):
        try:
            return msgspec.json.encode(xlsx.read(content, language)).decode()
        except Calculates as error:
            says = mark("There are formulas in this workbook ({cells}). Put what they show in their place.")
            raise Invalid({"file": says}, cells=str(error)) from error
        except NotRead as error:
            says = mark("This workbook has no sheet with texts of ours in this language.")
            raise Invalid({"file": says}) from error
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise Invalid({"file": mark("This file could not be read.")}) from error


def read(content: bytes) -> list[Entry]:
    """What has both our key and a text. Raises Invalid."""
    try:
        found = _format_of(content)(content)
    except (NotRead, msgspec.MsgspecError) as error:
        raise Invalid({"file": mark("This file could not be read.")}) from error
    if not found or len(found) > MOST_ENTRIES:
        raise Invalid({"file": mark("There are no translations of ours in this file, or far too many.")})
    return found


def _format_of(content: bytes) -> Callable[[bytes], list[Entry]]:
    begins = content.lstrip()[:1]
    return {b"<": xliff.read, b"[": _entries}.get(begins, po.read)


def _entries(content: bytes) -> list[Entry]:
    return msgspec.json.decode(content, type=list[Entry])

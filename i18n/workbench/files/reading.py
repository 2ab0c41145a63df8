"""Reading a file that was brought back, whichever format it is in."""

from core.errors import Invalid, mark
from i18n.workbench.files import po, xliff
from i18n.workbench.files.entries import Entry, NotRead

MOST_ENTRIES = 20_000


def read(content: bytes) -> list[Entry]:
    """What has both our key and a text. Raises Invalid."""
    try:
        found = xliff.read(content) if content.lstrip().startswith(b"<") else po.read(content)
    except NotRead as error:
        raise Invalid({"file": mark("This file could not be read.")}) from error
    if not found or len(found) > MOST_ENTRIES:
        raise Invalid({"file": mark("There are no translations of ours in this file, or far too many.")})
    return found

"""Tables, as workbooks and as text."""

import csv
from io import StringIO

from core.files.kinds import WORKBOOK
from core.files.packages import check_package
from core.files.unfit import NotWhatItSays

MOST_ROWS = 200_000
LONGEST_CELL = 100_000


def check_workbook(content: bytes) -> None:
    """Raises NotWhatItSays for bombs, macros, entities, and whatever is no workbook."""
    check_package(content, lambda names: WORKBOOK in names)


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

"""Sheets are linked one after another: what does not end in one takes the next one with it."""

import re

from tests.conventions.sources import named, sources

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def test_every_sheet_ends_with_its_last_rule() -> None:
    unended = {
        named(path): words
        for path in sources(".css", "assets")
        if (words := COMMENT.sub("", path.read_text("utf-8")).strip()[-60:]) and words[-1] not in "};"
    }
    assert unended == {}

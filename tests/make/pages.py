"""Pages as people read them."""

import re
from html import unescape


def words_of(page: str) -> str:
    """What stands in a page, without its tags and with single blanks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())

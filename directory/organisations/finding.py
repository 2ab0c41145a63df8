"""Is an organisation called this? By any part of a name in any script, by first consonants (초성), by words nearly right."""

from piccolo.querystring import QueryString

from core.db.like import literal
from core.search.words import fold
from i18n.names import INITIALS, PLAIN_INITIALS

SHORTEST = 3
"""Of a word that may be mistyped: of a shorter one, half would be wrong."""


def sought(word: str) -> QueryString:
    """The condition on `directory_organisation` for its code or a name of its to hold the word."""
    letters = word.translate(PLAIN_INITIALS) if all(one in INITIALS for one in word) else fold(word)
    return QueryString("directory_organisation.sought LIKE {}", f"%{literal(letters)}%")


def nearly(word: str) -> QueryString:
    """The same for a word with a mistake in it: enough of its threes of letters stand together (pg_trgm), or it stands there
    once two neighbours of its letters change places.
    """
    if len(word) < SHORTEST:
        return sought(word)
    plain = fold(word)
    swapped = [plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :] for at in range(len(plain) - 1)]
    patterns = [f"%{literal(one)}%" for one in swapped]
    column = "directory_organisation.sought"
    return QueryString(f"({{}} <% {column} OR {column} LIKE ANY({{}}))", plain, patterns)

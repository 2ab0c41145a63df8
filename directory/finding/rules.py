"""From what somebody typed to a question for the indexes of words; pure."""

import re

from core.search.words import CJK, fold
from i18n.names import INITIALS, PLAIN_INITIALS

BETWEEN = re.compile(r"[\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f،؛؟]+")
"""As `directory_words` parts words (migration)."""
LEADS = "".join(map(chr, range(0x1100, 0x1100 + len(INITIALS))))
FOUND_AS = str.maketrans("øłđı" + LEADS, "oldi" + INITIALS.translate(PLAIN_INITIALS))
"""Letters as the index has them: folding makes a first consonant (ㄱ) the beginning of a syllable."""
MOST_WORDS, LONGEST_WORD = 8, 100
"""The database refuses a question with a word above 2,046 bytes; what begins like this is found by less."""
SHORTEST_BEGINNING, FEWEST_INITIALS, SHORTEST_MISSPELT = 2, 2, 4
SHORTEST_JOINED, LONGEST_MISSPELT = 3, 12
_joined = re.compile(f"[{CJK}]")


def words_in(typed: str) -> list[str]:
    """As they are compared, at most eight, each as far as it is looked at."""
    parted = BETWEEN.split(fold(typed.replace("\0", " ")).translate(FOUND_AS))
    return [one[:LONGEST_WORD] for one in parted if one][:MOST_WORDS]


def asked_for(typed: str) -> str:
    """A tsquery: every word begins one of the record's. Empty for what would find everything, or nothing was typed."""
    words = words_in(typed)
    told = [_beginning(one) for one in words]
    return " & ".join(told) if words and all(told) else ""


def nearly(typed: str) -> str:
    """The same for words with one letter too many, missing, wrong or in the other's place; empty where none is long
    enough to tell.
    """
    words = words_in(typed)
    told = [_near(one) or _beginning(one) for one in words]
    return " & ".join(told) if any(map(_near, words)) and all(told) else ""


def address_in(typed: str) -> str:
    """What begins a mail address, in small letters; empty for what is none."""
    given = typed.strip().casefold()
    return given if "@" in given.strip("@") and not any(one.isspace() for one in given) else ""


def _beginning(word: str) -> str:
    if all(one in INITIALS for one in word):
        return f"{_quoted(word)}:*" if len(word) >= FEWEST_INITIALS else ""
    if len(word) < SHORTEST_BEGINNING and not _joined.match(word):
        return _quoted(word)
    return f"{_quoted(word)}:*"


def _near(word: str) -> str:
    shortest = SHORTEST_JOINED if _joined.search(word) else SHORTEST_MISSPELT
    if not shortest <= len(word) <= LONGEST_MISSPELT or any(one.isdigit() for one in word):
        return ""
    lacking = dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))
    exact = [f"{_quoted(word)}:*", _quoted(f"~{word}")]
    return f"({' | '.join([*exact, *(_quoted(part) for one in lacking for part in (one, f'~{one}'))])})"


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"

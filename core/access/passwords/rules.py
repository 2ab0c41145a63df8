"""What a password must be: long, and not what everybody guesses first."""

import re

from core.access.passwords.common import COMMON, OURS
from core.errors import mark

LEAST = {"staff": 15, "exhibitor": 12}
"""Characters (ASVS 5.0, 6.2.1 asks for 8 and recommends 15)."""

MOST_BYTES = 1024
FEWEST_DIFFERENT = 6
SHORTEST_WORD, SHORTEST_ROW = 3, 4

TOO_SHORT = mark("A password needs at least {least} characters. Several unrelated words are easy to remember.")
TOO_LONG = mark("This password is too long: 1,024 bytes are the most.")
TOO_EASY = mark(
    "This password would be guessed early. Please choose one without your name, rows of keys or repetition."
)

_plain = str.maketrans("013457@$!|8", "oieastasilb")
"""p@ssw0rd is password."""
_rows = (
    "abcdefghijklmnopqrstuvwxyz" * 2,
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "!@#$%^&*()",
)
ROWS = (*_rows, *(row[::-1] for row in _rows))
_again = re.compile(r"(.+?)\1+", re.DOTALL)
_year = re.compile("(19|20)[0-9]{2}")


def weakness(password: str, *, kind: str, about: tuple[str, ...]) -> str | None:
    """The gettext id of what is wrong, None when it will do. `about` are the account's own words (name, address).
    No rule of composition: NIST SP 800-63B, 3.1.1.2.
    """
    if len(password.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        return TOO_LONG
    if len(password) < LEAST.get(kind, LEAST["staff"]):
        return TOO_SHORT
    words = sorted({*COMMON, *OURS, *_words(about)}, key=len, reverse=True)
    as_typed = password.casefold()
    left = min(
        (_unforeseen(one, words) for one in (as_typed, as_typed.translate(_plain))), key=lambda one: len(set(one))
    )
    return TOO_EASY if len(set(left)) < FEWEST_DIFFERENT else None


def _unforeseen(text: str, words: list[str]) -> str:
    """What is left of it without the words, years, rows of keys and repetition that programs for guessing begin with."""
    for word in words:
        text = text.replace(word, "")
    return _again.sub(r"\1", _without_rows(_year.sub("", text)))


def _without_rows(text: str) -> str:
    kept, place = [], 0
    while place < len(text):
        end = place + SHORTEST_ROW
        if not _is_row(text[place:end]):
            kept.append(text[place])
            place += 1
            continue
        while end < len(text) and _is_row(text[place : end + 1]):
            end += 1
        place = end
    return "".join(kept)


def _is_row(part: str) -> bool:
    """Neighbours on the keyboard or in the alphabet all the way: abcd, 4321, asdf."""
    return len(part) >= SHORTEST_ROW and any(part in row for row in ROWS)


def _words(about: tuple[str, ...]) -> list[str]:
    """Of a name and an address, each by itself."""
    return [word for word in re.split(r"[\W_]+", " ".join(about).casefold()) if len(word) >= SHORTEST_WORD]

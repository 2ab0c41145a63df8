"""What a password must be: long, and not what everybody guesses first."""

from core.errors import mark

LEAST = {"staff": 15, "exhibitor": 12}
"""Characters (ASVS 5.0, 6.2.1 asks for 8 and recommends 15)."""

MOST_BYTES = 1024
FEWEST_DIFFERENT = 6
GUESSED_FIRST = frozenset(
    {"password", "madang", "qwerty", "letmein", "welcome", "smartcity", "wsce", "admin", "iloveyou"}
)

TOO_SHORT = mark("A password needs at least {least} characters. Several unrelated words are easy to remember.")
TOO_LONG = mark("This password is too long: 1,024 bytes are the most.")
TOO_EASY = mark(
    "This password would be guessed early. Please choose one without your name, rows of keys or repetition."
)


def weakness(password: str, *, kind: str, about: tuple[str, ...]) -> str | None:
    """The gettext id of what is wrong, None when it will do. `about` are the account's own words (name, address).
    No rule of composition: NIST SP 800-63B, 3.1.1.2.
    """
    if len(password.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        return TOO_LONG
    if len(password) < LEAST.get(kind, LEAST["staff"]):
        return TOO_SHORT
    rest = password.casefold()
    for word in (*GUESSED_FIRST, *_words(about)):
        rest = rest.replace(word, "")
    return TOO_EASY if len(set(rest)) < FEWEST_DIFFERENT or _is_row(rest) else None


def _words(about: tuple[str, ...]) -> list[str]:
    spaced = " ".join(about).casefold().replace("@", " ").replace(".", " ")
    return sorted((word for word in spaced.split() if len(word) > 2), key=len, reverse=True)


def _is_row(text: str) -> bool:
    """Neighbours on the keyboard or in the alphabet all the way: abcdef, 123456, qwerty."""
    rows = ("abcdefghijklmnopqrstuvwxyz" * 2, "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm")
    return any(text in row or text[::-1] in row for row in rows)

"""What devices are for, and the codes they are paired by: pure but for the dice."""

import secrets
from datetime import timedelta

from core.errors import mark

PURPOSES = {
    "gate": mark("Gate: lets visitors in"),
    "kiosk": mark("Kiosk: prints badges and helps visitors"),
    "door": mark("Door: shows what is on in a room"),
}
ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without I, L, O, U, 0 and 1, which are taken for others when they are read aloud or from afar."""
LENGTH = 8
GOOD_FOR = timedelta(minutes=15)


def new_code() -> str:
    """30 to the power of 8: who may try twenty in five minutes finds none in a quarter of an hour."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def as_typed(text: str) -> str:
    """However it was typed: with blanks or hyphens, in small letters."""
    return "".join(one for one in text.upper() if one.isalnum())[: LENGTH + 1]


def as_shown(code: str) -> str:
    return f"{code[:4]} {code[4:]}"

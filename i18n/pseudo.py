"""Pseudo-languages: English made strange on the way, so that a string nobody marked for translation stands out.

`en-XA` is accented, two fifths longer and in ⟦brackets⟧; `ar-XB` is English that runs from right to left.
"""

import re
from collections.abc import Callable
from gettext import NullTranslations

from i18n.locales import Direction

LONGER = 0.4
PADDING = "~"
ACCENTED = str.maketrans(
    "abcdefghijklmnoprstuvwyzABCDEFGHIJKLMNOPRSTUVWYZ", "åƀçđéƒĝĥîĵķļɱñöþŕšţûṽŵýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛṼŴÝŽ"
)
RIGHT_TO_LEFT_OVERRIDE, END_OF_OVERRIDE = "\u202e", "\u202c"
_untouchable = re.compile(r"(%\(\w+\)[sd]|%%|\{\w*\}|<[^>]*>|&#?\w+;)")


class PseudoTranslations(NullTranslations):
    """Needs no catalogue: every message is its own translation."""

    def __init__(self, direction: Direction) -> None:
        super().__init__()
        self._strange = mirrored if direction == "rtl" else accented

    def gettext(self, message: str) -> str:
        return self._strange(message) if message else ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 -- gettext's own signature
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return self.ngettext(msgid1, msgid2, n)


def accented(message: str) -> str:
    """⟦Šçĥéđûļé ~~~⟧."""
    padding = PADDING * round(len(message) * LONGER)
    return f"⟦{_outside_of_places(message, lambda text: text.translate(ACCENTED))} {padding}⟧"


def mirrored(message: str) -> str:
    """Each stretch of text overridden to run from right to left, as a reader of Arabic would meet it."""
    return _outside_of_places(message, lambda text: f"{RIGHT_TO_LEFT_OVERRIDE}{text}{END_OF_OVERRIDE}" if text else "")


def _outside_of_places(message: str, change: Callable[[str], str]) -> str:
    """Places for values, markup and entities stay as they are."""
    parts = _untouchable.split(message)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))

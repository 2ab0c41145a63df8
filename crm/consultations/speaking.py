"""Two languages side by side on one form: the reader's, and the one of whoever sits beside them."""

from collections.abc import Callable
from dataclasses import dataclass

from i18n.catalogue import say
from i18n.locales import LANGUAGES, Language

KOREAN = "ko"
BESIDE_KOREAN = "en"
BY_CODE = {one.code: one for one in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Beside:
    """`language` is the second one; `said` says a gettext id in it."""

    language: Language
    said: Callable[[str], str]


def beside(reader: Language, spoken: str = "") -> Beside:
    """Korean beside all others; beside Korean what is `spoken` (a BCP-47 tag) where we have it, else English."""
    other = BY_CODE.get(spoken if spoken != KOREAN else "", BY_CODE[BESIDE_KOREAN])
    chosen = other if reader.code == KOREAN else BY_CODE[KOREAN]
    return Beside(chosen, lambda message: say(chosen, message))

"""How Chinese characters are read aloud, so that names stand where readers of Chinese look for them."""

import os
from collections.abc import Callable
from functools import cache


def pinyin(text: str) -> str:
    """Small Latin letters without tones, a syllable a character, as dictionaries sort: one usual reading for each. What
    is no Chinese character stays as it is.
    """
    return " ".join(_readings()(text)).casefold()


@cache
def _readings() -> Callable[[str], list[str]]:
    """Loaded when the first Chinese name is sorted. Readings of whole phrases would cost every process 45 MB."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    def readings(text: str) -> list[str]:
        return [str(one) for one in lazy_pinyin(text)]

    return readings

"""Several things in one sentence, joined as each language joins them (CLDR's list patterns)."""

import re
from collections.abc import Iterable

from babel.lists import format_list
from markupsafe import Markup, escape

from i18n.locales import Language

REGIONAL = {"en": "en_GB"}
"""British English has no comma before the last."""
_sounds_like_i = re.compile(r"h?i(?![ae])", re.IGNORECASE)


def listed(things: Iterable[str], language: Language) -> str:
    """한국어 및 영어; what is markup stays markup, and everything else beside it is escaped."""
    found = list(things)
    if not any(isinstance(one, Markup) for one in found):
        return _joined(found, language)
    return Markup(_joined([str(escape(one)) for one in found], language))  # noqa: S704 -- each part is escaped


def _joined(found: list[str], language: Language) -> str:
    if language.code == "es" and len(found) > 1 and _sounds_like_i.match(found[-1]):
        # Spanish says `e` where `y` would meet its own sound (Ortografía, 2010); CLDR's patterns cannot.
        return f"{', '.join(found[:-1])} e {found[-1]}"
    return format_list(found, "standard", REGIONAL.get(language.code, language.babel))

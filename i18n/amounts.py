"""Amounts as people type them in each language, read back exactly: what `i18n.money` says, `minor_of` understands.

Digits of any script are read, the separators are those of the language, and where a text is an amount in no other way those
of English: 1,650,000 is a million and more in Spanish too, while 1,650 there is less than two. Units are written out as
one says them: 42억, 4억 2,000만, 4.2 million, 3 mil millones.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from babel.numbers import get_currency_name, get_currency_precision

from core.digits import usual_number
from i18n.locales import LANGUAGES, Language
from i18n.money import NAMES

MOST = 10**17
"""In the smallest unit."""
KOREAN = {"조": 10**12, "억": 10**8, "천만": 10**7, "백만": 10**6, "만": 10**4, "천": 10**3}
CHINESE = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3}
WORDED = {"trillion": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mn": 10**6, "thousand": 10**3}
SPANISH = {"billón": 10**12, "billones": 10**12, "milmillones": 10**9, "millón": 10**6, "millones": 10**6, "mil": 10**3}
ARABIC = {
    "تريليون": 10**12,
    "تريليونات": 10**12,
    "مليار": 10**9,
    "مليارات": 10**9,
    "مليون": 10**6,
    "ملايين": 10**6,
    "ألف": 10**3,
    "آلاف": 10**3,
}
UNITS: Mapping[str, int] = KOREAN | CHINESE | WORDED | SPANISH | ARABIC
SEPARATORS = {"es": (".", ",")}
"""Of groups and of decimals, where they are not the English ones; Spanish ones may also be (narrow) blanks."""
ENGLISH = (",", ".")
HOME = "KRW"
BLANK = re.compile(r"[\s\u00a0\u202f\u2009\u200e\u200f\u061c\u2066-\u2069]+")
PARTS = re.compile(r"([0-9.,]+)([^0-9.,+-]*)")


def minor_of(text: str, currency: str, language: Language) -> int | None:
    """In the smallest unit of the currency, below zero after a minus; None for what is no amount of it, or what has more
    decimals than the currency. The currency itself may stand beside it.
    """
    plain = _plain(text, currency)
    sign = -1 if plain[:1] in "-−" and plain else 1
    plain = plain[1:] if plain[:1] in "+-−" and plain else plain
    if PARTS.sub("", plain) or not plain:
        return None
    value, above = Decimal(0), None
    for digits, word in PARTS.findall(plain):
        unit = UNITS.get(word.casefold(), None if word else 1)
        found = _number(digits, SEPARATORS.get(language.code, ENGLISH))
        if unit is None or found is None or (above is not None and found * unit >= above):
            return None
        value, above = value + found * unit, unit
    minor = value.scaleb(get_currency_precision(currency))
    return sign * int(minor) if minor == minor.to_integral() and minor <= MOST else None


def decimal_of(text: str, language: Language) -> Decimal | None:
    """A plain number above zero, as the language writes it; None for what is none."""
    return _number(_plain(text, HOME), SEPARATORS.get(language.code, ENGLISH))


def _plain(text: str, currency: str) -> str:
    """Without blanks and the currency's name; digits and signs of Arabic as the usual ones."""
    found = BLANK.sub("", usual_number(unicodedata.normalize("NFKC", text)))
    for name in sorted(_called(currency), key=len, reverse=True):
        found = found.removeprefix(name).removesuffix(name)
        signed = found[:1] in "+-" and found[:1]
        found = f"{signed}{found[1:].removeprefix(name)}" if signed else found
    return found


def _called(currency: str) -> set[str]:
    names = {currency, *(by_code[currency] for by_code in NAMES.values() if currency in by_code)}
    names |= {get_currency_name(currency, locale=one.babel) for one in LANGUAGES}
    return {BLANK.sub("", one) for one in names}


def _number(digits: str, separators: tuple[str, str]) -> Decimal | None:
    """By the language's separators, else by the English ones where those leave no doubt."""
    own = _by(digits, separators)
    if own is not None or separators == ENGLISH:
        return own
    return _by(digits, ENGLISH)


def _by(digits: str, separators: tuple[str, str]) -> Decimal | None:
    group, point = separators
    pattern = rf"([0-9]{{1,3}}(?:\{group}[0-9]{{3}})+|[0-9]{{1,20}})(?:\{point}([0-9]{{1,12}}))?"
    found = re.fullmatch(pattern, digits)
    if found is None:
        return None
    return Decimal(f"{found[1].replace(group, '')}.{found[2] or '0'}")

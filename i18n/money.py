"""Money as each language says it, every digit kept.

Babel's compact currency is not used: in some languages it prints wrong powers of ten.
Korean and Chinese count in 억/亿 (10⁸) and 만/万 (10⁴), the others in thousand millions and millions. An amount that
cannot be said shortly without rounding is written out: a published figure is never a rounded one by accident.
"""

from collections.abc import Mapping
from decimal import Decimal

from babel.numbers import format_decimal, get_currency_name, get_currency_precision

from i18n.formats import number
from i18n.locales import Language

MYRIADS = {"ko": ("조", "억", "만"), "zh-Hans": ("万亿", "亿", "万")}
MYRIAD_SIZES = (10**12, 10**8, 10**4)
SCALES: dict[str, tuple[tuple[int, Mapping[str, str]], ...]] = {
    "en": ((10**12, {"other": "trillion"}), (10**9, {"other": "billion"}), (10**6, {"other": "million"})),
    "es": ((10**12, {"one": "billón", "other": "billones"}), (10**6, {"one": "millón", "other": "millones"})),
    "ar": (
        (10**12, {"few": "تريليونات", "other": "تريليون"}),
        (10**9, {"few": "مليارات", "other": "مليار"}),
        (10**6, {"few": "ملايين", "other": "مليون"}),
    ),
}
"""The words by CLDR's plural category of the number before them."""
NAMES = {
    "ko": {"KRW": " 원", "USD": " 달러", "EUR": " 유로", "CNY": " 위안"},
    "zh-Hans": {"KRW": "韩元", "USD": "美元", "EUR": "欧元", "CNY": "元人民币"},
    "ar": {"KRW": " وون كوري", "USD": " دولار أمريكي", "EUR": " يورو", "CNY": " يوان صيني"},
}
"""After the amount; languages without a row write the ISO code before it, as contracts do."""
SHORT_PLACES = {"ko": 1, "zh-Hans": 2}
PLACES = 2
NO_BREAK = "\u00a0"


def money(minor: int, currency: str, language: Language) -> str:
    """`minor` in the smallest unit of the ISO 4217 currency (cents; won have none): 703.6억 원, KRW 70.36 billion."""
    value = Decimal(minor).scaleb(-get_currency_precision(currency))
    amount = _in_myriads(value, language) if language.code in MYRIADS else _in_scales(value, language)
    return _named(amount, currency, language)


def _named(amount: str, currency: str, language: Language) -> str:
    if language.code not in NAMES:
        return f"{currency}{NO_BREAK}{amount}"
    named = NAMES[language.code].get(currency)
    gap = "" if language.code == "zh-Hans" else " "
    return f"{amount}{named or gap + get_currency_name(currency, locale=language.babel)}"


def exact(minor: int, currency: str, language: Language) -> str:
    """As an invoice has it: every digit, in groups of three, with as many decimals as the currency has."""
    places = get_currency_precision(currency)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    value = Decimal(minor).scaleb(-places)
    return _named(format_decimal(value, format=pattern, locale=language.babel), currency, language)


def _in_myriads(value: Decimal, language: Language) -> str:
    """One unit where that is exact (703.6억), else 억 and 만 one after the other (123만 4,567)."""
    places = SHORT_PLACES[language.code]
    joint = " " if language.code == "ko" else ""
    for size, unit in zip(MYRIAD_SIZES, MYRIADS[language.code], strict=True):
        if abs(value) >= size and _fits(value / size, places):
            return f"{number(_plain(value / size), language)}{unit}"
        if abs(value) >= size:
            whole, rest = divmod(abs(value), size)
            head = f"{'-' if value < 0 else ''}{number(int(whole), language)}{unit}"
            return f"{head}{joint}{_in_myriads(rest, language)}"
    return number(_plain(value), language)


def _in_scales(value: Decimal, language: Language) -> str:
    for size, words in SCALES.get(language.code, ()):
        if abs(value) >= size and _fits(value / size, PLACES):
            short = _plain(value / size)
            word = words.get(language.babel.plural_form(short), words["other"])
            return f"{number(short, language)}{NO_BREAK}{word}"
    return number(_plain(value), language)


def _fits(value: Decimal, places: int) -> bool:
    return value == round(value, places)


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()

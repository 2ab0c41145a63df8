"""Dates, times, numbers and money as each language writes them; pure, with golden tables in the tests.

Times are on the 24-hour clock everywhere, as signs at an expo are; digits are Latin ones in Arabic too, so that booth
numbers and times look the same on paper, screens and boards. Babel's compact currency and its Korean short time are
not used: they print `PM 2:30` and wrong powers of ten.
"""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from i18n.locales import Language

DASH = "–"
FULL = {
    "ko": "y년 M월 d일 EEEE",
    "en": "EEEE d MMMM y",
    "zh-Hans": "y年M月d日EEEE",
    "es": "EEEE, d 'de' MMMM 'de' y",
    "ar": "EEEE d MMMM y",
}
DAY = {"ko": "M월 d일 (E)", "en": "EEE d MMM", "zh-Hans": "M月d日 E", "es": "EEE d MMM", "ar": "EEEE d MMMM"}
MONTH = {"ko": "y년 M월", "en": "MMMM y", "zh-Hans": "y年M月", "es": "MMMM 'de' y", "ar": "MMMM y"}
LONG = {"ko": "y년 M월 d일", "en": "d MMMM y", "zh-Hans": "y年M月d日", "es": "d 'de' MMMM 'de' y", "ar": "d MMMM y"}


def full_day(day: date, language: Language) -> str:
    """2026년 12월 8일 화요일."""
    return _date(day, FULL, language)


def long_day(day: date, language: Language) -> str:
    """2026년 12월 8일."""
    return _date(day, LONG, language)


def short_day(day: date, language: Language) -> str:
    """12월 8일 (화)."""
    return _date(day, DAY, language)


def weekday(day: date, language: Language) -> str:
    """화요일."""
    return _date(day, {}, language, "EEEE")


def month(day: date, language: Language) -> str:
    """2018년 3월."""
    return _date(day, MONTH, language)


def clock(at: datetime) -> str:
    """14:30, in the zone that the instant carries."""
    return f"{at:%H:%M}"


def interval(begin: datetime, end: datetime) -> str:
    """14:30–15:20."""
    return f"{begin:%H:%M}{DASH}{end:%H:%M}"


def date_range(first: date, last: date, language: Language) -> str:
    """Says once what both ends share: 8–10 December 2026, 2026년 12월 8일~10일."""
    if first == last:
        return long_day(first, language)
    code = language.code
    if (first.year, first.month) == (last.year, last.month):
        if code == "ko":
            return f"{long_day(first, language)}~{last.day}일"
        if code == "zh-Hans":
            return f"{long_day(first, language)[:-1]}{DASH}{last.day}日"
        return f"{first.day}{DASH}{long_day(last, language)}"
    joint = "~" if code == "ko" else f" {DASH} "
    return f"{long_day(first, language)}{joint}{long_day(last, language)}"


def number(value: int | Decimal, language: Language) -> str:
    """With the language's separators, every digit kept."""
    return format_decimal(value, locale=_numbers(language), decimal_quantization=False)


def percent(value: Decimal, language: Language) -> str:
    """`value` in per cent: 18.4 is 18.4 %."""
    return format_percent(value / 100, locale=_numbers(language), decimal_quantization=False)


def offset(zone: str, at: datetime) -> str:
    """The zone's short name where it has one, and its distance from UTC that day: KST (UTC+9)."""
    local = at.astimezone(ZoneInfo(zone))
    minutes = int((local.utcoffset() or local - local).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    distance = f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
    short = local.tzname() or ""
    return f"{short} ({distance})" if short.isalpha() else distance


def _date(day: date, patterns: dict[str, str], language: Language, pattern: str | None = None) -> str:
    return format_date(day, pattern or patterns.get(language.code, "d MMMM y"), locale=_numbers(language))


def _numbers(language: Language) -> str:
    return language.catalogue


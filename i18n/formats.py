"""Dates, times, intervals and numbers as each language writes them; pure, with golden tables in the tests.

Times are on the 24-hour clock everywhere, as signs at an expo are; digits are Latin ones in Arabic too, so that booth
numbers and times look the same on paper, screens and boards. Patterns stand here only where CLDR's are not what a
public site would print (Babel's Korean short time is `PM 2:30`); a language without a row gets CLDR's own.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_interval, format_skeleton, format_timedelta
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from i18n.locales import Language

SEOUL = ZoneInfo("Asia/Seoul")

DASH = "–"
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
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
HOURS = {"ko": "{}시간", "en": "{} h", "zh-Hans": "{}小时", "es": "{} h"}
MINUTES = {"ko": "{}분", "en": "{} min", "zh-Hans": "{}分钟", "es": "{} min"}
BETWEEN_UNITS = {"zh-Hans": "", "ar": " و"}
NEAR_DAYS = {
    "ko": ("어제", "오늘", "내일"),
    "en": ("yesterday", "today", "tomorrow"),
    "zh-Hans": ("昨天", "今天", "明天"),
    "es": ("ayer", "hoy", "mañana"),
    "ar": ("أمس", "اليوم", "غدًا"),
}
UNGROUPED_BELOW = {"es": 10_000}
"""Spanish parts no thousands in a number of four digits (Ortografía de la lengua española, 2010)."""
NEAR = 6
"""Days that are told by their distance; further ones by their date."""
KILO, MEGA = 1_000, 1_000_000


def full_day(day: date, language: Language) -> str:
    """2026년 12월 8일 화요일."""
    return _date(day, FULL.get(language.code, "full"), language)


def long_day(day: date, language: Language) -> str:
    """2026년 12월 8일."""
    return _date(day, LONG.get(language.code, "long"), language)


def short_day(day: date, language: Language) -> str:
    """12월 8일 (화)."""
    return _dated(day, DAY, "MMMEd", language)


def weekday(day: date, language: Language) -> str:
    """화요일."""
    return _date(day, "EEEE", language)


def month(day: date, language: Language) -> str:
    """2018년 3월."""
    return _dated(day, MONTH, "yMMMM", language)


def clock(at: datetime) -> str:
    """14:30, in the zone that the instant carries."""
    return f"{at:%H:%M}"


def interval(begin: datetime, end: datetime) -> str:
    """14:30–15:20."""
    return f"{begin:%H:%M}{DASH}{end:%H:%M}"


def duration(length: timedelta, language: Language) -> str:
    """1시간 30분; seconds are dropped."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    parts = [_amount(hours, HOURS, "hour", language)] if hours else []
    if minutes or not hours:
        parts.append(_amount(minutes, MINUTES, "minute", language))
    return BETWEEN_UNITS.get(language.code, " ").join(parts)


def date_range(first: date, last: date, language: Language) -> str:
    """Says once what both ends share: 8–10 December 2026, 2026년 12월 8일~10일."""
    if first == last:
        return long_day(first, language)
    if language.code == "en":
        return _english_range(first, last, language)
    return format_interval(first, last, "yMMMMd", locale=language.babel).replace("\u2009", " ")


def relative_day(day: date, today: date, language: Language) -> str:
    """내일, 3일 후, and the date when it is further away than `NEAR` days."""
    distance = (day - today).days
    near = NEAR_DAYS.get(language.code)
    if near and abs(distance) <= 1:
        return near[distance + 1]
    if abs(distance) > NEAR:
        return short_day(day, language)
    return format_timedelta(
        timedelta(days=distance), granularity="day", threshold=NEAR + 1, add_direction=True, locale=language.babel
    )


def number(value: int | Decimal, language: Language) -> str:
    """With the language's separators, every digit kept."""
    limit = UNGROUPED_BELOW.get(language.code, 0)
    grouped = not -limit < value < limit
    return format_decimal(value, locale=language.babel, decimal_quantization=False, group_separator=grouped)


def octets(count: int, language: Language) -> str:
    """320 kB, 1.4 MB: in thousands, as file managers of most systems count."""
    if count < MEGA:
        return format_unit(max(1, round(count / KILO)), "digital-kilobyte", "short", "#,##0", locale=language.babel)
    return format_unit(round(count / MEGA, 1), "digital-megabyte", "short", "#,##0.#", locale=language.babel)


def percent(value: Decimal, language: Language) -> str:
    """`value` in per cent: 18.4 is 18.4 %."""
    return format_percent(value / 100, locale=language.babel, decimal_quantization=False)


def offset(zone: str, at: datetime) -> str:
    """The zone's short name where it has one, and its distance from UTC that day: KST (UTC+9)."""
    local = at.astimezone(ZoneInfo(zone))
    minutes = int((local.utcoffset() or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    distance = f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
    short = local.tzname() or ""
    return f"{short} ({distance})" if short.isalpha() else distance


def isolated(text: str, language: Language) -> str:
    """For plain text (mails, calendars, titles of pages): a foreign run that must not reorder what stands around it.

    HTML has `<bdi>` for this; only text from right to left needs it.
    """
    return f"{ISOLATE}{text}{END_OF_ISOLATE}" if language.direction == "rtl" else text


def _english_range(first: date, last: date, language: Language) -> str:
    """CLDR's own abbreviates the months."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{DASH}{long_day(last, language)}"
    begin = long_day(first, language) if first.year != last.year else _date(first, "d MMMM", language)
    return f"{begin} {DASH} {long_day(last, language)}"


def _amount(count: int, patterns: dict[str, str], unit: str, language: Language) -> str:
    if language.code in patterns:
        return patterns[language.code].format(count)
    name = f"duration-{unit}"
    long = format_unit(count, name, length="long", locale=language.babel)
    # Where CLDR inherits the long form from the short one, Babel prints the name of the unit.
    return long if name not in long else format_unit(count, name, length="short", locale=language.babel)


def _dated(day: date, patterns: dict[str, str], skeleton: str, language: Language) -> str:
    if language.code in patterns:
        return _date(day, patterns[language.code], language)
    return format_skeleton(skeleton, day, locale=language.babel)


def _date(day: date, pattern: str, language: Language) -> str:
    return format_date(day, pattern, locale=language.babel)


def instant(at: datetime, language: Language) -> str:
    """Day and time in Seoul, where the desk is, with the offset said: 2026년 12월 8일 화요일 10:30 KST (UTC+9)."""
    there = at.astimezone(SEOUL)
    return f"{full_day(there.date(), language)} {clock(there)} {offset(SEOUL.key, there)}"

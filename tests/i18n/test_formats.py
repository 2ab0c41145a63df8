"""Golden tables: how the five languages write dates, times and numbers. A change here is a change readers see."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from i18n import formats
from i18n.locales import LANGUAGES, Language, language

OPENING = date(2026, 12, 8)
FRENCH = Language("fr", "Français", "ltr", "fr", "fr_FR", ("fr", "en"))
CODES = ("ko", "en", "zh-Hans", "es", "ar")
Golden = tuple[str, str, str, str, str]

DAYS: list[tuple[Callable[[date, Language], str], date, Golden]] = [
    (
        formats.full_day,
        OPENING,
        (
            "2026년 12월 8일 화요일",
            "Tuesday 8 December 2026",
            "2026年12月8日星期二",
            "martes, 8 de diciembre de 2026",
            "الثلاثاء 8 ديسمبر 2026",
        ),
    ),
    (
        formats.long_day,
        OPENING,
        ("2026년 12월 8일", "8 December 2026", "2026年12月8日", "8 de diciembre de 2026", "8 ديسمبر 2026"),
    ),
    (formats.short_day, OPENING, ("12월 8일 (화)", "Tue 8 Dec", "12月8日 周二", "mar 8 dic", "الثلاثاء 8 ديسمبر")),
    (formats.weekday, OPENING, ("화요일", "Tuesday", "星期二", "martes", "الثلاثاء")),
    (formats.month, date(2018, 3, 1), ("2018년 3월", "March 2018", "2018年3月", "marzo de 2018", "مارس 2018")),
]


@pytest.mark.parametrize(("write", "day", "golden"), DAYS, ids=lambda one: getattr(one, "__name__", None))
def test_a_day_is_written_as_readers_would(write: Callable[[date, Language], str], day: date, golden: Golden) -> None:
    assert tuple(write(day, one) for one in LANGUAGES) == golden


@pytest.mark.parametrize(
    ("first", "last", "golden"),
    [
        (
            OPENING,
            date(2026, 12, 10),
            (
                "2026년 12월 8일~10일",
                "8–10 December 2026",
                "2026年12月8日至10日",
                "8–10 de diciembre de 2026",
                "8–10 ديسمبر 2026",
            ),
        ),
        (
            date(2026, 11, 30),
            date(2026, 12, 2),
            (
                "2026년 11월 30일 ~ 12월 2일",
                "30 November – 2 December 2026",
                "2026年11月30日至12月2日",
                "30 de noviembre – 2 de diciembre de 2026",
                "30 نوفمبر – 2 ديسمبر 2026",
            ),
        ),
        (
            date(2026, 12, 30),
            date(2027, 1, 2),
            (
                "2026년 12월 30일 ~ 2027년 1월 2일",
                "30 December 2026 – 2 January 2027",
                "2026年12月30日至2027年1月2日",
                "30 de diciembre de 2026 – 2 de enero de 2027",
                "30 ديسمبر 2026 – 2 يناير 2027",
            ),
        ),
        (
            OPENING,
            OPENING,
            ("2026년 12월 8일", "8 December 2026", "2026年12月8日", "8 de diciembre de 2026", "8 ديسمبر 2026"),
        ),
    ],
    ids=["a month", "a year", "two years", "one day"],
)
def test_a_range_of_days_says_once_what_both_ends_share(first: date, last: date, golden: Golden) -> None:
    assert tuple(formats.date_range(first, last, one) for one in LANGUAGES) == golden


@pytest.mark.parametrize(
    ("minutes", "golden"),
    [
        (50, ("50분", "50 min", "50分钟", "50 min", "50 دقيقة")),
        (60, ("1시간", "1 h", "1小时", "1 h", "ساعة")),
        (90, ("1시간 30분", "1 h 30 min", "1小时30分钟", "1 h 30 min", "ساعة و30 دقيقة")),
        (195, ("3시간 15분", "3 h 15 min", "3小时15分钟", "3 h 15 min", "3 ساعات و15 دقيقة")),
        (0, ("0분", "0 min", "0分钟", "0 min", "0 دقيقة")),
    ],
)
def test_a_length_is_told_in_hours_and_minutes(minutes: int, golden: Golden) -> None:
    assert tuple(formats.duration(timedelta(minutes=minutes, seconds=59), one) for one in LANGUAGES) == golden


@pytest.mark.parametrize(
    ("distance", "golden"),
    [
        (-7, ("12월 1일 (화)", "Tue 1 Dec", "12月1日 周二", "mar 1 dic", "الثلاثاء 1 ديسمبر")),
        (-2, ("2일 전", "2 days ago", "2天前", "hace 2 días", "قبل يومين")),
        (-1, ("어제", "yesterday", "昨天", "ayer", "أمس")),
        (0, ("오늘", "today", "今天", "hoy", "اليوم")),
        (1, ("내일", "tomorrow", "明天", "mañana", "غدًا")),
        (6, ("6일 후", "in 6 days", "6天后", "dentro de 6 días", "خلال 6 أيام")),
        (7, ("12월 15일 (화)", "Tue 15 Dec", "12月15日 周二", "mar 15 dic", "الثلاثاء 15 ديسمبر")),
    ],
)
def test_a_near_day_is_told_by_its_distance(distance: int, golden: Golden) -> None:
    day = OPENING + timedelta(days=distance)
    assert tuple(formats.relative_day(day, OPENING, one) for one in LANGUAGES) == golden


@pytest.mark.parametrize(
    ("value", "golden"),
    [
        (1234, ("1,234", "1,234", "1,234", "1234", "1,234")),
        (12345, ("12,345", "12,345", "12,345", "12.345", "12,345")),
        (Decimal("-1234.50"), ("-1,234.5", "-1,234.5", "-1,234.5", "-1234,5", "-1,234.5")),
        (Decimal("0.123456789"), ("0.123456789", "0.123456789", "0.123456789", "0,123456789", "0.123456789")),
    ],
)
def test_a_number_is_never_rounded(value: int | Decimal, golden: Golden) -> None:
    written = tuple(formats.number(value, one).replace("\u200e", "") for one in LANGUAGES)
    assert written == golden


def test_per_cent_is_written_with_the_languages_space() -> None:
    written = tuple(formats.percent(Decimal("18.4"), one).replace("\u200e", "") for one in LANGUAGES)
    assert written == ("18.4%", "18.4%", "18.4%", "18,4\u00a0%", "18.4%")


def test_the_size_of_a_file_is_told_in_thousands_and_never_as_nothing() -> None:
    def told(count: int) -> tuple[str, ...]:
        return tuple(formats.octets(count, one).replace("\u00a0", " ") for one in LANGUAGES)

    assert told(12)[:2] == ("1kB", "1 kB")
    assert told(320_400) == ("320kB", "320 kB", "320 kB", "320 kB", "320 كيلوبايت")
    assert told(1_440_000)[3:] == ("1,4 MB", "1.4 م.ب")


def test_no_language_of_ours_prints_other_digits_than_latin_ones() -> None:
    for one in LANGUAGES:
        written = formats.full_day(OPENING, one) + formats.number(1234567890, one)
        assert all(digit in "0123456789" for digit in written if digit.isdigit()), one.code


def test_times_are_on_the_24_hour_clock_of_their_zone() -> None:
    begin = datetime(2026, 12, 8, 5, 30, tzinfo=UTC).astimezone(ZoneInfo("Asia/Seoul"))
    assert formats.clock(begin) == "14:30"
    assert formats.interval(begin, begin + timedelta(minutes=50)) == "14:30–15:20"


@pytest.mark.parametrize(
    ("zone", "at", "golden"),
    [
        ("Asia/Seoul", datetime(2026, 12, 8, tzinfo=UTC), "KST (UTC+9)"),
        ("America/Lima", datetime(2026, 12, 8, tzinfo=UTC), "UTC-5"),
        ("Asia/Kathmandu", datetime(2026, 12, 8, tzinfo=UTC), "UTC+5:45"),
        ("Europe/Amsterdam", datetime(2026, 7, 8, tzinfo=UTC), "CEST (UTC+2)"),
        ("Europe/Amsterdam", datetime(2026, 12, 8, tzinfo=timezone(timedelta(hours=9))), "CET (UTC+1)"),
    ],
)
def test_a_zone_is_told_by_its_distance_that_day(zone: str, at: datetime, golden: str) -> None:
    assert formats.offset(zone, at) == golden


def test_foreign_runs_are_isolated_where_they_would_reorder_a_line() -> None:
    assert formats.isolated("ABC (2026)", language("ar")) == "\u2068ABC (2026)\u2069"
    assert formats.isolated("ABC (2026)", language("ko")) == "ABC (2026)"


def test_a_further_language_needs_no_code() -> None:
    assert formats.full_day(OPENING, FRENCH) == "mardi 8 décembre 2026"
    assert formats.short_day(OPENING, FRENCH) == "mar. 8 déc."
    assert formats.month(OPENING, FRENCH) == "décembre 2026"
    assert formats.duration(timedelta(minutes=90), FRENCH).replace("\u00a0", " ") == "1 heure 30 minutes"
    assert formats.relative_day(OPENING + timedelta(days=1), OPENING, FRENCH) == "dans 1 jour"
    assert formats.date_range(OPENING, date(2026, 12, 10), FRENCH) == "8–10 déc. 2026"

"""What people type into the cells of a sheet, brought to how we write it: digits, days, numbers, countries; pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from core.digits import usual_digits
from core.errors import mark
from core.forms.form import HIDDEN
from core.search.words import fold
from i18n.catalogue import say
from i18n.locales import LANGUAGES, country_name
from i18n.text import clean

Order = Literal["", "dmy", "mdy"]
EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet, which takes 1900 for a leap year."""
FIRST_SERIAL, LAST_SERIAL = 15_000, 80_000
"""1941 to 2119: smaller and larger numbers are no days."""
CENTURY, TURN = 2000, 70
NO_DAY = mark("“{value}” is no day that can be read. Write it as 2026-12-08.")
TWO_DAYS = mark(
    "“{value}” can be two days, {first} or {second}. Say with the columns whether the day or the month comes first."
)
ROUNDED = mark("The spreadsheet rounded this number: {value}. Make the column one of text there and type it anew.")
NO_CHOICE = mark("“{value}” is none of: {known}")
NO_COUNTRY = mark("No country is called “{value}”.")
FURTHER: Mapping[str, str] = {
    "한국": "KR",
    "대한민국": "KR",
    "korea": "KR",
    "southkorea": "KR",
    "koreasouth": "KR",
    "republicofkorea": "KR",
    "rok": "KR",
    "corea": "KR",
    "韩国": "KR",
    "كوريا": "KR",
    "미합중국": "US",
    "usa": "US",
    "unitedstatesofamerica": "US",
    "eeuu": "US",
    "uk": "GB",
    "uae": "AE",
    "ksa": "SA",
    "사우디": "SA",
    "중국": "CN",
    "prchina": "CN",
    "vietnam": "VN",
    "월남": "VN",
    "turkey": "TR",
    "터키": "TR",
    "türkiye": "TR",
    "czechrepublic": "CZ",
    "ivorycoast": "CI",
    "holland": "NL",
}
"""Beside what CLDR calls them in our languages, and their ISO codes."""
_blank = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff\u2060]+")
_year_first = re.compile(r"(\d{4})\D{1,4}(\d{1,2})\D{1,4}(\d{1,2})(?:\D.*)?")
_short_year = re.compile(r"['’]?(\d{2})\. ?(\d{1,2})\. ?(\d{1,2})\.?")
_year_last = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?:\s.*)?")
_eight = re.compile(r"(\d{4})(\d{2})(\d{2})")
_number = re.compile(r"\d{5}(?:\.\d+)?")
_rounded = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")


class Odd(Exception):
    """A cell that cannot be read: a gettext id and what its places hold."""

    def __init__(self, message: str, **places: str) -> None:
        self.message, self.places = message, places
        super().__init__(message)


def tidy(cell: str, *, lines: bool = False) -> str:
    """Full-width letters and digits as usual ones, no blanks but single ones, nothing that cannot be seen; ㈜ is (주)."""
    text = HIDDEN.sub("", clean(unicodedata.normalize("NFKC", cell)))
    kept = (_blank.sub(" ", line).strip() for line in text.split("\n"))
    return ("\n" if lines else " ").join(line for line in kept if line)


def day_in(cell: str, order: Order = "") -> date:
    """Raises Odd, also for what can be two days while nobody said which comes first."""
    text = usual_digits(tidy(cell))
    for pattern in (_year_first, _eight):
        if found := pattern.fullmatch(text):
            return _day(cell, *map(int, found.groups()))
    if found := _short_year.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _day(cell, year + (CENTURY if year < TURN else CENTURY - 100), month, day)
    if found := _year_last.fullmatch(text):
        first, second, year = map(int, found.groups())
        return _either(cell, year, first, second, order)
    if _number.fullmatch(text) and FIRST_SERIAL <= float(text) <= LAST_SERIAL:
        return EPOCH + timedelta(days=int(float(text)))
    return _worded(cell, text)


def _either(cell: str, year: int, first: int, second: int, order: Order) -> date:
    readings = {("dmy", second, first), ("mdy", first, second)}
    possible = {(way, one) for way, month, day in readings if (one := _day_or_none(year, month, day))}
    days = sorted({one for _, one in possible})
    if len(days) == 1:
        return days[0]
    chosen = [one for way, one in possible if way == order]
    if chosen:
        return chosen[0]
    if days:
        raise Odd(TWO_DAYS, value=cell.strip(), first=days[0].isoformat(), second=days[1].isoformat())
    raise Odd(NO_DAY, value=cell.strip())


def _worded(cell: str, text: str) -> date:
    """5 March 2026, March 5, 2026, 5 de marzo de 2026: the month by its name in one of our languages."""
    words = re.findall(r"[^\W\d_]+|\d+", fold(text))
    months = [month for word in words if (month := month_names().get(word))]
    numbers = [int(word) for word in words if word.isdecimal()]
    years, days = [one for one in numbers if one > 31], [one for one in numbers if one <= 31]
    if len(months) == len(years) == len(days) == 1:
        return _day(cell, years[0], months[0], days[0])
    raise Odd(NO_DAY, value=cell.strip())


@cache
def month_names() -> dict[str, int]:
    found: dict[str, int] = {}
    for one in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in one.babel.months["format"][width].items():
                found.setdefault(fold(name).strip("."), number)
    return {name: number for name, number in found.items() if not name[0].isdecimal()}


def _day(cell: str, year: int, month: int, day: int) -> date:
    found = _day_or_none(year, month, day)
    if found is None:
        raise Odd(NO_DAY, value=cell.strip())
    return found


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def number_in(cell: str) -> tuple[str, bool]:
    """A telephone number as it can be parsed, and whether a spreadsheet may have taken its leading zero. Raises Odd."""
    text = usual_digits(tidy(cell)).removeprefix("tel:").strip()
    if _rounded.fullmatch(text):
        raise Odd(ROUNDED, value=text)
    bare = text.removesuffix(".0")
    return bare, bare.isdecimal() and not bare.startswith("0") and 8 <= len(bare) <= 10


def country_in(cell: str, three: Mapping[str, str]) -> str:
    """ISO alpha-2, by its name in any of our languages or a code of ISO 3166-1; `three` are those of three letters. Raises
    Odd.
    """
    text = tidy(cell)
    if not text:
        return ""
    known = word(text)
    found = _countries().get(known) or _countries().get(known.removeprefix("ال")) or three.get(text.upper())
    if found is None:
        raise Odd(NO_COUNTRY, value=text)
    return found


@cache
def _countries() -> dict[str, str]:
    found = dict(FURTHER)
    codes = [code for code in map(str, LANGUAGES[0].babel.territories) if re.fullmatch(r"[A-Z]{2}", code)]
    for code in codes:
        for name in (code, *(country_name(code, one) for one in LANGUAGES), *_plain_names(code)):
            found.setdefault(word(name), code)
    return found


def _plain_names(code: str) -> list[str]:
    return [str(one.babel.territories[code]) for one in LANGUAGES if code in one.babel.territories]


def choice_in(cell: str, labels: Mapping[str, str], further: Mapping[str, str]) -> str:
    """What is stored of a choice, by its code, its label in any of our languages or another word for it. Raises Odd."""
    text = tidy(cell)
    if not text:
        return ""
    found = _codes(tuple(labels.items())).get(word(text)) or further.get(word(text))
    if found is None:
        raise Odd(NO_CHOICE, value=text, known=", ".join(labels))
    return found


@cache
def _codes(labels: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {word(one): code for code, label in labels for one in (code, *(say(each, label) for each in LANGUAGES))}


@lru_cache(maxsize=50_000)
def word(text: str) -> str:
    """As headers, countries and choices are compared: letters and digits only."""
    return re.sub(r"[\W_]+", "", fold(text))


def tag_of(text: str) -> str:
    """The language that a name is most likely in, by its script."""
    counts = {tag: sum(_in(one, ranges) for one in text) for tag, ranges in SCRIPTS.items()}
    tag = max(counts, key=lambda each: counts[each])
    return tag if counts[tag] else "en"


def _in(letter: str, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= ord(letter) <= last for first, last in ranges)


SCRIPTS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "ko": ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF)),
    "zh-Hans": ((0x3400, 0x9FFF),),
    "ar": ((0x0600, 0x06FF), (0x0750, 0x077F)),
}

"""Public holidays (공휴일) of a country, so that nobody is called or invited on one."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

from directory.countries.common_days import told_in
from i18n.locales import Language

ENGLISH = "en_US"
SPOKEN = {"ko": "ko", "en": ENGLISH, "zh-Hans": "zh_CN", "es": "es", "ar": "ar"}
KEPT = 2_048
TAGS = {"zh_CN": "zh-Hans", "zh_TW": "zh-Hant", "en_US": "en", "en_GB": "en"}


@dataclass(frozen=True, slots=True)
class DayOff:
    """`language` is the BCP-47 tag of the name: the reader's, where the country's calendar is told in it or many countries
    have the day, else English, else the country's own.
    """

    day: date
    name: str
    language: str


def days_off(country: str, reader: Language, today: date, most: int) -> list[DayOff]:
    """The next ones of the whole country, today's among them; none for a country whose calendar nobody keeps."""
    coming = [one for year in (today.year, today.year + 1) for one in _of_year(reader, country, year)]
    return [one for one in coming if one.day >= today][:most]


@lru_cache(maxsize=KEPT)
def _of_year(reader: Language, country: str, year: int) -> tuple[DayOff, ...]:
    try:
        kept = holidays.country_holidays(country, years=year)
        spoken = _spoken_for(SPOKEN.get(reader.code, ENGLISH), kept)
        if spoken:
            kept = holidays.country_holidays(country, years=year, language=spoken)
    except NotImplementedError:
        return ()
    tag = spoken or kept.default_language or ENGLISH
    return tuple(_named(reader, day, name, tag) for day, name in sorted(kept.items()))


def _spoken_for(wanted: str, kept: holidays.HolidayBase) -> str | None:
    """The reader's, else English; None for a calendar in one language only."""
    if not kept.default_language:
        return None
    return next((tag for tag in (wanted, ENGLISH) if tag in kept.supported_languages), kept.default_language)


def _named(reader: Language, day: date, name: str, tag: str) -> DayOff:
    known = told_in(reader, name) if tag == ENGLISH and reader.code != "en" else None
    return DayOff(day, known or name, reader.code if known else TAGS.get(tag, tag.partition("_")[0]))

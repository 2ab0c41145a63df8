"""Public holidays (공휴일) of a country, so that nobody is called or invited on one."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

from i18n.locales import Language

SPOKEN = {"ko": "ko", "en": "en_US", "zh-Hans": "zh_CN", "es": "es", "ar": "ar"}
KEPT = 2_048
TAGS = {"zh_CN": "zh-Hans", "zh_TW": "zh-Hant", "en_US": "en", "en_GB": "en"}


@dataclass(frozen=True, slots=True)
class DayOff:
    """`language` is the BCP-47 tag of the name: the reader's, where the country's calendar is told in it, else English."""

    day: date
    name: str
    language: str


def days_off(country: str, reader: Language, today: date, most: int) -> list[DayOff]:
    """The next ones of the whole country, today's among them; none for a country whose calendar nobody keeps."""
    coming = [one for year in (today.year, today.year + 1) for one in _of_year(country, reader.code, year)]
    return [one for one in coming if one.day >= today][:most]


@lru_cache(maxsize=KEPT)
def _of_year(country: str, code: str, year: int) -> tuple[DayOff, ...]:
    tag = SPOKEN.get(code, "en_US")
    try:
        kept = holidays.country_holidays(country, years=year)
        if kept.default_language and tag in kept.supported_languages:
            kept = holidays.country_holidays(country, years=year, language=tag)
        elif kept.default_language and "en_US" in kept.supported_languages:
            tag = "en_US"
            kept = holidays.country_holidays(country, years=year, language=tag)
        else:
            tag = kept.default_language or "en_US"
    except NotImplementedError:
        return ()
    spoken = TAGS.get(tag, tag.partition("_")[0])
    return tuple(DayOff(day, name, spoken) for day, name in sorted(kept.items()))

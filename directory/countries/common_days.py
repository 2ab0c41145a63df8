"""Holidays that many countries have, by the English name that calendars give them: readers have them in their language."""

from collections.abc import Mapping

from core.errors import mark
from i18n.catalogue import say
from i18n.locales import Language

_LABOUR = mark("Labour Day")
_NEW_YEAR = mark("New Year’s Day")
_ARMISTICE = mark("Armistice Day")
_WHIT_MONDAY = mark("Whit Monday")
_PROPHET = mark("The Prophet’s Birthday")
_LUNAR = mark("Lunar New Year")
_HEROES = mark("National Heroes’ Day")
_WOMEN = mark("International Women’s Day")
_SECOND_OF_CHRISTMAS = mark("Second Day of Christmas")
_INDEPENDENCE, _NATIONAL = mark("Independence Day"), mark("National Day")
_FITR, _ADHA = mark("Eid al-Fitr"), mark("Eid al-Adha")
_EASTER, _CHRISTMAS = mark("Easter Sunday"), mark("Christmas Day")
_ISLAMIC_YEAR = mark("Islamic New Year")

COMMON: Mapping[str, str] = {
    "New Year's Day": _NEW_YEAR,
    "New Year's Day Holiday": _NEW_YEAR,
    "Christmas Day": _CHRISTMAS,
    "Catholic Christmas Day": _CHRISTMAS,
    "Orthodox Christmas Day": mark("Orthodox Christmas"),
    "Orthodox Christmas": mark("Orthodox Christmas"),
    "Coptic Christmas Day": mark("Coptic Christmas"),
    "Christmas Eve": mark("Christmas Eve"),
    "Second Day of Christmas": _SECOND_OF_CHRISTMAS,
    "Boxing Day": _SECOND_OF_CHRISTMAS,
    "Saint Stephen's Day": _SECOND_OF_CHRISTMAS,
    "Good Friday": mark("Good Friday"),
    "Maundy Thursday": mark("Maundy Thursday"),
    "Holy Saturday": mark("Holy Saturday"),
    "Easter Sunday": _EASTER,
    "Easter": _EASTER,
    "Easter Monday": mark("Easter Monday"),
    "Ascension Day": mark("Ascension Day"),
    "Pentecost": mark("Pentecost"),
    "Pentecost Monday": _WHIT_MONDAY,
    "Whit Monday": _WHIT_MONDAY,
    "Corpus Christi": mark("Corpus Christi"),
    "Epiphany": mark("Epiphany"),
    "Assumption Day": mark("Assumption Day"),
    "All Saints' Day": mark("All Saints’ Day"),
    "Immaculate Conception": mark("Immaculate Conception"),
    "Carnival Monday": mark("Carnival Monday"),
    "Carnival Tuesday": mark("Carnival Tuesday"),
    "Labor Day": _LABOUR,
    "Labour Day": _LABOUR,
    "International Labor Day": _LABOUR,
    "International Workers' Day": _LABOUR,
    "International Worker's Day": _LABOUR,
    "Workers' Day": _LABOUR,
    "Worker's Day": _LABOUR,
    "Independence Day": _INDEPENDENCE,
    "National Independence Day": _INDEPENDENCE,
    "National Day": _NATIONAL,
    "National Holiday": _NATIONAL,
    "Constitution Day": mark("Constitution Day"),
    "Republic Day": mark("Republic Day"),
    "Victory Day": mark("Victory Day"),
    "Liberation Day": mark("Liberation Day"),
    "Revolution Day": mark("Revolution Day"),
    "Unity Day": mark("Unity Day"),
    "National Unity Day": mark("Unity Day"),
    "Armistice Day": _ARMISTICE,
    "Armed Forces Day": mark("Armed Forces Day"),
    "Martyrs' Day": mark("Martyrs’ Day"),
    "National Heroes Day": _HEROES,
    "National Heroes' Day": _HEROES,
    "Heroes' Day": _HEROES,
    "King's Birthday": mark("The King’s Birthday"),
    "International Women's Day": _WOMEN,
    "Women's Day": _WOMEN,
    "Mother's Day": mark("Mother’s Day"),
    "Children's Day": mark("Children’s Day"),
    "Youth Day": mark("Youth Day"),
    "Thanksgiving Day": mark("Thanksgiving Day"),
    "Columbus Day": mark("Columbus Day"),
    "Veterans Day": mark("Veterans Day"),
    "Memorial Day": mark("Memorial Day"),
    "Martin Luther King Jr. Day": mark("Martin Luther King Jr. Day"),
    "Chinese New Year": _LUNAR,
    "Chinese New Year (Second Day)": mark("Second day of Lunar New Year"),
    "Lunar New Year": _LUNAR,
    "Spring Festival": _LUNAR,
    "Nowruz": mark("Nowruz"),
    "Diwali": mark("Diwali"),
    "Vesak Day": mark("Vesak Day"),
    "Eid al-Fitr": _FITR,
    "Eid al-Fitr Holiday": _FITR,
    "Eid al-Adha": _ADHA,
    "Eid al-Adha Holiday": _ADHA,
    "Day of Arafah": mark("Day of Arafah"),
    "Ashura": mark("Ashura"),
    "Islamic New Year": _ISLAMIC_YEAR,
    "Islamic New Year Day": _ISLAMIC_YEAR,
    "Prophet's Birthday": _PROPHET,
    "Prophet Muhammad's Birthday": _PROPHET,
    "Isra' and Mi'raj": mark("Isra and Mi’raj"),
}
SURE = {
    "": "{holiday}",
    " (observed)": mark("{holiday} (substitute day)"),
    " (estimated)": mark("{holiday} (estimated)"),
    " (observed, estimated)": mark("{holiday} (substitute day, estimated)"),
}
"""How calendars say that a day is taken instead of another, or waits for the moon to be seen."""


def told_in(reader: Language, name: str) -> str | None:
    """`name` as an English calendar has it; several that fall on a day are parted by semicolons. None where we do not know
    all of it.
    """
    parts = [_told(reader, part) for part in name.split("; ")]
    return " · ".join(part for part in parts if part) if all(parts) else None


def _told(reader: Language, part: str) -> str | None:
    for ending, says in reversed(SURE.items()):
        if part.endswith(ending) and (known := COMMON.get(part.removesuffix(ending))):
            return say(reader, says, holiday=say(reader, known))
    return None

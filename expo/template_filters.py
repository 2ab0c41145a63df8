"""The filters and globals of our templates, bound to one language each."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from core.journal.names import Label
from core.web.templates import late
from expo.floor.readers import svg
from expo.releases.snapshot import FrozenSpeaker
from i18n import formats
from i18n.catalogue import say
from i18n.lists import listed
from i18n.locales import Language, autonym, country_name, direction_of, language_name
from i18n.money import exact, money
from i18n.names import display_name
from i18n.prose import paragraphs
from i18n.rendering import mark_language, text_filters
from i18n.text import Reading, Translated


def install_filters(environments: Mapping[str, Environment]) -> None:
    """Into every language's environment."""
    for environment in environments.values():
        language: Any = environment.globals["language"]
        environment.filters.update({name: late(one) for name, one in _filters(language).items()})


def _filters(language: Language) -> dict[str, Callable[..., Any]]:
    return {
        **text_filters(language),
        "paragraphs": partial(_prose, language=language),
        "day": partial(formats.full_day, language=language),
        "day_long": partial(formats.long_day, language=language),
        "day_short": partial(formats.short_day, language=language),
        "weekday": partial(formats.weekday, language=language),
        "month": partial(formats.month, language=language),
        "month_of": lambda at: formats.month(date.fromisoformat(f"{at}-01"), language),
        "amount": lambda one: exact(one.minor, one.currency, language),
        "money": partial(money, language=language),
        "date_range": _between(language),
        "number": partial(formats.number, language=language),
        "percent": partial(formats.percent, language=language),
        "clock": formats.clock,
        "isolated": partial(formats.isolated, language=language),
        "octets": partial(formats.octets, language=language),
        "lasting": lambda minutes: formats.duration(timedelta(minutes=minutes), language),
        "interval": lambda meeting: formats.interval(meeting.begin, meeting.end),
        "span_in": lambda span, zone: formats.interval(span.begin.astimezone(zone), span.end.astimezone(zone)),
        "instant": partial(formats.instant, language=language),
        "in_seoul": lambda at: at.astimezone(formats.SEOUL),
        "iso": datetime.isoformat,
        "in_zone": lambda at, zone: at.astimezone(zone),
        "offset": formats.offset,
        "country": partial(country_name, reader=language),
        "countries_by_name": lambda codes: _countries_by_name(tuple(codes), language),
        "tongue": partial(language_name, reader=language),
        "autonym": autonym,
        "direction": direction_of,
        "person": partial(_person, language=language),
        "person_reading": lambda speaker: display_name(speaker.names, language),
        "initials": partial(_initials, language=language),
        "listed": partial(listed, language=language),
        "metres": svg.number,
        "polyline": svg.polyline,
        "called": partial(_called, language=language),
    }


@lru_cache(64)
def _countries_by_name(codes: tuple[str, ...], language: Language) -> tuple[tuple[str, str], ...]:
    """Code and name, to choose from."""
    return tuple(sorted(((code, country_name(code, language)) for code in codes), key=itemgetter(1)))


def _between(language: Language) -> Callable[..., str]:
    return lambda first, last: formats.date_range(first, last, language)


def _person(speaker: FrozenSpeaker, language: Language) -> Markup:
    return mark_language(display_name(speaker.names, language), language)


def _called(name: Translated | Mapping[str, str] | str, language: Language) -> Markup:
    """Whatever has a name: a text in several languages, a person's names, a word."""
    if isinstance(name, Label):
        return Markup("{}").format(say(language, name))
    if isinstance(name, str):
        return Markup("<bdi>{}</bdi>").format(name)
    reading = name.read(language.chain) if isinstance(name, Translated) else display_name(name, language)
    return mark_language(reading, language)


def _initials(speaker: FrozenSpeaker, language: Language) -> str:
    """Two letters for a round picture: of Latin words the first of two, of other scripts the first one."""
    words = display_name(speaker.names, language).text.split()
    if words and words[0].isascii():
        return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper()
    return words[0][:1] if words else "?"


def _prose(text: Translated | str | None, language: Language) -> Markup:
    if text is None:
        return Markup("")
    if isinstance(text, str):
        return paragraphs(text)
    reading: Reading = text.read(language.chain)
    html = paragraphs(reading.text)
    if reading.language == language.code:
        return html
    return Markup('<div lang="{}" dir="{}">{}</div>').format(reading.language, direction_of(reading.language), html)

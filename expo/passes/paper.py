"""Badges on paper: A6 each, in Korean and English, with a code that says nothing of who has it."""

import io
from collections.abc import Sequence
from typing import Any

import msgspec
import segno

from core.errors import mark
from expo.editions.tables import Edition
from expo.extras.queries import days_of
from expo.paper.setting import set_in_type
from expo.paper.written import COLOURS
from expo.passes.queries import Badge
from expo.passes.rules import KIND_NAMES
from i18n import formats
from i18n.catalogue import say
from i18n.locales import language
from i18n.text import Translated, required

TITLE = mark("Badges")
PAINT = {"exhibitor": "1746d1", "staff": "b85a00", "contractor": "7a3fd0"}
"""A guard sees from afar who may be there when."""
FIRST, SECOND = language("ko"), language("en")


def pdf_of(edition: Edition, badges: Sequence[Badge]) -> bytes:
    """One page each. Setting takes a core for a moment: call it beside the loop."""
    return set_in_type("badges", msgspec.json.encode(words_of(edition, badges)))


def words_of(edition: Edition, badges: Sequence[Badge]) -> dict[str, Any]:
    """Plain words for the setter."""
    name = required(edition.name)
    days = days_of(edition)
    dates = formats.date_range(days[0], days[-1], SECOND) if days else ""
    return {
        "lang": FIRST.code,
        "dir": "ltr",
        "title": say(FIRST, TITLE),
        "edition": _read(name, FIRST.code),
        "second": _read(name, SECOND.code),
        "dates": dates,
        "lines": "",
        "colours": list(COLOURS),
        "badges": [_badge(one) for one in badges],
    }


def square(code: str) -> str:
    """A QR code as SVG."""
    octets = io.BytesIO()
    segno.make(code, error="m", micro=False).save(octets, kind="svg", xmldecl=False, border=2, dark="#06133d")
    return octets.getvalue().decode()


def _badge(one: Badge) -> dict[str, Any]:
    kind = KIND_NAMES[one.bearer.kind]
    first, second = _read(one.organisation, FIRST.code), _read(one.organisation, SECOND.code)
    return {
        "name": one.bearer.shown_name,
        "post": one.bearer.post,
        "organisation": first,
        "organisation_second": second if second != first else "",
        "kind": say(FIRST, kind),
        "kind_second": say(SECOND, kind),
        "colour": PAINT[one.bearer.kind],
        "booths": " ".join(one.booths),
        "days": _days(one),
        "code": one.code,
        "square": square(one.code),
    }


def _days(one: Badge) -> str:
    """Days that follow each other as one stretch: 8–10 December."""
    found: list[list[Any]] = []
    for day in one.bearer.days:
        if found and (day - found[-1][1]).days == 1:
            found[-1][1] = day
        else:
            found.append([day, day])
    return " · ".join(
        f"{first:%m.%d}" if first == last else f"{first:%m.%d}\N{EN DASH}{last:%m.%d}" for first, last in found
    )


def _read(text: Translated, code: str) -> str:
    return text.read(language(code).chain).text

"""A visit as its form has it: one line of text a field, and what they mean; pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.errors import Invalid, mark
from core.forms.merging import Lines
from crm.delegations.queries import Card
from crm.delegations.rules import DIRECTION_NAMES, GRADE_NAMES
from crm.sight import SIGHT_NAMES
from i18n.lines import lines_of, text_in
from i18n.locales import DEFAULT, LANGUAGES
from i18n.text import to_json, written

TAGS = tuple(one.code for one in LANGUAGES)
LONGEST_TITLE, LONGEST_PURPOSE = 300, 2_000
DAYS = ("begins_on", "ends_on")
CHOICES: Mapping[str, Mapping[str, str]] = {
    "direction": DIRECTION_NAMES,
    "grade": GRADE_NAMES,
    "sight": SIGHT_NAMES,
}
SIGHT_HINTS = {
    "team": mark("Everybody who may see visits."),
    "country": mark("Those whose role is limited to this country, its owner, the lead and those named."),
    "own": mark("Its owner, the lead and those named."),
    "confidential": mark("Nobody else, in no list, count, search, table or letter."),
}
EMPTY = {
    **{f"title_{tag}": "" for tag in TAGS},
    "purpose": "",
    "direction": "inbound",
    "grade": "working",
    "country": "",
    "organisation": "",
    "agreement": "",
    "edition": "",
    **dict.fromkeys(DAYS, ""),
    "zone": "Asia/Seoul",
    "owner": "",
    "sight": "team",
    "alphabet": "en",
}
"""A new one; also all the names that there are."""
TITLE_NEEDED = mark("Please give the title in at least one language.")
BOTH_DAYS = mark("Give both days, or none while they are open.")
ENDS_BEFORE = mark("It would end before it begins.")
DAYS_STAY = mark("Its days are known by now: it cannot be without them.")
DATED = frozenset({"planning", "confirmed", "in_progress", "completed", "reported", "closed"})
"""What is planned, and whatever follows, has days."""


def lines_from(card: Card, *, agreement: str, edition: str) -> dict[str, str]:
    """As it is stored; the codes of what it belongs to are given."""
    return {
        **lines_of(card.title, TAGS, "title"),
        "purpose": card.purpose,
        **{name: getattr(card, name) for name in CHOICES},
        "country": card.country,
        "organisation": card.house.code if card.house else "",
        "agreement": agreement,
        "edition": edition,
        **{name: day.isoformat() if (day := getattr(card, name)) else "" for name in DAYS},
        "zone": card.zone,
        "owner": str(card.owner or ""),
        "alphabet": card.alphabet,
    }


def check_lines(lines: Lines, *, state: str = "proposed") -> None:
    """Raises Invalid, with a message a field: what the constraints would refuse, said at its place."""
    mistakes: dict[str, str] = {}
    if not any(lines[f"title_{tag}"] for tag in TAGS):
        mistakes[f"title_{DEFAULT.code}"] = TITLE_NEEDED
    begins, ends = _day(lines["begins_on"]), _day(lines["ends_on"])
    if (begins is None) != (ends is None):
        mistakes["ends_on" if ends is None else "begins_on"] = BOTH_DAYS
    elif begins and ends and ends < begins:
        mistakes["ends_on"] = ENDS_BEFORE
    elif begins is None and state in DATED:
        mistakes["begins_on"] = DAYS_STAY
    if mistakes:
        raise Invalid(mistakes)


def columns_of(lines: Lines, card: Card | None) -> dict[str, Any]:
    """What is stored of it, without what points at other rows."""
    titles = {tag: lines[f"title_{tag}"] for tag in TAGS if lines[f"title_{tag}"]}
    title = text_in(lines, card.title, "title") if card else written(next(iter(titles)), titles)
    return {
        "title": to_json(title),
        **{name: lines[name] for name in (*CHOICES, "purpose", "zone", "alphabet")},
        **{name: _day(lines[name]) for name in DAYS},
    }


def _day(line: str) -> date | None:
    return date.fromisoformat(line) if line else None

"""An agreement as its form has it: one line of text a field, and what they mean; pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.errors import Invalid, mark
from core.forms.merging import Lines
from crm.agreements.queries import Card
from crm.agreements.rules import KIND_NAMES
from crm.agreements.standing import EFFECTIVITY_NAMES
from crm.sight import SIGHT_NAMES
from i18n.lines import lines_of, text_in
from i18n.locales import DEFAULT, LANGUAGES
from i18n.text import to_json, written

TAGS = tuple(one.code for one in LANGUAGES)
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_PLACE = 300, 1_000, 200
MOST_MONTHS, MOST_DAYS = 1_200, 3_650
DAYS = ("effective_on", "expires_on", "review_on")
NUMBERS = {
    "term_months": MOST_MONTHS,
    "renewal_months": MOST_MONTHS,
    "notice_days": MOST_DAYS,
    "decide_days": MOST_DAYS,
}
FLAGS = ("renews", "retroactive")
CHOICES: Mapping[str, Mapping[str, str]] = {
    "kind": KIND_NAMES,
    "sight": SIGHT_NAMES,
    "effectivity": EFFECTIVITY_NAMES,
}
EMPTY = {
    **{f"title_{tag}": "" for tag in TAGS},
    **{f"summary_{tag}": "" for tag in TAGS},
    "kind": "",
    "country": "",
    "owner": "",
    "sight": "team",
    "amends": "",
    "replaces": "",
    "session": "",
    "effectivity": "on_signature",
    **dict.fromkeys(DAYS, ""),
    "term_months": "",
    "renewal_months": "12",
    "notice_days": "0",
    "decide_days": "90",
    **dict.fromkeys(FLAGS, ""),
}
"""A new one; also all the names that there are."""

TITLE_NEEDED = mark("Please give the title in at least one language.")
DAY_NEEDED = mark("Please say from which day it is in force.")
ENDS_BEFORE = mark("It would end before it begins.")
REVIEW_NEEDED = mark("Without an end it needs a day on which it is reviewed.")
BEFORE_SIGNING = mark("This is before it was signed: tick that it is in force from before, or choose a later day.")


def lines_from(card: Card, *, owner: str, links: Mapping[str, str], session: str) -> dict[str, str]:
    """As it is stored; `links` are the codes of what it amends and replaces."""
    numbers = {
        "term_months": card.terms.months,
        "renewal_months": card.terms.renewal_months,
        "notice_days": card.terms.notice_days,
        "decide_days": card.terms.decide_days,
    }
    days = {
        "effective_on": card.terms.effective_on,
        "expires_on": card.terms.expires_on,
        "review_on": card.review_on,
    }
    flags = {"renews": card.terms.renews, "retroactive": card.retroactive}
    return {
        **lines_of(card.title, TAGS, "title"),
        **lines_of(card.summary, TAGS, "summary"),
        "kind": card.kind,
        "country": card.country,
        "owner": owner,
        "sight": card.sight,
        "amends": links.get("amends", ""),
        "replaces": links.get("replaces", ""),
        "session": session,
        "effectivity": card.terms.effectivity,
        **{name: day.isoformat() if day else "" for name, day in days.items()},
        **{name: "" if number is None else str(number) for name, number in numbers.items()},
        **{name: "yes" if flag else "" for name, flag in flags.items()},
    }


def check_lines(lines: Lines, *, signed_on: date | None) -> None:
    """Raises Invalid, with a message a field: what the constraints would refuse, said at its place."""
    mistakes: dict[str, str] = {}
    if not any(lines[f"title_{tag}"] for tag in TAGS):
        mistakes[f"title_{DEFAULT.code}"] = TITLE_NEEDED
    begins, ends = _day(lines["effective_on"]), _day(lines["expires_on"])
    if lines["effectivity"] == "fixed_date" and begins is None:
        mistakes["effective_on"] = DAY_NEEDED
    elif begins and signed_on and begins < signed_on and not lines["retroactive"]:
        mistakes["effective_on"] = BEFORE_SIGNING
    if ends and begins and ends < begins:
        mistakes["expires_on"] = ENDS_BEFORE
    if not lines["term_months"] and ends is None and not lines["review_on"] and signed_on:
        mistakes["review_on"] = REVIEW_NEEDED
    if mistakes:
        raise Invalid(mistakes)


def columns_of(lines: Lines, card: Card | None) -> dict[str, Any]:
    """What is stored of it, without what points at other rows."""
    titles = {tag: lines[f"title_{tag}"] for tag in TAGS if lines[f"title_{tag}"]}
    title = text_in(lines, card.title, "title") if card else written(DEFAULT.code, titles)
    return {
        "title": to_json(title),
        "summary": to_json(text_in(lines, card.summary if card else None, "summary")),
        **{name: lines[name] for name in CHOICES},
        **{name: _day(lines[name]) for name in DAYS},
        "term_months": int(lines["term_months"]) if lines["term_months"] else None,
        **{name: int(lines[name] or EMPTY[name]) for name in ("renewal_months", "notice_days", "decide_days")},
        **{name: lines[name] == "yes" for name in FLAGS},
    }


def _day(line: str) -> date | None:
    return date.fromisoformat(line) if line else None

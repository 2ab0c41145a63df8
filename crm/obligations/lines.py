"""An obligation as its form has it: one line of text a field, and what they mean; pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.errors import Invalid, mark
from core.forms.merging import Lines
from i18n.catalogue import say
from i18n.lines import lines_of, text_in
from i18n.locales import DEFAULT, LANGUAGES
from i18n.text import from_json, required, to_json, written

TAGS = tuple(one.code for one in LANGUAGES)
SAID = ("title", "indicator")
AMOUNTS = ("baseline", "target")
EMPTY = {
    **{f"{name}_{tag}": "" for name in SAID for tag in TAGS},
    "clause": "",
    "side": "us",
    "owner": "",
    "due_on": "",
    "months": "",
    **dict.fromkeys(AMOUNTS, ""),
}
"""A new one; also all the names that there are."""
MEETING, MINUTES = mark("Meeting of the joint committee"), mark("Agreed minutes")
YEARLY = "12"
SAY_IT = mark("Please say what was promised in at least one language.")


def committee() -> dict[str, str]:
    """What a joint committee (공동위원회) begins from: both sides meet every year, and agreed minutes prove it."""
    said = (("title", MEETING), ("indicator", MINUTES))
    texts = {f"{name}_{one.code}": say(one, words) for name, words in said for one in LANGUAGES}
    return {**EMPTY, **texts, "side": "joint", "months": YEARLY, "target": "1"}


def lines_from(row: Mapping[str, Any]) -> dict[str, str]:
    """As it is stored, of the row as it was selected."""
    return {
        **lines_of(required(row["title"]), TAGS, "title"),
        **lines_of(from_json(row["indicator"]), TAGS, "indicator"),
        "clause": row["clause"],
        "side": row["side"],
        "owner": str(row["owner"] or ""),
        "due_on": row["due_on"].isoformat(),
        "months": "" if row["months"] is None else str(row["months"]),
        **{name: _plain(row[name]) for name in AMOUNTS},
    }


def check_lines(lines: Lines) -> None:
    """Raises Invalid."""
    if not any(lines[f"title_{tag}"] for tag in TAGS):
        raise Invalid({f"title_{DEFAULT.code}": SAY_IT})


def columns_of(lines: Lines, row: Mapping[str, Any] | None) -> dict[str, Any]:
    """What is stored of it; `row` is what it was. A text that is not changed keeps its state."""
    return {
        **{name: to_json(_said(lines, name, row)) for name in SAID},
        **{name: lines[name] for name in ("clause", "side")},
        "owner": lines["owner"] or None,
        "due_on": date.fromisoformat(lines["due_on"]),
        "months": int(lines["months"]) if lines["months"] else None,
        **{name: float(lines[name]) if lines[name] else None for name in AMOUNTS},
    }


def _said(lines: Lines, name: str, row: Mapping[str, Any] | None) -> Any:
    before = from_json(row[name]) if row else None
    if before is not None:
        return text_in(lines, before, name)
    return written(DEFAULT.code, {tag: lines[f"{name}_{tag}"] for tag in TAGS})


def _plain(number: float | None) -> str:
    """Without a point where it is whole, as somebody types it."""
    if number is None:
        return ""
    return str(int(number)) if number.is_integer() else str(number)

"""A record of a meeting as its form has it: one line of text a field; pure."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from core.errors import Conflict, Invalid, mark
from core.forms.merging import Lines

SIDE_NAMES = {"us": mark("We"), "them": mark("They"), "joint": mark("Both sides")}
"""Who promised what is to be done."""
LONGEST_TITLE, LONGEST_PLACE, LONGEST_SAID, LONGEST_OTHERS = 200, 200, 20_000, 2_000
SAID = ("they_said", "we_said", "agreed")
EMPTY = {
    "title": "",
    "held_on": "",
    "clock": "",
    "zone": "Asia/Seoul",
    "place": "",
    "official": "yes",
    "lang": "ko",
    **dict.fromkeys(SAID, ""),
    "others": "",
    "people": "",
    "colleagues": "",
}
"""A new one; `people` and `colleagues` are ids with blanks between, in order."""
SAY_SOMETHING = mark("Write down what one of the sides said, or what was agreed.")


class RecordedAlready(Conflict):
    message = mark("This meeting has been written down already: add to what is there.")


def check_lines(lines: Lines) -> None:
    """Raises Invalid."""
    if not any(lines[name].strip() for name in SAID):
        raise Invalid({"they_said": SAY_SOMETHING})


def columns_of(lines: Lines) -> dict[str, Any]:
    """What is stored of it, without who took part."""
    here = datetime.combine(date.fromisoformat(lines["held_on"]), time.fromisoformat(lines["clock"]))
    return {
        **{name: lines[name] for name in ("title", "zone", "place", "lang", *SAID, "others")},
        "held_at": here.replace(tzinfo=ZoneInfo(lines["zone"])).astimezone(UTC),
        "official": lines["official"] == "yes",
    }


def lines_from(row: Mapping[str, Any], people: list[str], colleagues: list[str]) -> dict[str, str]:
    """As it is stored, with its hour on the clocks of its place."""
    here = row["held_at"].astimezone(ZoneInfo(row["zone"]))
    return {
        **{name: row[name] for name in ("title", "zone", "place", "lang", *SAID, "others")},
        "held_on": here.date().isoformat(),
        "clock": f"{here:%H:%M}",
        "official": "yes" if row["official"] else "",
        "people": " ".join(sorted(people)),
        "colleagues": " ".join(sorted(colleagues)),
    }

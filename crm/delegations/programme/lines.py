"""An item as its form has it: one line of text a name, so that two who change it at once can be put together; pure."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.errors import Invalid, mark
from core.forms.merging import Lines
from crm.delegations.programme.places import Placed
from crm.delegations.programme.rules import CLOCK, LONGEST
from crm.delegations.programme.states import ItemState
from i18n.locales import LANGUAGES
from i18n.text import Translated, written

TAGS = tuple(one.code for one in LANGUAGES)
SAID = ("place", "host", "notes")
POINTING = ("room", "session", "booth", "meeting")
LISTS = ("parts", "cars", "interpreters")
EMPTY: Lines = {
    "kind": "official_meeting",
    "day": "",
    "begins": "",
    "ends": "",
    **{f"title_{tag}": "" for tag in TAGS},
    **dict.fromkeys((*SAID, *POINTING, "owner", "first", "then", "travel"), ""),
    "everyone": "yes",
    **dict.fromkeys(LISTS, ""),
}
NEEDS_TITLE = mark("A title in at least one language, please.")
NO_TIME = mark("A time looks like 14:30.")
NO_DAY = mark("A day looks like 2026-12-08.")
TOO_LONG = mark("An item ends after it begins, and takes at most a day.")
NOBODY = mark("Please say who takes part.")


def lines_from(state: ItemState, zone: ZoneInfo) -> dict[str, str]:
    """As its form would have it; ids of lists with a blank between."""
    begin, end = state.begin.astimezone(zone), state.end.astimezone(zone)
    return {
        **EMPTY,
        "kind": state.kind,
        "day": begin.date().isoformat(),
        "begins": begin.strftime(CLOCK),
        "ends": end.strftime(CLOCK),
        **{f"title_{tag}": one.text for tag, one in state.title.renditions.items() if tag in TAGS},
        **{name: getattr(state, name) for name in SAID},
        **{name: str(getattr(state, name) or "") for name in (*POINTING, "owner")},
        "first": state.first,
        "then": state.then,
        "travel": str(state.travel),
        "everyone": "yes" if state.everyone else "",
        **{name: " ".join(str(one) for one in getattr(state, name)) for name in LISTS},
    }


def state_from(lines: Lines, zone: ZoneInfo, overrides: Mapping[str, str], travel: int) -> ItemState:
    """`travel` is what was typed or worked out. Raises Invalid at the field."""
    begin, end = span_in(lines, zone)
    title = title_in(lines)
    everyone = bool(lines["everyone"])
    parts = () if everyone else _ids(lines["parts"])
    if not everyone and not parts and lines["kind"] != "free":
        raise Invalid({"parts": NOBODY})
    return ItemState(
        kind=lines["kind"],
        begin=begin,
        end=end,
        title=title,
        place=lines["place"],
        host=lines["host"],
        notes=lines["notes"],
        room=_pointed(lines["room"]),
        session=_pointed(lines["session"]),
        booth=_pointed(lines["booth"]),
        meeting=_pointed(lines["meeting"]),
        owner=_pointed(lines["owner"]),
        first=lines["first"],
        then=lines["then"],
        travel=travel,
        everyone=everyone,
        parts=parts,
        cars=_ids(lines["cars"]),
        interpreters=_ids(lines["interpreters"]),
        overrides=dict(overrides),
    )


def span_in(lines: Lines, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """An end that is earlier than the beginning is that of the night after."""
    try:
        day = date.fromisoformat(lines["day"])
    except ValueError as error:
        raise Invalid({"day": NO_DAY}) from error
    begin, end = (_at(day, lines[name], zone, name) for name in ("begins", "ends"))
    if end == begin:
        raise Invalid({"ends": TOO_LONG})
    if end < begin:
        end = _at(day + timedelta(days=1), lines["ends"], zone, "ends")
    if end - begin > LONGEST:
        raise Invalid({"ends": TOO_LONG})
    return begin, end


def title_in(lines: Lines) -> Translated:
    title = written("ko", {tag: lines[f"title_{tag}"] for tag in TAGS})
    if title is None:
        raise Invalid({"title_ko": NEEDS_TITLE})
    return title


def from_link(lines: Lines, placed: Placed, zone: ZoneInfo) -> dict[str, str]:
    """What is left empty is taken from the session or the meeting that it is about: its name, and when it is."""
    source = placed.sessions.get(_id(lines["session"])) or placed.meetings.get(_id(lines["meeting"]))
    if source is None:
        return dict(lines)
    filled = dict(lines)
    if not any(lines[f"title_{tag}"] for tag in TAGS):
        filled |= {f"title_{tag}": one.text for tag, one in source.name.renditions.items() if tag in TAGS}
    if source.times and not (lines["begins"] and lines["ends"]):
        begin, end = (at.astimezone(zone) for at in (source.times[0].begin, source.times[0].end))
        filled |= {"day": begin.date().isoformat(), "begins": begin.strftime(CLOCK), "ends": end.strftime(CLOCK)}
    return filled


def _at(day: date, clock: str, zone: ZoneInfo, name: str) -> datetime:
    try:
        at = datetime.strptime(clock, CLOCK).time()  # noqa: DTZ007 -- a time of day, the zone comes with the day
    except ValueError as error:
        raise Invalid({name: NO_TIME}) from error
    return datetime.combine(day, at, zone).astimezone(UTC)


def _ids(line: str) -> tuple[UUID, ...]:
    return tuple(sorted({UUID(one) for one in line.split()}))


def _pointed(line: str) -> UUID | None:
    return UUID(line) if line else None


def _id(line: str) -> UUID:
    return UUID(line) if line else UUID(int=0)


def joined(ids: Collection[str]) -> str:
    """As a line holds a list, always in the same order."""
    return " ".join(sorted(set(ids)))

"""The schedule's address read as a wish: unknown values are ignored, so that an old link still shows a programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, available_timezones

from expo.agenda.filters import FACETS, Wish, sets_of
from expo.releases.publication import Publication

View = Literal["grid", "list", "now"]
VIEWS: tuple[View, ...] = ("list", "grid", "now")
LONGEST_QUERY = 120
ALL_DAYS = "all"
Asked = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """`view` None: the reader has not chosen, small screens get the list and wide ones the grid.

    `zone` is the reader's own (IANA), shown beside the expo's; `all_days` is a choice of its own.
    """

    view: View | None
    wish: Wish
    zone: str | None
    all_days: bool

    def address(self, **changes: object) -> str:
        """The query string of this question with some parts changed; None takes a part away. Always in one order."""
        day = ALL_DAYS if self.all_days else (self.wish.day.isoformat() if self.wish.day else None)
        parts: dict[str, object] = {"view": self.view, "day": day, "q": self.wish.query or None, "zone": self.zone}
        parts |= self.wish.chosen
        parts |= changes
        pairs = [(name, value) for name in ("view", "day", "q", *FACETS, "zone") for value in _values(parts.get(name))]
        return f"?{urlencode(pairs)}" if pairs else ""


def read_question(asked: Asked, publication: Publication, now: datetime) -> Question:
    """Without a day it is the expo's today, or its first day; a search looks at every day. `now` in the expo's zone."""
    query = _first(asked, "q")[:LONGEST_QUERY].strip()
    known = sets_of(publication).by_facet
    chosen = {
        facet: tuple(value for value in dict.fromkeys(asked.get(facet, ())) if value in known[facet])
        for facet in FACETS
    }
    day, all_days = _day(_first(asked, "day"), publication.days, now.date(), searching=bool(query))
    view = next((view for view in VIEWS if view == _first(asked, "view")), None)
    zone = _first(asked, "zone")
    return Question(
        view=view,
        wish=Wish(day, query, {facet: values for facet, values in chosen.items() if values}),
        zone=zone if zone in available_timezones() else None,
        all_days=all_days,
    )


def _day(asked: str, days: Sequence[date], today: date, *, searching: bool) -> tuple[date | None, bool]:
    if asked == ALL_DAYS:
        return None, True
    found = next((day for day in days if day.isoformat() == asked), None)
    if found is not None or searching:
        return found, False
    return (today if today in days else days[0]), False


def zone_of(question: Question) -> ZoneInfo | None:
    return ZoneInfo(question.zone) if question.zone else None


def _first(asked: Asked, name: str) -> str:
    values = asked.get(name) or ("",)
    return values[0]


def _values(part: object) -> Sequence[str]:
    if part is None or part == ():
        return ()
    return [str(value) for value in part] if isinstance(part, list | tuple) else [str(part)]

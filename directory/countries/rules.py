"""What is recorded of countries: its kinds, how a new row ends the one before, and what comes back after a mistake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from core.errors import Conflict, mark

LONGEST_VALUE, LONGEST_NOTE, LONGEST_SOURCE = 300, 500, 300
DAY = timedelta(days=1)
REGIONS = {
    "asia": mark("Asia"),
    "middle-east": mark("Middle East"),
    "africa": mark("Africa"),
    "europe": mark("Europe"),
    "latin-america": mark("Latin America"),
    "north-america": mark("North America"),
    "oceania": mark("Oceania"),
}
VISAS = {
    "free": mark("No visa needed"),
    "keta": mark("No visa, with K-ETA"),
    "needed": mark("Visa needed"),
}
YES_NO = {"yes": mark("Yes"), "no": mark("No")}
INCOMES = {
    "low": mark("Low"),
    "lower_middle": mark("Lower middle"),
    "upper_middle": mark("Upper middle"),
    "high": mark("High"),
}
WARNINGS = {
    "none": mark("None"),
    "1": mark("Level 1: attention"),
    "2": mark("Level 2: restraint"),
    "3": mark("Level 3: departure advised"),
    "4": mark("Level 4: travel forbidden"),
}


@dataclass(frozen=True, slots=True)
class RecordKind:
    """`choices` are gettext ids by what is stored; without them it is a text."""

    label: str
    choices: Mapping[str, str] | None = None


KINDS: Mapping[str, RecordKind] = {
    "visa": RecordKind(mark("Entering Korea, ordinary passport"), VISAS),
    "visa_official": RecordKind(mark("Entering Korea, official passport"), VISAS),
    "oda": RecordKind(mark("Receives development assistance (ODA)"), YES_NO),
    "edcf": RecordKind(mark("EDCF partner country"), YES_NO),
    "income": RecordKind(mark("Income group (World Bank)"), INCOMES),
    "warning": RecordKind(mark("Korea's travel warning"), WARNINGS),
    "mission": RecordKind(mark("Korea's mission there")),
    "embassy": RecordKind(mark("Their mission in Korea")),
    "trade_office": RecordKind(mark("KOTRA office")),
}
"""In the order of a country's page. What is stored is the left side, so these must not change."""


class RecordedThatDay(Conflict):
    message = mark("Something is recorded from that very day. Strike it out first, if it is a mistake.")


class StruckAlready(Conflict):
    message = mark("This was struck out already.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it is kept; days are inclusive, instants UTC, `recorded_by` is a name."""

    id: UUID
    kind: str
    value: str
    note: str | None
    begins_on: date
    ends_on: date | None
    source: str
    recorded_by: str
    recorded_at: datetime
    struck_by: str | None
    struck_at: datetime | None

    def holds_on(self, day: date) -> bool:
        return self.struck_at is None and self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)


def ended_by(known: Sequence[Entry], begins_on: date) -> tuple[Entry | None, date | None]:
    """Of the rows of one kind: the one that a row from this day ends the day before, and the last day of the new row, so
    that it leaves those that are recorded for later as they are. Raises RecordedThatDay.
    """
    live = [one for one in known if one.struck_at is None]
    if any(one.begins_on == begins_on for one in live):
        raise RecordedThatDay
    covering = next((one for one in live if one.holds_on(begins_on)), None)
    later = min((one.begins_on for one in live if one.begins_on > begins_on), default=None)
    return covering, later - DAY if later else None


def reopened_by(known: Sequence[Entry], struck: Entry) -> Entry | None:
    """The row that the struck one had ended: it holds again until the day on which the struck one ended."""
    live = [one for one in known if one.struck_at is None and one.id != struck.id]
    return next((one for one in live if one.ends_on == struck.begins_on - DAY), None)

"""What an address asks of results: which deals, which days, and as it was known when."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from core.forms.form import day_in, typed
from crm.agreements.days import day_in_seoul
from crm.results.rules import SIDES, Moment, Scope
from i18n.formats import SEOUL

DAYS = ("since", "until", "known")
KEPT = (*SIDES, *DAYS)
LONGEST = 60


def asked_in(given: Mapping[str, str]) -> dict[str, str]:
    """As it was typed, trimmed; what is no day narrows nothing."""
    found = {name: typed(given.get(name, ""), most=LONGEST) for name in KEPT}
    return {name: "" if name in DAYS and day_in(value) is None else value for name, value in found.items()}


def moment_of(asked: Mapping[str, str], now: datetime) -> Moment:
    """Until today where no day is asked for, and as it is known now; `known` is the end of a day in Seoul."""
    today = day_in_seoul(now)
    until, known = day_in(asked["until"]) or today, day_in(asked["known"])
    scope = Scope(min(until, today), day_in(asked["since"]), **{side: asked[side] for side in SIDES})
    return Moment(scope, min(now, _end_of(known)) if known else now)


def query_of(asked: Mapping[str, str], **more: str) -> str:
    """For addresses; nothing for what narrows nothing."""
    said = {name: value for name, value in {**asked, **more}.items() if value}
    return f"?{urlencode(said)}" if said else ""


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), SEOUL).astimezone(UTC) - timedelta(microseconds=1)

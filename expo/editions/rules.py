"""What an edition may be called and when it may be; pure."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo, available_timezones

from core.errors import Conflict, Invalid, mark

_slug = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
SHORTEST_SLUG, LONGEST_SLUG = 4, 60
LONGEST_DAYS = 60


def today_in(zone: str, now: datetime) -> date:
    """The day that it is in an edition's zone."""
    return now.astimezone(ZoneInfo(zone)).date()


def is_over(ends_on: date | None, zone: str, now: datetime) -> bool:
    """The edition's last day has passed, in its zone."""
    return ends_on is not None and today_in(zone, now) > ends_on


class EditionThere(Conflict):
    message = mark("There is an edition called {slug} already.")


def check_edition(*, slug: str, names: Mapping[str, str], starts_on: date, ends_on: date, zone: str) -> None:
    """Raises Invalid, with a message for each field that needs another look."""
    fields: dict[str, str] = {}
    if not _slug.match(slug) or not SHORTEST_SLUG <= len(slug) <= LONGEST_SLUG:
        fields["slug"] = mark("Use four or more small letters, digits and hyphens, such as wsce-2026.")
    if not any(name.strip() for name in names.values()):
        fields["name"] = mark("An edition needs a name in at least one language.")
    if ends_on < starts_on:
        fields["ends_on"] = mark("The last day is before the first.")
    elif (ends_on - starts_on).days >= LONGEST_DAYS:
        fields["ends_on"] = mark("An edition is at most 60 days long.")
    if zone not in available_timezones():
        fields["zone"] = mark("This is no IANA time zone, such as Asia/Seoul.")
    if fields:
        raise Invalid(fields)

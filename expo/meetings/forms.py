"""Times and languages of meetings as they are chosen in forms."""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from core.errors import mark
from core.forms.form import Form
from expo.exhibitors.stands.rules import SPOKEN
from expo.meetings.times import in_the_morning

FORMAT = "%Y-%m-%dT%H:%MZ"


def begin_in(form: Form, name: str = "begins_at", *, needed: bool = False) -> datetime | None:
    """One of the half hours that were offered, as `expo.exhibitors.meetings.rules.value_of` writes them; None for none."""
    typed = form.text(name, most=20, needed=needed)
    if not typed:
        return None
    found = half_of(typed)
    if found is None:
        form.mistake(name, mark("Please choose one of the list."))
    return found


def half_of(value: str) -> datetime | None:
    try:
        return datetime.strptime(value, FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None


def spoken_in(form: Form, name: str = "spoken") -> list[str]:
    """Those that are ticked, in the order in which they are offered, the `best` first."""
    ticked = set(form.many(name))
    best = form.choice("best", SPOKEN, needed=False)
    found = [tag for tag in SPOKEN if tag in ticked]
    return [best, *(tag for tag in found if tag != best)] if best else found


def halves_in(form: Form, offered: Iterable[datetime], zone: ZoneInfo, name: str = "half") -> frozenset[datetime]:
    """Of what is ticked, what was offered; all of it is none, which says: whenever the floor is open. With `only` all that
    is offered before noon in the zone, or after it, whatever is ticked.
    """
    open_to = frozenset(offered)
    only = form.choice("only", ("morning", "afternoon"), needed=False)
    if only:
        return frozenset(one for one in open_to if in_the_morning(one, zone) == (only == "morning"))
    ticked = {one for value in form.many(name) if (one := half_of(value)) is not None} & open_to
    return frozenset() if ticked == open_to else frozenset(ticked)

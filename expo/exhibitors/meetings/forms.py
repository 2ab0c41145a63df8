"""Meeting times as they are ticked."""

from collections.abc import Sequence
from datetime import time
from zoneinfo import ZoneInfo

from core.errors import mark
from core.forms.form import Form, blank
from expo.exhibitors.hours.forms import time_in
from expo.exhibitors.hours.rules import Opening
from expo.exhibitors.meetings.queries import Offer
from expo.exhibitors.meetings.rules import MOST_AT_ONCE, Wanted, chosen, grid, value_of
from expo.exhibitors.stands.rules import SPOKEN


def filled(offer: Offer) -> Form:
    """As it is now."""
    first, last = offer.lunch or (None, None)
    form = blank(
        parallel=offer.parallel,
        lunch_from=f"{first:%H:%M}" if first else "",
        lunch_to=f"{last:%H:%M}" if last else "",
        revision=offer.revision,
    )
    form.values |= {"spoken": list(offer.spoken), "half": [value_of(one) for one in offer.begins]}
    return form


def lunch_in(form: Form) -> tuple[time, time] | None:
    """Both ends, or neither."""
    first, last = time_in(form, "lunch_from", needed=False), time_in(form, "lunch_to", needed=False)
    if first is None and last is None:
        return None
    if first is None or last is None or last <= first:
        form.mistake("lunch_to", mark("Please say both, from when to when."))
        return None
    return first, last


def wanted_in(form: Form, openings: Sequence[Opening], zone: ZoneInfo) -> Wanted:
    """`half`: what is ticked; `fill`: a whole day, or none of it."""
    lunch = lunch_in(form)
    begins = chosen(grid(openings, zone, lunch), set(form.many("half")), form.raw("fill"))
    ticked = set(form.many("spoken"))
    spoken = tuple(tag for tag in SPOKEN if tag in ticked)
    if begins and not spoken:
        form.mistake("spoken", mark("Please say in which languages you can hold meetings."))
    return Wanted(form.whole("parallel", least=1, most=MOST_AT_ONCE), spoken, lunch, begins)

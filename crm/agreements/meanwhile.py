"""What a form of an agreement began from: whoever decides on what is no longer so is shown what it was and is."""

from collections.abc import Mapping

from core.errors import Conflict, mark
from core.forms.form import Form
from crm.agreements.queries import Card
from crm.agreements.rules import STATE_NAMES
from crm.agreements.standing import STANDING_NAMES

NOTHING, ANOTHER, PAPER = mark("nothing"), mark("something new that happened"), mark("a paper")
NONE = "none"
"""What a form says that began from nothing."""
LONGEST_SEEN = 1_000


class Overtaken(Conflict):
    message = mark(
        "Somebody else changed this meanwhile from “{before}” to “{theirs}”. What you wrote is still in the form: send it"
        " again if it shall stand."
    )


def seen_in(form: Form) -> str:
    """What the form began from. Of one that does not say it nobody knows what was seen there: it began from nothing, and is
    shown whatever is there now.
    """
    return form.text("was", most=LONGEST_SEEN, needed=False) or NONE


def check_seen(seen: str | None, now: str, names: Mapping[str, str] | None = None) -> None:
    """`seen` is None where no form was filled in; `names` are gettext ids of what there can be. Raises Overtaken."""
    if seen is None or seen == now:
        return
    called = {**(names or {}), NONE: NOTHING}
    raise Overtaken(before=called.get(seen, seen), theirs=called.get(now, now))


def check_state(card: Card, seen: str | None) -> None:
    """Of one that is on its way. Raises Overtaken."""
    check_seen(seen, card.state, STATE_NAMES)


def standing_seen(card: Card) -> str:
    """How it stands, and after how many events: another one may leave it in the same state."""
    how = card.standing
    return f"{how.state}.{how.expires_on or ''}.{len(card.events)}" if how else NONE


def check_standing(card: Card, seen: str | None) -> None:
    """Of one that is signed. Raises Overtaken."""
    now = standing_seen(card)
    if seen is None or seen == now:
        return
    before, theirs = (_standing(one) for one in (seen, now))
    raise Overtaken(before=before, theirs=theirs if theirs != before else ANOTHER)


def _standing(seen: str) -> str:
    return STANDING_NAMES.get(seen.partition(".")[0], NOTHING)

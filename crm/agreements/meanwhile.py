"""What a form of an agreement began from: whoever decides on what is no longer so is shown what it was and is."""

from collections.abc import Mapping

from core.errors import Conflict, mark
from crm.agreements.queries import Card
from crm.agreements.rules import STATE_NAMES
from crm.agreements.standing import STANDING_NAMES

NOTHING, ANOTHER, PAPER = mark("nothing"), mark("something new that happened"), mark("a paper")
NONE = "none"
"""What a form says that began from nothing; one that says nothing at all is not asked."""


class Overtaken(Conflict):
    message = mark(
        "Somebody else changed this meanwhile from “{before}” to “{theirs}”. What you wrote is still in the form: send it"
        " again if it shall stand."
    )


def check_seen(seen: str, now: str, names: Mapping[str, str] | None = None) -> None:
    """`names` are gettext ids of what there can be. Raises Overtaken."""
    if not seen or seen == now:
        return
    called = {NONE: NOTHING, **(names or {})}
    raise Overtaken(before=called.get(seen, seen), theirs=called.get(now, now))


def check_state(card: Card, seen: str) -> None:
    """Of one that is on its way. Raises Overtaken."""
    check_seen(seen, card.state, STATE_NAMES)


def standing_seen(card: Card) -> str:
    """How it stands, and after how many events: another one may leave it in the same state."""
    how = card.standing
    return f"{how.state}.{how.expires_on or ''}.{len(card.events)}" if how else NONE


def check_standing(card: Card, seen: str) -> None:
    """Of one that is signed. Raises Overtaken."""
    now = standing_seen(card)
    if not seen or seen == now:
        return
    before, theirs = (_standing(one) for one in (seen, now))
    raise Overtaken(before=before, theirs=theirs if theirs != before else ANOTHER)


def _standing(seen: str) -> str:
    return STANDING_NAMES.get(seen.partition(".")[0], NOTHING)

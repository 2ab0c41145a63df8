"""Who speaks for which side of a meeting: an exhibitor's people, whoever has a counterpart's link, or the organisers."""

from dataclasses import dataclass
from uuid import UUID

from core.access.rules import may, require
from core.actor import Actor
from core.actor import by_link as actor_by_link
from core.errors import Denied, NotFound
from expo.meetings.permissions import Meetings
from expo.meetings.rules import Side
from expo.permissions import Expo


@dataclass(frozen=True, slots=True)
class Voice:
    """`counterpart` is the one whose link was shown. Organisers may speak for either side: they say for which."""

    actor: Actor
    side: Side
    counterpart: UUID | None = None


def by_link(counterpart: UUID) -> Voice:
    """Somebody who has the counterpart's link; no account stands behind it."""
    return Voice(actor_by_link("counterpart", counterpart), "counterpart", counterpart)


def check_voice(voice: Voice, *, scope: str, counterpart: UUID) -> None:
    """`scope` is the exhibitor's organisation's. A meeting of others looks like none. Raises NotFound, Denied,
    SignInRequired.
    """
    if voice.counterpart is not None:
        if voice.side != "counterpart" or voice.counterpart != counterpart:
            raise NotFound
        return
    if may(voice.actor, Meetings.MEETING_WRITE):
        return
    if voice.side != "exhibitor":
        raise Denied
    require(voice.actor, Expo.APPLICATION_WRITE, scope)

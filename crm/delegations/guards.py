"""What a step of a visit asks for: its parts (programme, flights, gifts) hand in their own, from `crm.parts.GUARDS`."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from i18n.text import Translated


@dataclass(frozen=True, slots=True)
class Guard:
    """`says` is a gettext id, `about` what fills its `{about}`: itself a gettext id, a name as it stands, or one in several
    languages. `key` tells it apart within its visit, since waivers are kept by it; what it is about follows a colon
    (`record:<id>`). `href` leads to where it is done: an address, or an anchor of the visit's page.
    """

    key: str
    says: str
    about: str | Translated = ""
    waivable: bool = True
    href: str = ""


Asking = Callable[[UUID, datetime], Awaitable[Sequence[Guard]]]
"""`(visit, now)`: what is missing of it, in the order to do it in; nothing that was waived needs to be left out."""

_handed: dict[str, list[Asking]] = defaultdict(list)


def hand_in(step: str, asking: Asking) -> None:
    """From `crm.parts`, for the state that a step leads to; twice is once."""
    if asking not in _handed[step]:
        _handed[step].append(asking)


async def asked_by_parts(step: str, visit: UUID, *, now: datetime) -> list[Guard]:
    """What the other parts of the visit ask for before it goes to `step`, in the order in which they were handed in."""
    return [guard for asking in _handed.get(step, ()) for guard in await asking(visit, now)]

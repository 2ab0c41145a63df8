"""Which official meetings a visit has: the programme hands them in, and each is to be written down (면담록)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from i18n.text import Translated


@dataclass(frozen=True, slots=True)
class OfficialMeeting:
    """`id` is the programme's item, by which its record is found again; `zone` is IANA."""

    id: UUID
    title: Translated
    begins_at: datetime
    zone: str
    place: str = ""


Meetings = Callable[[UUID], Awaitable[Sequence[OfficialMeeting]]]
"""By the visit's id: those of the programme as it was last published."""

_handed: list[Meetings] = []


def hand_in(meetings: Meetings) -> None:
    """From `crm.parts`; twice is once."""
    if meetings not in _handed:
        _handed.append(meetings)


async def official_meetings(visit: UUID) -> list[OfficialMeeting]:
    """The earliest first."""
    found = [one for meetings in _handed for one in await meetings(visit)]
    return sorted(found, key=lambda one: (one.begins_at, str(one.id)))

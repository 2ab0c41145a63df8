"""What every change of a meeting writes: its row, counted, and the notice to whoever looks."""

from collections.abc import Mapping
from typing import Any, TypedDict
from uuid import UUID

from core.live.notices import tell
from expo.meetings.queries import Meet
from expo.meetings.tables import Meeting

SUBJECT = "meetings"
"""What is told when any of them changed."""


class Whom(TypedDict):
    """What every fact of a meeting names."""

    edition: UUID
    meeting: UUID
    exhibitor: UUID
    counterpart: UUID


def whom(known: Meet) -> Whom:
    return {
        "edition": known.edition,
        "meeting": known.id,
        "exhibitor": known.exhibitor,
        "counterpart": known.counterpart,
    }


async def changed(known: Meet, values: Mapping[Any, Any]) -> None:
    """In the caller's transaction, whose lock on the row makes the count right."""
    await Meeting.update({**values, Meeting.revision: known.revision + 1}).where(Meeting.id == known.id)
    await tell(SUBJECT)

"""Reading what exhibitors offer for meetings: one exhibitor's, and an edition's half hours by language."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time
from json import loads
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from expo.exhibitors.meetings.tables import MeetingOffer, MeetingTime
from expo.exhibitors.rules import SHOWN

FREE = """
SELECT m.exhibitor, x.code, m.begins_at, m.ends_at, f.parallel, f.spoken
FROM expo_meeting_time m JOIN expo_meeting_offer f ON f.exhibitor = m.exhibitor JOIN expo_exhibitor x ON x.id = m.exhibitor
WHERE x.edition = {} AND x.state = ANY({}) AND ({} = '' OR f.spoken @> to_jsonb({}::text))
ORDER BY m.begins_at, x.code
"""


@dataclass(frozen=True, slots=True)
class Offer:
    """`revision` 0: nothing was offered yet. `begins` are instants in UTC."""

    parallel: int
    spoken: tuple[str, ...]
    lunch: tuple[time, time] | None
    begins: frozenset[datetime]
    revision: int


@dataclass(frozen=True, slots=True)
class MeetingSlot:
    """Half an hour at an exhibitor's booth in which `places` meetings can be held at once, in one of `spoken`."""

    exhibitor: UUID
    code: str
    begins_at: datetime
    ends_at: datetime
    places: int
    spoken: tuple[str, ...]


async def offer_of(exhibitor: UUID) -> Offer:
    """Asks nobody for permission: for those who have found the exhibitor already."""
    row = await MeetingOffer.objects().where(MeetingOffer.exhibitor == exhibitor).first()
    if row is None:
        return Offer(1, (), None, frozenset(), 0)
    begins = await MeetingTime.select(MeetingTime.begins_at).where(MeetingTime.exhibitor == exhibitor)
    times: Any = (row.lunch_from, row.lunch_to)
    return Offer(
        row.parallel,
        tuple(loads(row.spoken)),
        times if times[0] is not None else None,
        frozenset(one["begins_at"].astimezone(UTC) for one in begins),
        row.revision,
    )


async def slots_free(edition: UUID, language: str = "") -> list[MeetingSlot]:
    """Half hours of exhibitors that the public may read of, by when they begin; `language` (BCP-47) narrows them to those
    who can hold a meeting in it. Nobody books them yet: all that is offered is free.
    """
    rows = await DB.run_querystring(QueryString(FREE, edition, sorted(SHOWN), language, language))
    return [
        MeetingSlot(
            row["exhibitor"],
            row["code"],
            row["begins_at"],
            row["ends_at"],
            row["parallel"],
            tuple(loads(row["spoken"])),
        )
        for row in rows
    ]


def by_day(offer: Offer, zone: Any) -> Counter[Any]:
    """How many half hours each day, in the edition's zone."""
    return Counter(begin.astimezone(zone).date() for begin in sorted(offer.begins))

"""What a calendar answers (METHOD:REPLY): read within bounds, and kept if no later answer is known."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.actor import by_link
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid, mark
from core.journal.commands import record
from crm.delegations.programme.facts import InvitationAnswered
from crm.delegations.programme.invitations.addresses import invitee_in
from crm.delegations.programme.tables import Invitee, Participation
from crm.timeline.mail.rules import Letter

ANSWERS = {"accepted": mark("Will come"), "declined": mark("Will not come"), "tentative": mark("Tentative")}
"""What is stored is the left side, PARTSTAT in small letters."""
LARGEST, MOST_EVENTS = 200_000, 20
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError)
BEFORE, AFTER = "visit-item-", "@madang"
KEEP = """
INSERT INTO crm_participation (id, invitee, item, answer, sequence, stamp_at) VALUES ({}, {}, {}, {}, {}, {})
ON CONFLICT (invitee, item)
DO UPDATE SET answer = excluded.answer, sequence = excluded.sequence, stamp_at = excluded.stamp_at
WHERE (crm_participation.sequence, crm_participation.stamp_at) < (excluded.sequence, excluded.stamp_at) RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Reply:
    """Of one item; `stamp_at` is when the calendar made it."""

    item: UUID
    answer: str
    sequence: int
    stamp_at: datetime


class NoReply(Invalid):
    message = mark("This letter holds no answer of a calendar that could be read.")


async def take_reply(letter: Letter, *, now: datetime) -> int | None:
    """None for a letter that went elsewhere; else how many answers were new. Raises NoReply."""
    invitee = invitee_in(letter.delivered)
    if invitee is None:
        return None
    row = await Invitee.select(Invitee.visit).where(Invitee.id == invitee).first()
    replies = [reply for paper in letter.calendars for reply in replies_in(paper)]
    if row is None or not replies:
        raise NoReply({})
    kept = 0
    async with transaction():
        for one in replies:
            values = (uuid4(), invitee, one.item, one.answer, one.sequence, min(one.stamp_at, now))
            if await DB.run_querystring(QueryString(KEEP, *values)):
                kept += 1
                fact = InvitationAnswered(visit=row["visit"], item=one.item, answer=one.answer)
                await record(by_link("guest"), fact, now=now)
    return kept


def replies_in(content: bytes) -> list[Reply]:
    """Nothing for what is no answer, or in no form that a calendar would send."""
    from icalendar import Calendar  # noqa: PLC0415 -- slow to load, and no start should wait for it

    if len(content) > LARGEST:
        return []
    try:
        calendar = Calendar.from_ical(content)
        if str(calendar.get("METHOD", "")).upper() != "REPLY":
            return []
        found = [_reply(event) for event in calendar.walk("VEVENT")[:MOST_EVENTS]]
    except UNREADABLE:
        return []
    return [one for one in found if one is not None]


def _reply(event: object) -> Reply | None:
    uid = str(event["UID"])  # type: ignore[index]
    attendee = event["ATTENDEE"]  # type: ignore[index]
    one = attendee[0] if isinstance(attendee, list) else attendee
    answer = str(one.params.get("PARTSTAT", "")).lower()
    if answer not in ANSWERS or not (uid.startswith(BEFORE) and uid.endswith(AFTER)):
        return None
    stamp = event["DTSTAMP"].dt  # type: ignore[index]
    at = stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)
    sequence = int(event.get("SEQUENCE", 0))  # type: ignore[attr-defined]
    item = UUID(uid.removeprefix(BEFORE).removesuffix(AFTER))
    return Reply(item, answer, max(0, min(sequence, 2**31 - 1)), at.astimezone(UTC))


async def answers_of(visit: UUID) -> dict[UUID, dict[UUID, tuple[str, int]]]:
    """By item and person: what was answered, and of which number of the item."""
    rows = await Participation.select(
        *(Participation.item, Participation.answer, Participation.sequence),
        Participation.invitee.person.as_alias("person"),
    ).where(Participation.invitee.visit == visit)
    found: dict[UUID, dict[UUID, tuple[str, int]]] = {}
    for row in rows:
        found.setdefault(row["item"], {})[row["person"]] = (row["answer"], row["sequence"])
    return found

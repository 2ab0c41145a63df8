"""Wishes written down: at the desk for both sides, in the portal by an exhibitor, by a counterpart through its link."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record
from expo.exhibitors.queries import locked as exhibitor_locked
from expo.exhibitors.tables import Exhibitor
from expo.meetings.matching.day import Half, Liking
from expo.meetings.matching.facts import WishRemoved, WishWritten
from expo.meetings.matching.tables import MatchWish
from expo.meetings.permissions import Meetings
from expo.meetings.tables import Counterpart
from expo.meetings.voices import Voice, check_voice


class Said(NamedTuple):
    """What the exhibitor and the counterpart say of each other, and in which part of a day they would meet."""

    exhibitor: UUID
    counterpart: UUID
    of_exhibitor: Liking = "open"
    of_counterpart: Liking = "open"
    half: Half = "any"


async def wish(actor: Actor, said: Said, *, edition: UUID, now: datetime) -> None:
    """In place of what was said. Raises Denied, NotFound."""
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        await _of_one_edition(edition, said.exhibitor, said.counterpart)
        both = [MatchWish.of_exhibitor, MatchWish.of_counterpart, MatchWish.half]
        await _written(actor, edition, said, both, now)


async def wish_all(actor: Actor, lines: Sequence[Said], *, edition: UUID, now: datetime) -> None:
    """All or none of them. Raises Denied, NotFound."""
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        for one in lines:
            await wish(actor, one, edition=edition, now=now)


async def say(voice: Voice, mine: UUID, said: Mapping[UUID, Liking], *, edition: UUID, now: datetime) -> int:
    """What one side (`mine`: the exhibitor's or the counterpart's id) says of those of the other; what the other says stays.
    How many are other than before. Raises Denied, NotFound.
    """
    ours = voice.side == "exhibitor"
    column = MatchWish.of_exhibitor if ours else MatchWish.of_counterpart
    async with transaction():
        scope = (await exhibitor_locked(mine)).scope if ours else ""
        before = await said_by(voice, mine)
        new = {other: liking for other, liking in said.items() if before.get(other, "open") != liking}
        for other, liking in new.items():
            firm, buyer = (mine, other) if ours else (other, mine)
            check_voice(voice, scope=scope, counterpart=buyer)
            await _of_one_edition(edition, firm, buyer)
            line = Said(firm, buyer, liking if ours else "open", "open" if ours else liking)
            await _written(voice.actor, edition, line, [column], now)
        nothing = (MatchWish.of_exhibitor == "open") & (MatchWish.of_counterpart == "open")
        await MatchWish.delete().where(nothing & ((MatchWish.exhibitor if ours else MatchWish.counterpart) == mine))
    return len(new)


async def said_by(voice: Voice, mine: UUID) -> dict[UUID, Liking]:
    """What this side has said, by whom it was said of; never what the others say. Asks nobody for permission."""
    ours = voice.side == "exhibitor"
    own, other = (MatchWish.exhibitor, MatchWish.counterpart) if ours else (MatchWish.counterpart, MatchWish.exhibitor)
    column = MatchWish.of_exhibitor if ours else MatchWish.of_counterpart
    rows = await MatchWish.select(other.as_alias("other"), column.as_alias("liking")).where(own == mine)
    return {row["other"]: row["liking"] for row in rows if row["liking"] != "open"}


async def drop_wish(actor: Actor, *, edition: UUID, key: UUID, now: datetime) -> None:
    """Raises Denied, NotFound."""
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        mine = (MatchWish.id == key) & (MatchWish.edition == edition)
        rows = await MatchWish.delete().where(mine).returning(MatchWish.exhibitor, MatchWish.counterpart)
        if not rows:
            raise NotFound
        await record(actor, WishRemoved(edition=edition, **rows[0]), now=now)


async def _of_one_edition(edition: UUID, exhibitor: UUID, counterpart: UUID) -> None:
    ours = await Exhibitor.exists().where((Exhibitor.id == exhibitor) & (Exhibitor.edition == edition))
    theirs = await Counterpart.exists().where((Counterpart.id == counterpart) & (Counterpart.edition == edition))
    if not ours or not theirs:
        raise NotFound


async def _written(actor: Actor, edition: UUID, said: Said, columns: Sequence[Any], now: datetime) -> None:
    """Only these columns, where something was said of the two before."""
    made = MatchWish(id=uuid4(), edition=edition, **said._asdict(), made_at=now, made_by=str(actor))
    await MatchWish.insert(made).on_conflict(
        target=(MatchWish.exhibitor, MatchWish.counterpart),
        action="DO UPDATE",
        values=[*columns, MatchWish.made_at, MatchWish.made_by],
    )
    fact = WishWritten(edition=edition, exhibitor=said.exhibitor, counterpart=said.counterpart)
    await record(actor, fact, now=now)

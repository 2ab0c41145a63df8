"""Records follow their meetings exactly once in effect: told twice, late, in any order, at once, and after a crash."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

import app  # noqa: F401 -- plugs in who hears of what
from core.actor import SYSTEM
from core.errors import NotFound
from core.jobs.deliveries import deliver
from core.jobs.replaying import tell_again
from core.journal.commands import record
from core.journal.tables import Delivery, Entry
from crm.consultations.advancing import catch_up, follow_meeting
from crm.consultations.commands import write_down
from crm.consultations.subscriptions import FOLLOWS, follow_meetings, hear_of_meeting
from crm.consultations.tables import ConsultationRecord
from expo.meetings.facts import MeetingHeld
from expo.meetings.tables import Meeting
from tests.conftest import NOW
from tests.make.consultations import Met, met, said


async def states() -> dict[str, str]:
    rows = await ConsultationRecord.select(ConsultationRecord.code, ConsultationRecord.state)
    return {row["code"]: row["state"] for row in rows}


async def told() -> dict[str, int]:
    """How often each kind of fact about records was recorded."""
    rows = await Entry.select(Entry.kind).where(Entry.kind.like("crm.consultations.%"))
    kinds = [row["kind"].rpartition(".")[2] for row in rows]
    return {kind: kinds.count(kind) for kind in set(kinds)}


async def moved(meeting: Any, state: str) -> None:
    missed = "both" if state == "no_show" else ""
    await Meeting.update({Meeting.state: state, Meeting.missed_by: missed}).where(Meeting.id == meeting)


async def test_facts_of_meetings_that_come_twice_and_in_any_order_have_one_effect(db: None) -> None:
    there = await met()
    one, two, three = [
        await there.meeting(code, hours=hour) for hour, code in enumerate(("AAAAAA", "BBBBBB", "CCCCCC"))
    ]
    for meeting in (one, two, three):
        await asyncio.gather(*(follow_meeting(meeting, now=NOW) for _ in range(3)))
    assert (await states(), await told()) == (dict.fromkeys(("AAAAAA", "BBBBBB", "CCCCCC"), "planned"), {"planned": 3})
    for meeting, state in ((one, "held"), (two, "no_show"), (three, "cancelled")):
        await moved(meeting, state)
    for _ in range(2):  # the whole story told twice, the second time from its end
        for meeting in (three, two, one, one, two, three):
            await hear_of_meeting({"meeting": str(meeting)}, NOW)
    assert await states() == {"AAAAAA": "held", "BBBBBB": "no_show"}
    assert await told() == {"planned": 3, "moved": 2, "dropped": 1}
    await hear_of_meeting({"meeting": str(uuid4())}, NOW)

    await write_down(SYSTEM, await record_of(one), said(), {}, by="table", now=NOW)
    await moved(one, "no_show")  # somebody at the desk mistook it for another
    await hear_of_meeting({"meeting": str(one)}, NOW)
    assert (await states())["AAAAAA"] == "recorded", "what was written stays"


async def record_of(meeting: Any) -> Any:
    row = await ConsultationRecord.select(ConsultationRecord.id).where(ConsultationRecord.meeting == meeting).first()
    assert row is not None
    return row["id"]


async def test_a_crash_in_between_and_a_replay_of_all_change_nothing_that_is_right(db: None) -> None:
    there = await met()
    meeting = await there.meeting("AAAAAA", state="held")
    fact = _fact(there, meeting)
    today, early = NOW.date(), NOW - timedelta(hours=2)  # it is today in Seoul, and not yet in UTC
    await record(SYSTEM, fact, now=early)
    assert await Delivery.count() == 1
    await follow_meeting(meeting, now=NOW)  # the worker died after its effect and before it could say so
    assert await deliver(NOW) == 1
    for told_before in (True, False):
        if not told_before:
            await Delivery.delete(force=True)  # pruned, or put back from a backup of before
        again = await tell_again(SYSTEM, FOLLOWS, since=today, now=NOW)
        assert (again, await deliver(NOW), await deliver(NOW)) == (1, 1, 0)
    assert await tell_again(SYSTEM, FOLLOWS, since=today + timedelta(days=1), now=NOW) == 0
    with pytest.raises(NotFound):
        await tell_again(SYSTEM, "what nobody follows", since=today, now=NOW)
    missed = await there.meeting("BBBBBB", state="held", hours=1)  # nobody told of this one
    assert (await catch_up(now=NOW + timedelta(hours=1)), await catch_up(now=NOW)) == (1, 0)
    assert (await states(), await told()) == ({"AAAAAA": "held", "BBBBBB": "held"}, {"planned": 2, "moved": 2})
    assert await record_of(missed)


@pytest.mark.planted("a receiver that believes what it is told")
async def test_the_simple_receiver_doubles(db: None) -> None:
    there = await met()
    meeting = await there.meeting("AAAAAA", state="held")

    async def naive(payload: dict[str, str]) -> None:
        """One more record for each time that it is told."""
        given = {"company": there.company, "counterpart": there.other_side, "state": "held"}
        made = ConsultationRecord(
            id=uuid4(), code=uuid4().hex[:6], edition=there.edition.id, origin=uuid4().hex, **given
        )
        await ConsultationRecord.insert(made)

    for _ in range(2):
        await naive({"meeting": str(meeting)})
    assert await ConsultationRecord.count() == 2


def _fact(there: Met, meeting: Any) -> Any:
    """What the desk of meetings records when one was held."""
    ids = {"edition": there.edition.id, "meeting": meeting, "exhibitor": there.exhibitor, "counterpart": there.other}
    assert MeetingHeld.kind in {one.kind for one in follow_meetings}
    return MeetingHeld(**ids, begins_at=NOW, ends_at=NOW)

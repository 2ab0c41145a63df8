"""Three people edit two programmes at once: nobody and nothing is promised twice, and calendars say what pages say."""

from random import Random

import icalendar
import pytest

from crm.delegations.programme.links.pocket import pocket_of, tongue_for
from crm.delegations.programme.links.printed import calendar_of
from crm.delegations.programme.versions.changes import items_for, parties_of
from crm.delegations.programme.versions.queries import latest_of
from tests.make.timeline import colleague
from tests.make.visit_edits import double_booked, edit_at_once, edited_world, naive_double_booked


@pytest.mark.planted("whoever looks first and then writes promises a car twice")
async def test_three_who_edit_at_once_promise_nobody_twice(db: None) -> None:
    world = await edited_world([await colleague(f"Officer {number}") for number in range(3)])
    assert await edit_at_once(world, Random(20_261_208), 12) > 12
    assert await double_booked() == 0
    assert world.told["NeedsReason"] > 0, "they did get in each other's way"
    for visit in world.visits:
        frozen = await latest_of(visit.visit)
        for party in parties_of(frozen) if frozen else ():
            feed = calendar_of(await pocket_of(party, tongue_for("ko")), "https://expo.example/plans/x")
            events = icalendar.Calendar.from_ical(feed).walk("VEVENT")
            on = {str(one["UID"]): one["DTSTART"].dt for one in events if str(one["STATUS"]) == "CONFIRMED"}
            mine = items_for(frozen, party) if frozen and party.whose == "member" else []
            assert {f"visit-item-{one.id}@madang": one.begin for one in mine}.items() <= on.items()
    assert await naive_double_booked(world, Random(1), 25) > 0

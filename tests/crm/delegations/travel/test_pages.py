"""The travel of a delegation on its page: written down, matched, changed by two at once, and hidden from others."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from core.journal.tables import Entry
from core.privacy.reads.facts import PeopleRead
from crm.delegations.guards import asked_by_parts
from crm.delegations.tables import Visit
from crm.delegations.travel.tables import Flight, Pickup, PickupRider, TravelAllowance
from tests.conftest import NOW, started
from tests.crm.agreements.browsing import somebody, told
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import browser
from tests.make.pages import words_of
from tests.make.papers import delegates, visit

FLIGHT = {
    "way": "arrival",
    "number": "ke 902",
    "origin": "lim",
    "destination": "ICN",
    "departs": "2026-12-06T23:55",
    "arrives": "2026-12-08T05:30",
}
BACK = {
    "way": "departure",
    "number": "KE901",
    "origin": "ICN",
    "destination": "LIM",
    "departs": "2026-12-11T19:00",
    "arrives": "2026-12-12T02:00",
}


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def test_flights_are_met_and_what_does_not_fit_is_said_until_it_does(app: Litestar) -> None:
    one = await visit("Ana Quispe", "Luis Rojas")
    both = list(map(str, await delegates(one.id)))
    allowance = TravelAllowance(id=uuid4(), airport="", after_landing=60, before_departure=180, source="practice")
    await TravelAllowance.insert(allowance)
    _, actor, token = await somebody()
    here = f"/desk/visits/{one.code}/travel"
    async with browser(app, token) as client:
        new = await client.get(f"{here}/flights/new")
        for wrong, said in (
            ({"arrives": "2026-12-06T20:00"}, "It lands before it takes off"),
            ({"origin": "QQQ"}, "No airport has these three letters."),
        ):
            assert said in (await send(client, f"{here}/flights", new, **{**FLIGHT, **wrong, "aboard": both})).text
        flight = await flown(client, one, **FLIGHT, aboard=both)
        assert flight["departs_at"] == datetime(2026, 12, 7, 4, 55, tzinfo=UTC), "on the clock of Lima"
        page = await client.get(here)
        assert "KE902: nobody meets Ana Quispe and Luis Rojas." in words_of(page.text)
        assert 'value="2026-12-08T06:30"' in page.text, "landing and the allowance"
        met = f"{here}/flights/{flight['id']}/pickups"
        ride = {"starts": "2026-12-08T06:00", "place": "Gate B", "minutes": "60", "seats": "1", "riders": both}
        full = await send(client, met, page, **ride, sent=f"pickup-{flight['id']}")
        assert full.status_code == 409
        assert "There is room for 1 only." in full.text
        await told(await send(client, met, page, **{**ride, "seats": "4"}))
        assert "but 60 minutes after landing it is 06:30" in (await client.get(here)).text
        assert await asked(one) == ["travel"]
        pickup = (await Pickup.select().where(Pickup.flight == flight["id"]))[0]["id"]
        await met_later(client, here, f"{met}/{pickup}", {**ride, "starts": "2026-12-08T06:40", "seats": "4"})
        back = await flown(client, one, **BACK, aboard=both)
        bring = {**ride, "starts": "2026-12-11T15:30", "seats": "4"}
        await told(await send(client, f"{here}/flights/{back['id']}/pickups", await client.get(here), **bring))
        assert await asked(one) == []
        assert len(await PickupRider.select().where(PickupRider.pickup == pickup)) == 2
        await sleeps(client, here, both)
    looks = await Entry.select(Entry.payload).where(Entry.kind == PeopleRead.kind, Entry.actor == str(actor))
    assert any("visit_papers" in str(row["payload"]) for row in looks)


async def flown(client: httpx.AsyncClient, one: Visit, **fields: Any) -> dict[str, Any]:
    """The flight as it was written down."""
    here = f"/desk/visits/{one.code}/travel/flights"
    before = await Flight.select(Flight.id).where(Flight.visit == one.id).output(as_list=True)
    await told(await send(client, here, await client.get(f"{here}/new"), **fields))
    return next(row for row in await Flight.select().where(Flight.visit == one.id) if row["id"] not in before)


async def met_later(client: httpx.AsyncClient, here: str, pickup: str, later: dict[str, Any]) -> None:
    """And whoever wants it otherwise still, or never saw it, is asked."""
    began = await client.get(here)
    await told(await send(client, pickup, await client.get(here), **later))
    late = {**later, "starts": "2026-12-08T06:50", "sent": f"pickup-{pickup.rpartition('/')[2]}"}
    csrf = began.text.partition('name="csrf" value="')[2].partition('"')[0]
    saw_nothing = await client.post(pickup, data={**late, "csrf": csrf})
    for asks in (await send(client, pickup, began, **late), saw_nothing):
        assert (asks.status_code, "2026-12-08 06:40" in asks.text) == (409, True)


async def asked(one: Visit) -> list[str]:
    """What the confirmation of a visit asks of its travel."""
    return [each.key for each in await asked_by_parts("confirmed", one.id, now=NOW) if each.key == "travel"]


async def sleeps(client: httpx.AsyncClient, here: str, guests: list[str]) -> None:
    bed = {"hotel": "Hanok Hotel", "comes_on": "2026-12-08", "leaves_on": "2026-12-11", "guests": guests}
    await told(await send(client, f"{here}/stays", await client.get(here), **bed))
    refused = await send(client, f"{here}/stays", await client.get(here), **bed, sent="stay")
    assert "They have a bed for one of these nights already." in refused.text
    assert "Flights, pick-ups and beds fit each other." in (await client.get(here)).text


async def test_of_two_who_change_a_flight_the_second_sees_both_and_loses_nothing(app: Litestar) -> None:
    one = await visit("Ana Quispe")
    ana = str((await delegates(one.id))[0])
    _, _, token = await somebody()
    here = f"/desk/visits/{one.code}/travel"
    async with browser(app, token) as client:
        await told(await send(client, f"{here}/flights", await client.get(f"{here}/flights/new"), **FLIGHT, aboard=ana))
        flight = (await Flight.select().where(Flight.visit == one.id))[0]["id"]
        edit = f"{here}/flights/{flight}"
        was = {"was_arrives": "2026-12-08T05:30", "was_note": "", "was_number": "KE902"}
        mine = {**FLIGHT, "number": "KE902", "origin": "LIM", "aboard": ana, **was}
        await told(await send(client, edit, await client.get(edit), **{**mine, "arrives": "2026-12-08T07:00"}))
        both = await send(
            client, edit, await client.get(edit), **{**mine, "arrives": "2026-12-08T08:00", "note": "via LAX"}
        )
        assert both.status_code == 409
        assert "2026-12-08 07:00" in both.text
        began = await client.get(edit)
        csrf = began.text.partition('name="csrf" value="')[2].partition('"')[0]
        silent = {**FLIGHT, "number": "KE902", "origin": "LIM", "aboard": ana, "csrf": csrf}
        assert (await client.post(edit, data=silent)).status_code == 409, "it does not say what it began from"
        note = await send(client, edit, await client.get(edit), **{**mine, "note": "via LAX"})
        assert note.status_code == 303
        row = (await Flight.select().where(Flight.id == flight))[0]
        assert (row["note"], row["arrives_at"]) == ("via LAX", datetime(2026, 12, 7, 22, 0, tzinfo=UTC))


@pytest.mark.parametrize("role", [Role.COOPERATION_OFFICER, Role.AUDITOR])
async def test_a_confidential_visit_has_no_travel_for_those_who_may_not_see_it(app: Litestar, role: Role) -> None:
    one = await visit("Ana Quispe", sight="confidential")
    _, _, token = await somebody(role)
    _, _, lead = await somebody(Role.COOPERATION_LEAD)
    here = f"/desk/visits/{one.code}/travel"
    async with browser(app, token) as client, browser(app, lead) as chief:
        assert (await chief.get(here)).status_code == 200
        assert (await client.get(here)).status_code == 404

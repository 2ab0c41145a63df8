"""The list at the door: names for those who stand there, ticks that come late or twice, and a count without names."""

from datetime import timedelta

import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM, Actor
from core.errors import NotFound
from core.journal.tables import Entry
from expo.seats.commands import leave, sign_up
from expo.seats.door.commands import tick
from expo.seats.door.queries import door_list
from expo.seats.offering import open_seating
from expo.seats.tables import Seat
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of

SLUG = "wsce-2026"


async def _signed_up(site: Litestar, place: int, names: list[str], seats: int) -> tuple[str, list[Actor]]:
    code = str(site.state.shelf["editions"].published[SLUG].meetings[-place].session.code)
    await open_seating(SYSTEM, edition=SLUG, session=code, seats=seats, hold_minutes=60, now=NOW)
    people = []
    for name in names:
        made = await account(role=Role.ATTENDEE)
        await Account.update({Account.name: name}).where(Account.id == made.id)
        people.append(Actor("attendee", str(made.id), made.id))
        await sign_up(people[-1], edition=SLUG, session=code, now=NOW)
    return code, people


async def test_who_has_a_seat_is_listed_in_order_and_who_waits_is_not(site: Litestar) -> None:
    code, people = await _signed_up(site, 1, ["Zoe Kim", "Ana Ruiz", "Waiting Wu"], seats=2)
    found = await door_list(SYSTEM, edition=SLUG, session=code)
    assert [one.name for one in found.guests] == ["Ana Ruiz", "Zoe Kim"]
    assert [one.name for one in found.found("zoe")] == ["Zoe Kim"]
    seats = {one.name: one.seat for one in found.guests}
    token = await session_of(await account(role=Role.FLOOR_MANAGER))
    address = f"/desk/{SLUG}/seats/{code}/door"
    async with browser(site, token) as client:
        page = (await client.get(address)).text
        assert "Zoe Kim" in page
        assert "Waiting Wu" not in page
        assert "Ana Ruiz" not in (await client.get(f"{address}?q=zoe")).text
        form = {"csrf": token_for(token), "arrived": "yes"}
        done = await client.post(f"{address}/{seats['Zoe Kim']}", data=form)
        assert (done.status_code, done.headers["location"].partition("#")[2]) == (303, f"seat-{seats['Zoe Kim']}")
        state = await client.get(f"{address}/state")
        assert state.json() == {"arrived": [str(seats["Zoe Kim"])], "of": 2}
        assert "Kim" not in state.text
    read = await Entry.select(Entry.payload).where(Entry.kind == "expo.seats.seating_door_read").output(load_json=True)
    assert [one["payload"]["people"] for one in read] == [2, 2]
    for role in (Role.AUDITOR, Role.TRANSLATOR, Role.EXHIBITOR_OWNER, Role.ATTENDEE):
        async with browser(site, await session_of(await account(role=role))) as client:
            for asked in (address, f"{address}/state"):
                answer = await client.get(asked)
                assert (answer.status_code, "Zoe Kim" in answer.text) == (403, False)
    await leave(people[1], edition=SLUG, session=code, now=NOW)
    with pytest.raises(NotFound):
        await tick(
            SYSTEM,
            edition=SLUG,
            session=code,
            seat=seats["Ana Ruiz"],
            arrived=True,
            at=NOW,
            now=NOW + timedelta(hours=1),
        )


async def test_ticks_that_come_twice_late_or_in_another_order_end_as_the_last_one_says(site: Litestar) -> None:
    code, _ = await _signed_up(site, 2, ["Zoe Kim"], seats=1)
    (guest,) = (await door_list(SYSTEM, edition=SLUG, session=code)).guests
    facts = await Entry.count()

    async def ticked(arrived: bool, minutes: int) -> bool:
        at, now = NOW + timedelta(minutes=minutes), NOW + timedelta(minutes=30)
        return await tick(SYSTEM, edition=SLUG, session=code, seat=guest.seat, arrived=arrived, at=at, now=now)

    assert [await ticked(True, 5), await ticked(True, 5), await ticked(False, 3)] == [True, False, False]
    assert [await ticked(True, 8), await ticked(False, 7)] == [False, False]
    assert await Entry.count() == facts + 1
    assert [await ticked(False, 9), await ticked(True, 7)] == [True, False]
    row = await Seat.select(Seat.arrived_at).where(Seat.id == guest.seat).first()
    assert row == {"arrived_at": None}
    assert await ticked(True, 10_000)
    row = await Seat.select(Seat.arrived_at).where(Seat.id == guest.seat).first()
    assert row == {"arrived_at": NOW + timedelta(minutes=30)}


async def test_a_seat_of_another_session_is_not_ticked_here(site: Litestar) -> None:
    code, _ = await _signed_up(site, 3, ["Zoe Kim"], seats=1)
    other, _ = await _signed_up(site, 4, ["Ana Ruiz"], seats=1)
    (guest,) = (await door_list(SYSTEM, edition=SLUG, session=other)).guests
    with pytest.raises(NotFound):
        await tick(SYSTEM, edition=SLUG, session=code, seat=guest.seat, arrived=True, at=NOW, now=NOW)
    assert (await door_list(SYSTEM, edition=SLUG, session=other)).arrived == 0

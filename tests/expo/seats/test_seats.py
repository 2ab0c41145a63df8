"""Seats: never one too many, waiting in order, offered once and passed on, told in letters."""

import asyncio
import re
from datetime import timedelta

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM, Actor
from core.mail.tables import Letter
from expo.programme.tables import Session
from expo.seats import rules
from expo.seats.commands import confirm, end_all, leave, sign_up
from expo.seats.letters import CANCELLED
from expo.seats.offering import change_seating, open_seating
from expo.seats.queries import seating_of
from expo.seats.rules import FewerThanTaken, NothingHeld, SignedUpAlready, SignUpClosed
from expo.seats.tables import Seat
from expo.seats.work import WORK
from i18n.text import Rendition, Translated, to_json
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of
from tests.make.opened import disputed, opened, shown_again

SLUG = "wsce-2026"

ORDER = ["seat_waiting", "seat_offered", "seat_taken", "seat_lost", "seat_cancelled"]


async def quiet(done: int, total: int) -> None:
    """A worker's progress that nobody looks at."""


async def _people(count: int) -> list[Actor]:
    made = [await account(role=Role.ATTENDEE) for _ in range(count)]
    return [Actor("attendee", str(one.id), one.id) for one in made]


def _late(site: Litestar, place: int) -> str:
    """The code of a session that begins on the last day."""
    return str(site.state.shelf["editions"].published[SLUG].meetings[-place].session.code)


async def _open(site: Litestar, place: int, seats: int, hold: int = 60) -> str:
    code = _late(site, place)
    await open_seating(SYSTEM, edition=SLUG, session=code, seats=seats, hold_minutes=hold, now=NOW)
    return code


async def _states(code: str) -> list[str]:
    seating = await seating_of(SLUG, code)
    rows = await Seat.select(Seat.state).where(Seat.seating == seating.id).order_by(Seat.place)
    return [row["state"] for row in rows]


async def _letters_to(actor: Actor) -> list[str]:
    """In the order in which they were made; those of one moment in the order of the list that one goes through."""
    rows = await Letter.select(Letter.template, Letter.made_at).where(Letter.account == actor.account)
    return [row["template"] for row in sorted(rows, key=lambda row: (row["made_at"], ORDER.index(row["template"])))]


async def test_of_many_who_sign_up_at_once_exactly_as_many_as_there_are_seats_get_one(site: Litestar) -> None:
    code, people = await _open(site, 1, 3), await _people(12)
    given = await asyncio.gather(*(sign_up(one, edition=SLUG, session=code, now=NOW) for one in people))
    assert (given.count("seated"), given.count("waiting")) == (3, 9)
    assert await _states(code) == ["seated"] * 3 + ["waiting"] * 9
    with pytest.raises(SignedUpAlready):
        await sign_up(people[0], edition=SLUG, session=code, now=NOW)
    before = (await seating_of(SLUG, code)).lines
    wish = {"edition": SLUG, "session": code, "before": before, "now": NOW}
    with pytest.raises(FewerThanTaken):
        await change_seating(SYSTEM, lines={**before, "seats": "2"}, **wish)
    await change_seating(SYSTEM, lines={**before, "seats": "5"}, **wish)
    assert await _states(code) == ["seated"] * 3 + ["held"] * 2 + ["waiting"] * 7


async def test_a_free_seat_is_offered_in_order_held_for_a_while_and_passed_on(site: Litestar) -> None:
    code, (first, second, third, fourth) = await _open(site, 2, 1), await _people(4)
    await Session.update({Session.title: to_json(Translated("en", {"en": Rendition("Not yet released")}))}).where(
        Session.code == code
    )
    for one in (first, second, third, fourth):
        await sign_up(one, edition=SLUG, session=code, now=NOW)
    await leave(first, edition=SLUG, session=code, now=NOW)
    assert await _states(code) == ["left", "held", "waiting", "waiting"]
    with pytest.raises(NothingHeld):
        await confirm(third, edition=SLUG, session=code, now=NOW)
    later = NOW + timedelta(minutes=61)
    assert await WORK.run({}, NOW + timedelta(minutes=59), quiet) == {"count": 0}
    assert await _states(code) == ["left", "held", "waiting", "waiting"]
    await WORK.run({}, later, quiet)
    assert await WORK.run({}, later, quiet) == {"count": 0}
    assert await _states(code) == ["left", "left", "held", "waiting"]
    with pytest.raises(NothingHeld):
        await confirm(second, edition=SLUG, session=code, now=later)
    await confirm(third, edition=SLUG, session=code, now=later)
    assert not await Letter.exists().where(Letter.subject.like("%Not yet released%"))
    assert await _letters_to(second) == ["seat_waiting", "seat_offered", "seat_lost"]
    assert await _letters_to(third) == ["seat_waiting", "seat_offered", "seat_taken"]
    await end_all(SYSTEM, (await seating_of(SLUG, code)).id, CANCELLED, now=later)
    assert (await _states(code), (await _letters_to(fourth))[-1]) == (["left"] * 4, "seat_cancelled")
    with pytest.raises(SignUpClosed):
        await sign_up(first, edition=SLUG, session=code, now=later)


async def test_a_person_who_is_erased_leaves_their_seat_to_the_next(site: Litestar) -> None:
    code, (first, second) = await _open(site, 3, 1), await _people(2)
    for one in (first, second):
        await sign_up(one, edition=SLUG, session=code, now=NOW)
    await Account.delete().where(Account.id == first.account)
    assert (await seating_of(SLUG, code)).taken == 0
    await WORK.run({}, NOW, quiet)
    assert await _states(code) == ["held"]


async def test_the_database_refuses_one_too_many_whoever_writes(
    site: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted flaw: the rule gives everybody a seat. No row comes of it."""
    code, people = await _open(site, 4, 1), await _people(2)
    monkeypatch.setattr(rules, "first_state", lambda **_: "seated")
    await sign_up(people[0], edition=SLUG, session=code, now=NOW)
    with pytest.raises(Exception, match="expo_seating_never_over"):
        await sign_up(people[1], edition=SLUG, session=code, now=NOW)
    assert await _states(code) == ["seated"]


async def test_a_reader_signs_up_on_the_sessions_page_and_gives_the_seat_up(site: Litestar) -> None:
    code = _late(site, 5)
    seat = f"/ko/{SLUG}/sessions/{code}/seat"
    editor, reader = await account(role=Role.PROGRAMME_EDITOR), await account(role=Role.ATTENDEE)
    async with browser(site, await session_of(editor)) as desk:
        form = {"csrf": await _token(desk, f"/desk/{SLUG}/seats"), "session": code, "seats": "1", "hold_minutes": "60"}
        assert (await desk.post(f"/desk/{SLUG}/seats", data={**form, "seats": "0"})).status_code == 422
        assert (await desk.post(f"/desk/{SLUG}/seats", data=form)).status_code == 303
        assert f'href="/desk/{SLUG}/seats/{code}"' in (await desk.get(f"/desk/{SLUG}/seats")).text
        change = f"/desk/{SLUG}/seats/{code}"
        assert 'name="hold_minutes" type="text" autocomplete="off" value="60"' in (await desk.get(change)).text
        refused = await desk.post(change, data={**form, "seats": "many"})
        assert (refused.status_code, 'value="many"' in refused.text) == (422, True)
    async with browser(site) as stranger:
        assert "/account/enter" in (await stranger.get(seat)).text
    async with browser(site, await session_of(reader)) as client:
        for act, said in (("", "seated"), ("/departure", "left")):
            form = {"csrf": await _token(client, seat), "idempotency": f"{said}-{code}"}
            answers = [await client.post(f"{seat}{act}", data=form) for _ in range(2)]
            assert [(one.status_code, one.headers["location"]) for one in answers] == [(303, seat)] * 2
        assert await _states(code) == ["left"]


async def test_two_who_change_a_sign_up_at_once_lose_nothing_and_nobody_opens_unseen_what_was_ended(
    site: Litestar,
) -> None:
    code = await _open(site, 6, 10)
    change = f"/desk/{SLUG}/seats/{code}"
    async with browser(site, await session_of(await account(role=Role.PROGRAMME_EDITOR))) as desk:
        mine, theirs = [await opened(desk, change) for _ in range(2)]
        assert (await theirs.sends(seats="20")).status_code == 303
        assert (await mine.sends(hold_minutes="90")).status_code == 303
        known = await seating_of(SLUG, code)
        assert (known.seats, known.hold_minutes) == (20, 90), "joined"
        assert disputed(await mine.sends(seats="30")) == [("Seats", "Yours: 30", "Theirs: 20", "Before: 10")]
        ended, late = await opened(desk, f"{change}", f"{change}/end"), await opened(desk, change)
        assert (await ended.sends()).status_code == 303
        assert (await late.sends(seats="25")).status_code == 303
        known = await seating_of(SLUG, code)
        assert (known.seats, known.closed_at is not None) == (25, True), "saving late opens nothing again"
        asked = await late.sends(silent=True)
        assert ("Sign-up is over", "Yours: no", "Theirs: yes") in disputed(asked)
        assert (await shown_again(desk, asked, change).sends()).status_code == 303
        known = await seating_of(SLUG, code)
        assert (known.seats, known.closed_at) == (20, None), "whoever was asked has decided"


async def _token(client: object, address: str) -> str:
    page = await client.get(address)  # type: ignore[attr-defined]
    found = re.search(r'name="csrf" value="(\w+)"', page.text)
    return found[1] if found else ""

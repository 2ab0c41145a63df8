"""Who has the programme's board open hears of steps, and of what is no step of the programme but speaks against a place."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

from litestar import Litestar

from core.access.roles import Role
from core.access.tables import Grant
from core.actor import SYSTEM, Actor
from core.commitments.commands import promise
from core.commitments.rules import Promise
from core.spans import Span
from expo.programme.edits.telling import tell_boards_of
from expo.programme.slots.commands import move_slot
from expo.programme.tables import Slot
from expo.seats.commands import leave, sign_up
from expo.seats.offering import open_seating
from expo.speakers.tables import Speaker
from expo.venues.tables import Room
from tests.conftest import NOW, started
from tests.expo.programme.test_board import DAWN, EDITION, PAGE, place, room_of, two_slots
from tests.make.accounts import account, session_of
from tests.make.worlds import sample_world


async def test_who_has_the_page_open_hears_of_a_step_at_once(db: None) -> None:
    await sample_world(NOW)
    slot, other = await two_slots()
    editor = await account(role=Role.PROGRAMME_EDITOR)
    token = await session_of(editor)
    async with started(lambda: NOW + timedelta(minutes=1)) as app:
        heard = asyncio.create_task(first_number(app, token))
        await asyncio.sleep(0.3)
        given = {"edition": EDITION, "slot": slot, "place": place(await room_of(other)), "revision": 1, "now": NOW}
        await move_slot(SYSTEM, **given)
        assert await asyncio.wait_for(heard, 3) == "1"
        await told_of_what_is_no_step(app, slot)
        heard = asyncio.create_task(first_number(app, token, after=1))
        await asyncio.sleep(0.3)
        await Grant.update({Grant.expires_at: NOW}).where(Grant.account == editor.id)
        await app.state.hub.hear(f"draft:{EDITION}")
        assert await asyncio.wait_for(heard, 3) == "", "whose role has run out meanwhile hears nothing more"


async def told_of_what_is_no_step(app: Litestar, slot: UUID) -> None:
    """One more who signed up than the room seats, and one fewer; a visit that keeps a speaker busy. Nothing before that."""
    mine = await Slot.select(Slot.session.code.as_alias("code"), Slot.room).where(Slot.id == slot).first()
    assert mine is not None
    await Room.update({Room.capacity: 1}).where(Room.id == mine["room"])
    seats = {"edition": EDITION, "session": mine["code"], "now": NOW}
    await open_seating(SYSTEM, **seats, seats=2, hold_minutes=60)
    accounts = [await account(role=Role.ATTENDEE) for _ in "ab"]
    people = [Actor("attendee", str(one.id), one.id) for one in accounts]
    speaker = await Speaker.select(Speaker.person).first()
    assert speaker is not None
    source = uuid4()
    with app.state.hub.listening(f"draft:{EDITION}") as woken:
        await sign_up(people[0], **seats)
        await sign_up(people[1], **seats)
        await asyncio.wait_for(woken.wait(), 3)
        woken.clear()
        await leave(people[1], **seats)
        await asyncio.wait_for(woken.wait(), 3)
        woken.clear()
        await promise([Promise(speaker["person"], "visit_item", source, Span(DAWN, DAWN + timedelta(minutes=5)))])
        await tell_boards_of([source])
        await asyncio.wait_for(woken.wait(), 3)


async def first_number(app: Litestar, token: str, *, after: int = 0) -> str:
    """The first number that is told, nothing when the answer ends without one. Read from the application itself: httpx's
    transport would wait for the end.
    """
    found: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def send(message: dict[str, object]) -> None:
        body = message.get("body", b"")
        said = body.partition(b"data: ")[2].strip() if isinstance(body, bytes) else b""
        if said.isdigit() and not found.done():
            found.set_result(said.decode())
        if message.get("more_body") is False and not found.done():
            found.set_result("")

    async def receive() -> dict[str, object]:
        await found
        return {"type": "http.disconnect"}

    headers = [(b"host", b"expo.example"), (b"cookie", f"__Host-madang={token}".encode())]
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"{PAGE}/listen",
        "raw_path": f"{PAGE}/listen".encode(),
        "query_string": f"after={after}".encode(),
        "headers": headers,
        "scheme": "https",
        "server": ("expo.example", 443),
        "client": ("127.0.0.1", 1),
        "http_version": "1.1",
        "asgi": {"version": "3.0"},
        "root_path": "",
    }
    await app(scope, receive, send)  # type: ignore[arg-type]
    return await found

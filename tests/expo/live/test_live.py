"""The day as it goes: said in two taps, heard by whoever listens, taken back; the pages stay as they are."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import Any

import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from core.errors import Invalid
from expo.live.rules import AS_PLANNED, Act, Differs, NothingChanged, after
from tests.make.accounts import account, browser, session_of

SLUG = "wsce-2026"
LIVE, DESK, SCHEDULE = f"/ko/{SLUG}/live", f"/desk/{SLUG}/live", f"/ko/{SLUG}/schedule"
COUNTING = count()
ROOMS = frozenset({"one", "two"})


def test_acts_at_the_desk_add_up_and_a_change_that_is_none_is_refused() -> None:
    def then(now: Differs, what: str, **more: Any) -> Differs:
        return after(now, Act(what, **more), planned_room="one", rooms=ROOMS)

    late = then(AS_PLANNED, "delayed", minutes=10)
    elsewhere = then(late, "moved", room="two")
    assert (late, elsewhere) == (Differs(delay=10), Differs(delay=10, room="two"))
    assert then(elsewhere, "moved", room="one") == late
    assert then(then(late, "full"), "full") == late
    assert then(elsewhere, "plan").planned
    with pytest.raises(NothingChanged):
        then(late, "delayed", minutes=10)
    for wrong in (Act("delayed", minutes=601), Act("moved", room="three")):
        with pytest.raises(Invalid):
            after(late, wrong, planned_room="one", rooms=ROOMS)


@asynccontextmanager
async def _listening(app: Litestar, **headers: str) -> AsyncIterator[asyncio.Queue[dict[str, Any]]]:
    """What comes over an answer that stays open, event by event."""
    heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    gone = asyncio.Event()

    async def receive() -> dict[str, Any]:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        for event in message.get("body", b"").decode().split("\n\n"):
            fields = dict(line.split(": ", 1) for line in event.split("\n") if ": " in line)
            if "data" in fields:
                heard.put_nowait({"id": fields["id"], **json.loads(fields["data"])})

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "https",
        "path": f"{LIVE}/listen",
        "raw_path": f"{LIVE}/listen".encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"expo.example"), *((k.encode(), v.encode()) for k, v in headers.items())],
        "client": ("127.0.0.1", 1),
        "server": ("expo.example", 443),
        "state": {},
    }
    listening = asyncio.create_task(app(scope, receive, send))  # type: ignore[arg-type]
    try:
        yield heard
    finally:
        gone.set()
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


async def _next(heard: asyncio.Queue[dict[str, Any]]) -> dict[str, Any]:
    return await asyncio.wait_for(heard.get(), timeout=5)


async def _sent(client: httpx.AsyncClient, address: str = DESK, **fields: str) -> int:
    page = await client.get(DESK)
    found = re.search(r'name="csrf" value="(\w+)"', page.text)
    return (await client.post(address, data={"csrf": found[1] if found else "", **fields})).status_code


async def test_what_is_said_at_the_desk_is_heard_by_readers_and_taken_back(
    site: Litestar, reader: httpx.AsyncClient
) -> None:
    meeting = site.state.shelf["editions"].published[SLUG].meetings[0]
    plain = await reader.get(SCHEDULE)
    assert (await reader.get(LIVE)).json() == {"number": 0, "slots": []}
    async with browser(site, await session_of(await account(role=Role.FLOOR_MANAGER))) as desk:
        async with _listening(site) as heard:
            assert await _sent(desk, slot=meeting.slot.id, act="delayed:10", because="the bus is late") == 303
            first = await _next(heard)
            assert (first["id"], first["slots"][0]["code"], first["slots"][0]["delay"]) == (
                "1",
                meeting.session.code,
                10,
            )
            assert "09:40" in first["slots"][0]["words"][0]
            assert "the bus is late" not in json.dumps(first)
            assert await _sent(desk, slot=meeting.slot.id, act="delayed:10") == 409
            assert await _sent(desk, slot=meeting.slot.id, act="full") == 303
            assert len((await _next(heard))["slots"][0]["words"]) == 2
        asked = await reader.get(LIVE)
        assert (asked.json()["number"], len(asked.json()["slots"])) == (2, 1)
        assert (await reader.get(LIVE, headers={"if-none-match": asked.headers["etag"]})).status_code == 304
        assert await _sent(desk, f"{DESK}/undo", slot=meeting.slot.id, number="1") == 409
        assert await _sent(desk, f"{DESK}/undo", slot=meeting.slot.id, number="2") == 303
        async with _listening(site, **{"last-event-id": "2"}) as heard:
            assert [len(one["words"]) for one in (await _next(heard))["slots"]] == [1]
            assert await _sent(desk, slot=meeting.slot.id, act="plan") == 303
            last = await _next(heard)
            assert (last["slots"][0]["words"], last["number"]) == ([], 4)
    assert (await reader.get(LIVE)).json() == {"number": 4, "slots": []}
    same = await reader.get(SCHEDULE)
    assert (same.content, same.headers["etag"]) == (plain.content, plain.headers["etag"])
    async with browser(site, await session_of(await account(role=Role.AUDITOR))) as looking:
        assert (await looking.get(DESK)).status_code == 200
        assert await _sent(looking, slot=meeting.slot.id, act="full") == 403


async def _entry(reader: httpx.AsyncClient, address: str) -> dict[str, str]:
    """The only entry of a calendar, by the names of its lines; a moment later, since one is kept for seconds."""
    lines = (
        (await reader.get(f"{address}?{next(COUNTING)}"))
        .text.replace("\r\n ", "")
        .split("BEGIN:VEVENT")[1]
        .split("\r\n")
    )
    return {line.partition(":")[0].partition(";")[0]: line.partition(":")[2] for line in lines if ":" in line}


async def test_calendars_follow_the_day_and_never_count_back(site: Litestar, reader: httpx.AsyncClient) -> None:
    shown = site.state.shelf["editions"].published[SLUG]
    meeting = shown.meetings[0]
    other = next(one for one in shown.snapshot.rooms if one.code != meeting.room.code)
    address = f"/ko/{SLUG}/sessions/{meeting.session.code}.ics"
    planned = await _entry(reader, address)
    seen = [planned]
    token = await session_of(await account(role=Role.FLOOR_MANAGER))
    heard_so_far = str((await reader.get(LIVE)).json()["number"])
    async with browser(site, token) as desk, _listening(site, **{"last-event-id": heard_so_far}) as heard:
        for act in ("delayed:10", "moved", "cancelled", "plan"):
            assert await _sent(desk, slot=meeting.slot.id, act=act, room=other.code) == 303
            await _next(heard)
            seen.append(await _entry(reader, address))
    late, moved, off, again = seen[1:]
    assert [one["UID"] for one in seen] == [planned["UID"]] * 5
    assert [int(one["SEQUENCE"]) - int(planned["SEQUENCE"]) for one in seen] == [0, 1, 2, 3, 4]
    assert (planned["DTSTART"][-6:], late["DTSTART"][-6:], late["DTEND"] > planned["DTEND"]) == (
        "093000",
        "094000",
        True,
    )
    assert (planned["LOCATION"] == late["LOCATION"], planned["LOCATION"] == moved["LOCATION"]) == (True, False)
    assert ([one["STATUS"] for one in seen[:3]], off["STATUS"]) == (["CONFIRMED"] * 3, "CANCELLED")
    same = ("DTSTART", "DTEND", "LOCATION", "STATUS")
    assert {name: again[name] for name in same} == {name: planned[name] for name in same}
    assert again["DTSTAMP"] >= planned["DTSTAMP"]


async def test_listeners_take_no_place_and_go_when_the_process_goes(site: Litestar) -> None:
    async with _listening(site), _listening(site):
        await asyncio.sleep(0.2)
        assert (site.state.hub.count, site.state.load.active) == (2, 0)
    await asyncio.sleep(0.1)
    assert site.state.hub.count == 0

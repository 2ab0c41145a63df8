"""Calendars of a programme of 500 events: `python -m bench.feeds`.

`personal_ms` is a calendar of one's own with 60 sessions, asked for at its address in the whole application, database
and all, median of many; `cold_ms` is the whole programme printed for the first time, `warm_ms` when its entries are known.
`cold_cpu_ms` is what that costs of a processor, however many others share it.
"""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from os import environ

from bench.report import finish, median

EVENTS, KEPT, TIMES = 500, 60, 200
NOW = datetime(2026, 12, 8, tzinfo=UTC)
BASE = "https://expo.example"


def main() -> None:
    folder = tempfile.mkdtemp(prefix="madang-bench-")
    environ["DATA_DIR"] = folder
    environ["BASE_URL"] = BASE
    environ.pop("DATABASE_URL", None)
    from core.db.at_hand import database_at_hand  # noqa: PLC0415 -- the engine reads DATA_DIR when it is imported

    try:
        with database_at_hand():
            personal, warm, cold, cpu = asyncio.run(_measure())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    finish(
        personal_ms=_ms(personal), warm_ms=_ms(warm), cold_ms=_ms(cold), cold_cpu_ms=_ms(cpu), events=EVENTS, kept=KEPT
    )


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


async def _measure() -> tuple[float, float, float, float]:
    from app import app  # noqa: PLC0415 -- as above
    from core.actor import SYSTEM  # noqa: PLC0415
    from core.db.schema import upgrade  # noqa: PLC0415
    from expo.feeds.commands import open_feed  # noqa: PLC0415
    from expo.interchange.exports.calendar import edition_calendar  # noqa: PLC0415
    from expo.stars.commands import open_plan  # noqa: PLC0415
    from i18n.locales import language  # noqa: PLC0415

    await upgrade()
    async with app.lifespan():
        await _programme()
        await app.state.shelf.fill()
        publication = app.state.shelf["editions"].called("congress")
        begun, worked = time.perf_counter(), time.process_time()
        edition_calendar(publication, language("ko"), BASE)
        cold, cpu = time.perf_counter() - begun, time.process_time() - worked
        warm = []
        for _ in range(TIMES):
            begun = time.perf_counter()
            edition_calendar(publication, language("ko"), BASE)
            warm.append(time.perf_counter() - begun)
        plan, _ = await open_plan("congress", sorted(publication.sessions)[:KEPT], now=NOW)
        token = await open_feed(SYSTEM, plan, language="ko", now=NOW)
        personal = await _answered(app, f"/congress/feeds/{token}.ics")
    return personal, median(warm), cold, cpu


async def _answered(app: Callable[..., Awaitable[None]], path: str) -> float:
    """The application called as a server calls it, without a network in between."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"expo.example")],
        "client": ("127.0.0.1", 1),
        "server": ("expo.example", 443),
    }
    spent = []
    for _ in range(TIMES):
        sent: list[dict[str, object]] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, object], sent: list[dict[str, object]] = sent) -> None:
            sent.append(message)

        begun = time.perf_counter()
        await app({**scope, "state": {}}, receive, send)
        spent.append(time.perf_counter() - begun)
        octets = b"".join(bytes(one.get("body", b"")) for one in sent)  # type: ignore[call-overload]
        if octets.count(b"BEGIN:VEVENT") != KEPT:
            raise ValueError(f"{sent[0]} is no calendar of {KEPT} sessions")
    return median(spent)


async def _programme() -> None:
    """Sessions of half an hour in ten rooms, with words of about the usual length."""
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from expo.editions.commands import create_edition  # noqa: PLC0415
    from expo.editions.queries import edition_called  # noqa: PLC0415
    from expo.programme.tables import Session, Slot  # noqa: PLC0415
    from expo.releases.commands import release_programme  # noqa: PLC0415
    from expo.venues.tables import Room  # noqa: PLC0415
    from i18n.text import to_json, written  # noqa: PLC0415

    first = NOW.date()
    last = first + timedelta(days=2)
    await create_edition(
        SYSTEM, slug="congress", names={"ko": "대회"}, starts_on=first, ends_on=last, zone="Asia/Seoul", now=NOW
    )
    edition = (await edition_called("congress")).id
    rooms = [Room(edition=edition, code=f"room-{n}", name=to_json(written("ko", {"ko": f"{n}호"}))) for n in range(10)]
    await Room.insert(*rooms)
    words = to_json(written("ko", {"ko": "도시 데이터를 함께 쓰는 방법을 이야기합니다. " * 12}))
    for number in range(EVENTS):
        title = to_json(written("ko", {"ko": f"세션 {number}: 도시에서 배우다"}))
        session = Session(edition=edition, code=f"S{number:05}", number=number + 1, title=title, abstract=words)
        await Session.insert(session)
        begin = NOW + timedelta(days=number % 3, minutes=30 * (number // 30))
        await Slot.insert(
            Slot(
                session=session.id,
                room=rooms[number // 3 % 10].id,
                begins_at=begin,
                ends_at=begin + timedelta(minutes=30),
            )
        )
    await release_programme(SYSTEM, edition="congress", name="first", now=NOW)


if __name__ == "__main__":
    main()

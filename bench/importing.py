"""A schedule.xml of 1,351 sessions, as large and as dirty as a congress of 2019, loaded twice: `first_s`, `again_s`.

Reading, comparing, writing and committing count; starting the database does not. It has a database of its own.
"""

import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from bench.report import finish

SESSIONS, DAYS, ROOMS, AREAS, PEOPLE = 1_351, 4, 30, 12, 900
FIRST_DAY = date(2019, 12, 27)
SEED = 2026
WORDS = ("city", "data", "open", "water", "signal", "bridge", "learning", "transport", "energy", "safety", "people")
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def main() -> None:
    folder = tempfile.mkdtemp(prefix="madang-bench-")
    os.environ["DATA_DIR"] = folder
    os.environ.pop("DATABASE_URL", None)
    path = Path(folder) / "schedule.xml"
    path.write_text(document(random.Random(SEED)))
    print(f"{SESSIONS} sessions, {path.stat().st_size // 1024} KB", file=sys.stderr)
    from core.db.at_hand import database_at_hand  # noqa: PLC0415 -- the engine reads DATA_DIR when it is imported

    try:
        with database_at_hand():
            first, again = asyncio.run(_measure(path))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    finish(first_s=round(first, 2), again_s=round(again, 2), sessions=SESSIONS)


async def _measure(path: Path) -> tuple[float, float]:
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from core.db.engine import pool  # noqa: PLC0415
    from core.db.schema import upgrade  # noqa: PLC0415
    from expo.editions.commands import create_edition  # noqa: PLC0415
    from expo.interchange.loading_files import Wish, load_files  # noqa: PLC0415

    await upgrade()
    async with pool():
        last = FIRST_DAY + timedelta(days=DAYS - 1)
        names = {"en": "A congress"}
        await create_edition(
            SYSTEM, slug="congress", names=names, starts_on=FIRST_DAY, ends_on=last, zone="Europe/Berlin", now=NOW
        )
        spent = []
        for wanted in ("created", "unchanged"):
            begun = time.perf_counter()
            report, _ = await load_files(SYSTEM, Wish([path], "congress"), now=NOW, progress=_silent)
            spent.append(time.perf_counter() - begun)
            counts = Counter(line.outcome for line in report.lines if line.kind == "session")
            print(dict(counts), {kind: len(notes) for kind, notes in report.notes_by_kind().items()}, file=sys.stderr)
            assert counts == {wanted: SESSIONS}, counts
    return spent[0], spent[1]


def _silent(stage: str) -> None:
    """Printing is not what is measured."""


def document(chance: random.Random) -> str:
    """Rooms are booked one after the other, areas at random: these overlap, as in the real one, and so do speakers."""
    days = "".join(_day(chance, number) for number in range(DAYS))
    conference = "<conference><acronym>bench</acronym><title>A congress</title></conference>"
    return f"<?xml version='1.0' encoding='utf-8'?><schedule><version>1</version>{conference}{days}</schedule>"


def _day(chance: random.Random, number: int) -> str:
    on = FIRST_DAY + timedelta(days=number)
    rooms = "".join(
        f"<room name={quoteattr(f'Room {room}')}>{''.join(_events(chance, number, room))}</room>"
        for room in range(ROOMS + AREAS)
    )
    return f"<day index='{number + 1}' date='{on}' start='{on}T10:00:00+01:00' end='{on}T23:59:00+01:00'>{rooms}</day>"


def _events(chance: random.Random, day: int, room: int) -> Iterator[str]:
    """The sessions are dealt out over days and rooms; each room's follow each other from ten in the morning."""
    begin = datetime(2019, 12, 27, 10, tzinfo=UTC) + timedelta(days=day)
    for number in range(day * (ROOMS + AREAS) + room, SESSIONS, DAYS * (ROOMS + AREAS)):
        minutes = chance.choice((30, 45, 60, 90))
        yield _event(chance, number, begin, minutes, room)
        begin += timedelta(minutes=chance.choice((15, 60)) if room >= ROOMS else minutes + 10)


def _event(chance: random.Random, number: int, begin: datetime, minutes: int, room: int) -> str:
    people = "".join(
        f"<person id='{one}'>Person {one}</person>" for one in chance.sample(range(PEOPLE), chance.choice((0, 1, 1, 2)))
    )
    texts = {"title": 6, "subtitle": 5, "abstract": 60, "description": 180}
    worded = "".join(f"<{name}>{escape(_words(chance, count))}</{name}>" for name, count in texts.items())
    return (
        f"<event id='{number + 1}' guid='{UUID(int=chance.getrandbits(128), version=4)}'>"
        f"<date>{begin:%Y-%m-%dT%H:%M}:00+00:00</date><start>{begin:%H:%M}</start>"
        f"<duration>{minutes // 60:02}:{minutes % 60:02}</duration><room>Room {room}</room>{worded}"
        f"<track>{WORDS[number % 8]}</track><type>talk</type>"
        f"<language>{chance.choice(('en', 'de', 'en, de'))}</language>"
        f"<persons>{people}</persons></event>"
    )


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


if __name__ == "__main__":
    main()

"""Many who want few seats, at once: `python -m bench.seats [rounds]`.

A round is 200 people who sign up for 30 seats at the same moment; then ten of those who have one leave at once, and what
is free is offered. `over` counts seats beyond the 30; `order_errors` whoever waits at another place than that in which
their transaction was committed (the order of the journal), whoever was passed by somebody who asked after they had been
answered, and offers that went to somebody else than the first who waited, or twice. `naive_over` is the same crowd with
seats that are counted first and written then, in as many rounds.

Everybody's statements of a round come one after another by design (some 8,600, letters included): about two seconds on a
quiet machine of two cores, so that a hundred rounds take four minutes, after half a minute of making the tables.
"""

import asyncio
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from bench.report import finish

SEATS, PEOPLE, LEAVING, ROUNDS = 30, 200, 10, 100
NOW = datetime(2026, 12, 8, tzinfo=UTC)
MANY = 100_000
STANDING = """
SELECT s.account, s.state, s.place, e.id AS committed FROM expo_seat s
JOIN core_entry e ON e.record = s.id AND e.kind = 'expo.seats.seat_asked' WHERE s.seating = {} ORDER BY s.place
"""
OFFERS = "SELECT record FROM core_entry WHERE kind = 'expo.seats.seat_offered' AND payload->>'seating' = {}"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    folder = tempfile.mkdtemp(prefix="madang-bench-")
    os.environ["DATA_DIR"] = folder
    os.environ.pop("DATABASE_URL", None)
    from core.db.at_hand import database_at_hand  # noqa: PLC0415 -- the engine reads DATA_DIR when it is imported

    try:
        with database_at_hand():
            over, errors, naive = asyncio.run(_measure(rounds))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    finish(rounds=rounds, over=over, order_errors=errors, naive_over=naive, people=PEOPLE, seats=SEATS)


async def _measure(rounds: int) -> tuple[int, int, int]:
    import app  # noqa: F401, PLC0415 -- letters need who knows languages
    from core.db.engine import pool  # noqa: PLC0415
    from core.db.schema import upgrade  # noqa: PLC0415

    await upgrade()
    async with pool():
        people, sessions = await _people(), await _sessions(2 * rounds)
        over = errors = naive = 0
        for number in range(rounds):
            taken, wrong = await _round(sessions[number], people)
            over, errors = over + max(0, taken - SEATS), errors + wrong + abs(min(0, taken - SEATS))
            naive += await _naive_round(sessions[rounds + number], people)
            print(f"{number + 1}/{rounds}", file=sys.stderr)
    return over, errors, naive


async def _round(code: str, people: list[UUID]) -> tuple[int, int]:
    """How many seats were taken, and what was out of order."""
    from piccolo.querystring import QueryString  # noqa: PLC0415 -- as above

    from core.actor import SYSTEM, Actor  # noqa: PLC0415
    from core.db.engine import DB  # noqa: PLC0415
    from expo.seats.commands import leave, sign_up  # noqa: PLC0415
    from expo.seats.offering import open_seating  # noqa: PLC0415

    seating = await open_seating(SYSTEM, edition="congress", session=code, seats=SEATS, hold_minutes=60, now=NOW)
    spans: dict[UUID, tuple[float, float]] = {}

    async def come(one: UUID) -> None:
        begun = time.perf_counter()
        await sign_up(Actor("attendee", str(one), one), edition="congress", session=code, now=NOW)
        spans[one] = (begun, time.perf_counter())

    await asyncio.gather(*(come(one) for one in people))
    rows = await DB.run_querystring(QueryString(STANDING, seating))
    seated = [row["account"] for row in rows if row["state"] == "seated"]
    gone = seated[:LEAVING]
    await asyncio.gather(
        *(leave(Actor("attendee", str(one), one), edition="congress", session=code, now=NOW) for one in gone)
    )
    offered = [row["record"] for row in await DB.run_querystring(QueryString(OFFERS, str(seating)))]
    after = await DB.run_querystring(QueryString(STANDING, seating))
    held = [row["place"] for row in after if row["state"] == "held"]
    wrong = _out_of_order(rows, spans) + (held != list(range(SEATS + 1, SEATS + LEAVING + 1)))
    return len(seated), wrong + (len(offered) != LEAVING) + (len(set(offered)) != len(offered))


def _out_of_order(rows: list[dict[str, object]], spans: dict[UUID, tuple[float, float]]) -> int:
    """Places without gaps, in the order of the journal, and nobody before somebody who was answered before they asked."""
    places = [row["place"] for row in rows]
    committed = [row["committed"] for row in rows]
    wrong = (places != list(range(1, PEOPLE + 1))) + (committed != sorted(committed))  # type: ignore[type-var]
    latest_start = 0.0
    for row in rows:
        begun, ended = spans[row["account"]]  # type: ignore[index]
        wrong += ended < latest_start
        latest_start = max(latest_start, begun)
    return wrong


async def _naive_round(code: str, people: list[UUID]) -> int:
    """Counts, then writes, where the database would take any number: what is free is given to several."""
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from core.db.transaction import transaction  # noqa: PLC0415
    from expo.seats.offering import open_seating  # noqa: PLC0415
    from expo.seats.tables import Seat  # noqa: PLC0415

    seating = await open_seating(SYSTEM, edition="congress", session=code, seats=MANY, hold_minutes=60, now=NOW)
    taken = (Seat.seating == seating) & (Seat.state == "seated")

    async def come(place: int, one: UUID) -> None:
        async with transaction():
            if await Seat.count().where(taken) < SEATS:
                row = Seat(id=uuid4(), seating=seating, account=one, place=place, state="seated", asked_at=NOW)
                await Seat.insert(row)

    await asyncio.gather(*(come(place, one) for place, one in enumerate(people)))
    return max(0, int(await Seat.count().where(taken)) - SEATS)


async def _people() -> list[UUID]:
    from core.access.tables import Account  # noqa: PLC0415 -- as above

    made = [
        Account(id=uuid4(), kind="attendee", email=f"reader{n}@example.org", name=f"reader {n}", created_at=NOW)
        for n in range(PEOPLE)
    ]
    await Account.insert(*made)
    return [one.id for one in made]


async def _sessions(rounds: int) -> list[str]:
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from expo.editions.commands import create_edition  # noqa: PLC0415
    from expo.editions.queries import edition_called  # noqa: PLC0415
    from expo.programme.tables import Session  # noqa: PLC0415
    from i18n.text import to_json, written  # noqa: PLC0415

    first = NOW.date()
    await create_edition(
        SYSTEM,
        slug="congress",
        names={"en": "A congress"},
        starts_on=first,
        ends_on=first + timedelta(days=2),
        zone="Asia/Seoul",
        now=NOW,
    )
    edition = (await edition_called("congress")).id
    made = [
        Session(edition=edition, code=f"R{n:05}", number=n + 1, title=to_json(written("en", {"en": f"Workshop {n}"})))
        for n in range(rounds)
    ]
    await Session.insert(*made)
    return [one.code for one in made]


if __name__ == "__main__":
    main()

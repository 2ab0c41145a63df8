"""Scope equals policy: `python -m bench.scopes [WORLDS]`, random worlds of roles, grants and records.

For every account of a world, what each list, count, search, table and page shows is compared with what the rules say when
they are asked row by row (`bench.scoped_policy`). `differences` are pairs of a door and an account that do not agree. Each
core has worlds of its own, in a database of its own.
"""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from random import Random
from typing import Any

from bench.report import finish

NOW = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
WORLDS = 5_000
TELL_EVERY = 100
NAME = "bench_scopes"
PLANNED_ONCE = {
    "statement_cache_size": 4_000,
    "max_cached_statement_lifetime": 0,
    "server_settings": {"plan_cache_mode": "force_generic_plan", "jit": "off"},
}
"""What is asked is the same in every world, and of a dozen rows: half of the time went into planning it anew."""
Difference = tuple[str, list[str], list[str]]


class TakenBack(Exception):
    """A world ends with it, so that the next one finds an empty database."""

    def __init__(self, found: list[Difference]) -> None:
        super().__init__()
        self.found = found


async def differences_in(seed: int, lands: dict[Any, str], now: datetime = NOW) -> list[Difference]:
    """Each with the door, what it showed and what the rules say; of one world, which leaves nothing behind."""
    try:
        await _lived(seed, lands, now)
    except TakenBack as ended:
        return ended.found
    return []


async def _lived(seed: int, lands: dict[Any, str], now: datetime) -> None:
    from bench.scoped_world import build  # noqa: PLC0415 -- the engine reads its address when it is imported
    from core.db.transaction import transaction  # noqa: PLC0415

    async with transaction():
        world = await build(Random(seed), lands, now)
        raise TakenBack([one async for one in _compared(world)])


async def _compared(world: Any) -> AsyncIterator[Difference]:
    from bench.scoped_doors import doors_of  # noqa: PLC0415 -- as above
    from bench.scoped_policy import Policy  # noqa: PLC0415
    from core.access.sessions.queries import actor_of  # noqa: PLC0415
    from core.actor import ANONYMOUS  # noqa: PLC0415

    for account in world.accounts:
        actor = await actor_of(world.tokens[account.id], world.now) or ANONYMOUS
        async for door, shown, said in doors_of(world, actor, Policy(world, account.id)):
            if sorted(shown) != sorted(said):
                yield door, sorted(shown), sorted(said)


def main() -> None:
    from bench.programmes import copied, fresh_database  # noqa: PLC0415 -- as above

    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS
    cores = os.cpu_count() or 1
    begun = time.perf_counter()
    with fresh_database(NAME) as address:
        places = asyncio.run(copied(address, NAME, cores))
        with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as running:
            seeds = [range(at, wanted, cores) for at in range(cores)]
            found = sorted(one for ones in running.map(_worlds, places, seeds) for one in ones)
    for seed, (door, shown, said) in found[:20]:
        print(f"world {seed}: {door} shows {shown}, the rules say {said}", file=sys.stderr)
    finish(worlds=wanted, differences=len(found), seconds=round(time.perf_counter() - begun, 1))
    sys.exit(1 if found else 0)


def _worlds(address: str, seeds: range) -> list[tuple[int, Difference]]:
    """Of one process."""
    os.environ["DATABASE_URL"] = address
    return asyncio.run(_all(seeds))


async def _all(seeds: range) -> list[tuple[int, Difference]]:
    from bench.scoped_world import countries  # noqa: PLC0415 -- as above
    from core.db.engine import DB  # noqa: PLC0415 -- as above

    found: list[tuple[int, Difference]] = []
    await DB.start_connection_pool(min_size=1, max_size=1, **PLANNED_ONCE)
    try:
        lands = await countries()
        for number, seed in enumerate(seeds, start=1):
            found += [(seed, one) for one in await differences_in(seed, lands)]
            if number % TELL_EVERY == 0:
                print(f"{number} worlds of {len(seeds)}, {len(found)} differences", file=sys.stderr)
    finally:
        await DB.close_connection_pool()
    return found


if __name__ == "__main__":
    main()

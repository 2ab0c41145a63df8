"""Scope equals policy: `python -m bench.scopes [WORLDS]`, random worlds of roles, grants and records.

For every account of a world, what each list, count, search, table and page shows is compared with what the rules say when
they are asked row by row (`bench.scoped_policy`). `differences` are pairs of a door and an account that do not agree.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from random import Random
from typing import Any

from bench.report import finish

NOW = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
WORLDS = 5_000
TELL_EVERY = 100
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
    from bench.programmes import fresh_database  # noqa: PLC0415 -- as above

    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS
    with fresh_database("bench_scopes") as address:
        os.environ["DATABASE_URL"] = address
        found = asyncio.run(_all(wanted))
    for seed, (door, shown, said) in found[:20]:
        print(f"world {seed}: {door} shows {shown}, the rules say {said}", file=sys.stderr)
    finish(worlds=wanted, differences=len(found))
    sys.exit(1 if found else 0)


async def _all(wanted: int) -> list[tuple[int, Difference]]:
    from bench.scoped_world import countries  # noqa: PLC0415 -- as above
    from core.db.engine import pool  # noqa: PLC0415

    found: list[tuple[int, Difference]] = []
    async with pool():
        lands = await countries()
        for seed in range(wanted):
            found += [(seed, one) for one in await differences_in(seed, lands)]
            if (seed + 1) % TELL_EVERY == 0:
                print(f"{seed + 1} worlds, {len(found)} differences", file=sys.stderr)
    return found


if __name__ == "__main__":
    main()

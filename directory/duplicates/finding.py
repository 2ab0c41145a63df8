"""Looking for duplicates in the background: records that share a key are compared, and likely pairs are kept."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from directory.duplicates.blocks import candidates
from directory.duplicates.comparing import Candidate, compared, keys_of
from directory.duplicates.loading import candidates_of, digest_of
from directory.duplicates.subjects import ORGANISATION, PERSON, Subject

KIND = "directory.duplicates.find"
AT_A_TIME = 2_000
KEEP = """
INSERT INTO {table} (id, lower, upper, points, seen, state, found_at)
SELECT f.id, f.lower, f.upper, f.points, f.seen, 'open', {{}}::timestamptz
FROM unnest({{}}::uuid[], {{}}::uuid[], {{}}::uuid[], {{}}::int[], {{}}::text[]) AS f(id, lower, upper, points, seen)
ON CONFLICT (lower, upper) DO UPDATE SET points = excluded.points, seen = excluded.seen,
    state = CASE WHEN {table}.seen = excluded.seen THEN {table}.state ELSE 'open' END,
    decided_at = CASE WHEN {table}.seen = excluded.seen THEN {table}.decided_at END,
    decided_by = CASE WHEN {table}.seen = excluded.seen THEN {table}.decided_by END
"""
FORGET = """
DELETE FROM {table} p WHERE state = 'open' AND NOT EXISTS (
    SELECT 1 FROM unnest({{}}::uuid[], {{}}::uuid[]) AS found(lower, upper)
    WHERE found.lower = p.lower AND found.upper = p.upper)
"""

Found = tuple[UUID, UUID, int, str]
One = TypeVar("One")


async def find(subject: Subject, now: datetime, progress: Callable[[int, int], Any]) -> int:
    """How many pairs there are now. Those that were said to be apart stay so, unless one of the two says something else."""
    known = await candidates_of(subject)
    keys: dict[UUID, set[str]] = {}
    for chunk in _chunks(list(known)):
        keys |= await asyncio.to_thread(lambda part: {one: keys_of(known[one]) for one in part}, chunk)
        await progress(len(keys), 2 * len(known))
    pairs = sorted((min(pair), max(pair)) for pair in await asyncio.to_thread(candidates, keys))
    found: list[Found] = []
    for number, part in enumerate(_chunks(pairs)):
        found += await asyncio.to_thread(_worth_asking, known, part)
        done = len(known) * number * AT_A_TIME // max(len(pairs), 1)
        await progress(len(known) + done, 2 * len(known))
    await _keep(subject, found, now)
    return len(found)


def _worth_asking(known: Mapping[UUID, Candidate], pairs: Sequence[tuple[UUID, UUID]]) -> list[Found]:
    found = []
    for lower, upper in pairs:
        score = compared(known[lower], known[upper])
        if score.alike:
            found.append((lower, upper, score.points, digest_of(known[lower], known[upper])))
    return found


async def _keep(subject: Subject, found: list[Found], now: datetime) -> None:
    async with transaction():
        lowers, uppers = [one[0] for one in found], [one[1] for one in found]
        await DB.run_querystring(QueryString(FORGET.format(table=subject.pair_table), lowers, uppers))
        for part in _chunks(found):
            ids = [uuid4() for _ in part]
            columns = [list(column) for column in zip(*part, strict=True)]
            await DB.run_querystring(QueryString(KEEP.format(table=subject.pair_table), now, ids, *columns))


def _chunks(whole: Sequence[One]) -> Iterator[Sequence[One]]:
    return (whole[first : first + AT_A_TIME] for first in range(0, len(whole), AT_A_TIME))


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    """Harmless the second time."""
    count = await find(ORGANISATION, now, progress)
    return {"count": count + await find(PERSON, now, progress)}


WORK = Work(KIND, mark("Look for duplicates"), mark("Pairs: {count}"), _run, timedelta(days=1))

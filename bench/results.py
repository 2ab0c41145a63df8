"""A report of results over a large ledger, and whether every figure of it is right.

`python -m bench.results [deals] [entries]`: 20,000 deals with 200,000 entries of three years, some superseded. `report_s`
is the slowest of the reports asked for (all, by edition, by country, of a period, as it was known two years ago, of a
frozen one); `wrong_totals` counts the figures, in every currency, row and side, that are not what adding up the entries one
by one in whole numbers gives; `naive_wrong` how many would be, were superseded entries added, too.
"""

import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from bench.report import finish

DEALS, ENTRIES, COMPANIES, SEED = 20_000, 200_000, 2_000, 2026
FIRST, DAYS = date(2024, 1, 1), 1_000
CURRENCIES = ("KRW", "USD", "EUR", "JPY", "AED")
KINDS = (
    "consulted",
    "consulted",
    "expected",
    "expected",
    "contract",
    "change",
    "cancel",
    "exported",
    "mou_value",
    "bid",
)
MEASURES = {"contract": "contracted", "change": "contracted", "cancel": "contracted"}
COUNTED = ("consulted", "expected", "exported", *MEASURES)
SIDES = ("edition", "country", "field")
LEDGER = """
INSERT INTO crm_amount (id, deal, kind, minor, currency, as_of, source, grade, document, note, supersedes, consent,
    recorded_at, recorded_by)
SELECT id, deal, kind, minor, currency, as_of, 'bench', grade, CASE WHEN grade IN ('A', 'B') THEN {}::uuid END, '',
    nullif(supersedes, id), consent, recorded_at, 'bench'
FROM unnest({}::uuid[], {}::uuid[], {}::text[], {}::bigint[], {}::text[], {}::date[], {}::text[], {}::uuid[], {}::text[],
    {}::timestamptz[]) AS t (id, deal, kind, minor, currency, as_of, grade, supersedes, consent, recorded_at)
"""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it was written; `after` is the one that it supersedes."""

    id: UUID
    deal: UUID
    kind: str
    minor: int
    currency: str
    as_of: date
    recorded_at: datetime
    after: UUID | None


@dataclass(frozen=True, slots=True)
class Stood:
    """A deal: whose, and where it stands."""

    lead: UUID
    edition: str
    country: str
    field: str


def main() -> None:
    deals, entries = ([int(one) for one in sys.argv[1:]] + [DEALS, ENTRIES][len(sys.argv) - 1 :])[:2]
    folder = tempfile.mkdtemp(prefix="madang-bench-")
    os.environ["DATA_DIR"] = folder
    os.environ.pop("DATABASE_URL", None)
    from core.db.at_hand import database_at_hand  # noqa: PLC0415 -- the engine reads DATA_DIR when it is imported

    try:
        with database_at_hand():
            found = asyncio.run(_measure(deals, entries))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    finish(deals=deals, entries=entries, **found)


async def _measure(deals: int, entries: int) -> dict[str, Any]:
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from core.db.engine import DB, pool  # noqa: PLC0415
    from core.db.schema import upgrade  # noqa: PLC0415
    from crm.results.queries import report_called  # noqa: PLC0415
    from crm.results.rules import Scope  # noqa: PLC0415

    await upgrade()
    async with pool():
        stood, lines = await _written(random.Random(SEED), deals, entries)
        await DB.run_ddl("ANALYZE")
        last, now = FIRST + timedelta(days=DAYS), datetime(2027, 1, 1, tzinfo=UTC)
        asked = [
            (Scope(last), now),
            (Scope(last, edition="bench-2025"), now),
            (Scope(last, country="PE"), now),
            (Scope(date(2026, 6, 30), since=date(2025, 7, 1)), now),
            (Scope(date(2025, 3, 31)), now),
            (Scope(date(2025, 12, 31), field="water"), datetime(2025, 6, 1, tzinfo=UTC)),
        ]
        counts = {"checked": 0, "naive_wrong": 0, "report_s": 0.0, "wrong_totals": 0}
        for scope, known in asked:
            await _compared(stood, lines, scope, known, counts)
        begun = time.perf_counter()
        name = await _frozen(Scope(last), now)
        counts["freeze_s"] = round(time.perf_counter() - begun, 2)
        begun = time.perf_counter()
        kept = (await report_called(SYSTEM, name)).figures
        counts["report_s"] = round(max(counts["report_s"], time.perf_counter() - begun), 2)
        counts["wrong_totals"] += _unlike(dict(_told(kept)), _brute(stood, lines, Scope(last), now))
    slowest, wrong = counts.pop("report_s"), counts.pop("wrong_totals")
    return {**counts, "report_s": slowest, "wrong_totals": wrong}


async def _compared(stood: Any, lines: Any, scope: Any, known: datetime, counts: dict[str, Any]) -> None:
    """One report against adding up, with and without what was superseded."""
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from crm.results.queries import figures_now  # noqa: PLC0415
    from crm.results.rules import Moment  # noqa: PLC0415

    begun = time.perf_counter()
    told = dict(_told(await figures_now(SYSTEM, Moment(scope, known))))
    took = time.perf_counter() - begun
    right = _brute(stood, lines, scope, known)
    counts["checked"] += len(right)
    counts["naive_wrong"] += _unlike(told, _brute(stood, lines, scope, known, naive=True))
    counts["report_s"] = max(counts["report_s"], took)
    counts["wrong_totals"] += _unlike(told, right)
    print(f"{scope}: {took:.2f} s", file=sys.stderr)


async def _frozen(scope: Any, now: datetime) -> str:
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from crm.results.commands import freeze  # noqa: PLC0415
    from i18n.text import required, to_json, written  # noqa: PLC0415

    title = required(to_json(written("en", {"en": "Bench"})))
    return await freeze(SYSTEM, title=title, scope=scope, now=now)


def _told(figures: Any) -> Iterator[tuple[tuple[str, ...], tuple[int, int, int]]]:
    """By side, value, measure and currency: minor units, deals and companies of the cell."""
    rows = [("total", figures.total), *((side.code, row) for side in figures.sides for row in side.rows)]
    for side, row in rows:
        for measure, cell in row.cells.items() if side in ("total", *SIDES) else ():
            for currency, minor in cell.amounts.items():
                yield (side, row.value, measure, currency), (int(minor), cell.deals, cell.companies)


def _unlike(told: dict[Any, Any], right: dict[Any, Any]) -> int:
    return sum(told.get(key) != right.get(key) for key in {*told, *right})


def _brute(
    stood: dict[UUID, Stood], lines: list[Line], scope: Any, known: datetime, *, naive: bool = False
) -> dict[tuple[str, ...], tuple[int, int, int]]:
    """Each chain of statements by itself: the last of it that was known and speaks of a day that is asked about holds."""
    ahead = {one.after: one for one in lines if one.after}
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    deals: dict[tuple[str, ...], set[UUID]] = defaultdict(set)
    for first in lines:
        if first.after and not naive:
            continue
        chain = [first]
        while not naive and chain[-1].id in ahead:
            chain.append(ahead[chain[-1].id])
        holding = [one for one in chain if one.recorded_at <= known and one.as_of <= scope.until]
        deal = stood[first.deal]
        if not holding or holding[-1].kind not in COUNTED or not _asked(deal, scope):
            continue
        one = holding[-1]
        if scope.since and one.as_of < scope.since:
            continue
        measure = MEASURES.get(one.kind, one.kind)
        for side, value in [("total", ""), *((name, getattr(deal, name)) for name in SIDES)]:
            sums[side, value, measure, one.currency] += one.minor
            deals[side, value, measure].add(one.deal)
    return {
        key: (minor, len(deals[key[:3]]), len({stood[one].lead for one in deals[key[:3]]}))
        for key, minor in sums.items()
    }


def _asked(deal: Stood, scope: Any) -> bool:
    return all(not scope.chosen(side) or scope.chosen(side) == getattr(deal, side) for side in SIDES)


async def _written(chance: random.Random, deals: int, entries: int) -> tuple[dict[UUID, Stood], list[Line]]:
    from piccolo.querystring import QueryString  # noqa: PLC0415 -- as above

    from core.db.engine import DB  # noqa: PLC0415

    stood, document = await _deals(chance, deals)
    lines = list(_lines(chance, list(stood), entries))
    for first in range(0, len(lines), 20_000):
        some = lines[first : first + 20_000]
        grades = [chance.choice("AB") if one.kind == "contract" else chance.choice("ABCD") for one in some]
        columns = [
            [one.id for one in some],
            [one.deal for one in some],
            [one.kind for one in some],
            [one.minor for one in some],
            [one.currency for one in some],
            [one.as_of for one in some],
            grades,
            [one.after or one.id for one in some],
            [chance.choice(("yes", "no", "unasked")) for _ in some],
            [one.recorded_at for one in some],
        ]
        await DB.run_querystring(QueryString(LEDGER, document, *columns))
    return stood, lines


def _lines(chance: random.Random, deals: list[UUID], entries: int) -> Iterator[Line]:
    """One in six supersedes the one before it of the same deal; some of those speak of a later day."""
    former: Line | None = None
    for number in range(entries):
        again = former if former and chance.random() < 1 / 6 else None
        deal = again.deal if again else deals[number % len(deals)]
        kind = again.kind if again else chance.choice(KINDS)
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        stated = max(again.recorded_at, datetime.combine(day, datetime.min.time(), UTC)) if again else None
        at = (stated or datetime.combine(day, datetime.min.time(), UTC)) + timedelta(hours=chance.randrange(1, 2_000))
        size = chance.randrange(1, 10**12)
        minor = -size if kind == "cancel" or (kind == "change" and chance.random() < 1 / 2) else size
        currency = again.currency if again else chance.choice(CURRENCIES)
        former = Line(uuid4(), deal, kind, minor, currency, day, at, again.id if again else None)
        yield former


async def _deals(chance: random.Random, deals: int) -> tuple[dict[UUID, Stood], UUID]:
    from bench.results_world import written_deals  # noqa: PLC0415 -- as above

    rows, document = await written_deals(chance, deals, COMPANIES)
    return {key: Stood(*values) for key, values in rows.items()}, document


if __name__ == "__main__":
    main()

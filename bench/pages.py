"""What a page costs: the schedule of COSCUP 2024 (331 sessions), already printed, against a one-line handler.

`schedule_vs_hello` is the ratio of requests per second, in the same server and run, taken in turns (the median of the
pairs); `render_ms` is the first rendering of a day after a change, everything included that a reader waits for;
the sizes are gzip, as sent. Without the file of `MADANG_SCHEDULES` the programme is the sample edition.
"""

import asyncio
import gzip
import os
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import httpx

from bench.load import requests_a_second
from bench.programmes import ROOT, fresh_database, run, sample_database
from bench.report import finish
from bench.server import serving
from core.web.assets import Assets

PAIRS = 7
RENDERS = 9
SCHEDULES = Path(os.environ.get("MADANG_SCHEDULES") or ROOT.parent / "shared" / "data" / "schedules")
FILE = "coscup2024_session.json"
CREATE = ["expo", "editions", "create", "coscup-2024", "--name", "en=COSCUP 2024", "--from", "2024-08-03"]


@contextmanager
def programme() -> Iterator[tuple[str, str]]:
    """A database and the slug of its edition."""
    path = SCHEDULES / FILE
    if not path.exists():
        print(f"{path} is not there: measuring with the sample edition", file=sys.stderr)
        with sample_database() as address:
            yield address, "wsce-2026"
        return
    with fresh_database("bench_pages") as address:
        run(address, [*CREATE, "--to", "2024-08-04", "--zone", "Asia/Taipei"])
        run(address, ["expo", "import-programme", str(path), "--edition", "coscup-2024", "--release", "bench"])
        yield address, "coscup-2024"


async def ratio(base: str, schedule: str) -> float:
    """Schedule and hello in turns, so that a machine that drifts does not decide."""
    pairs: list[float] = []
    for _ in range(PAIRS):
        hello = await requests_a_second(f"{base}/bench/hello")
        pairs.append(await requests_a_second(schedule) / hello)
        print(f"hello {hello:.0f}/s, schedule {pairs[-1]:.2f} of it", file=sys.stderr)
    return statistics.median(pairs)


def renders(address: str, slug: str) -> list[float]:
    """Milliseconds from a publication just loaded to the bytes of its first page, in a process of its own."""
    os.environ["DATABASE_URL"] = address
    return asyncio.run(_renders(slug))


async def _renders(slug: str) -> list[float]:
    from app import create_app  # noqa: PLC0415 -- only after the database has been named

    app = create_app()
    spent: list[float] = []
    async with app.lifespan():
        transport = httpx.ASGITransport(cast(Any, app))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            await client.get(f"/zh-Hans/{slug}/schedule")
            for _ in range(RENDERS):
                app.state.shelf._documents.clear()
                await app.state.shelf.fill()
                begun = time.perf_counter()
                await client.get(f"/zh-Hans/{slug}/schedule")
                spent.append((time.perf_counter() - begun) * 1000)
    return spent


def largest_day(base: str, slug: str) -> int:
    """The gzip size of the largest day in any of our languages."""
    sizes: list[int] = []
    for code in ("ko", "en", "zh-Hans", "es", "ar"):
        for day in _days(base, code, slug):
            body = httpx.get(f"{base}/{code}/{slug}/schedule?day={day}", headers={"accept-encoding": "identity"})
            sizes.append(len(gzip.compress(body.content, 6)))
    return max(sizes)


def _days(base: str, code: str, slug: str) -> list[str]:
    page = httpx.get(f"{base}/{code}/{slug}/schedule").text
    return sorted({part[:10] for part in page.split("day=")[1:] if part[:4].isdigit()})


def _packed(assets: Assets, *names: str) -> int:
    return sum(len(gzip.compress(assets.named(name).plain, 9)) for name in names)


def main() -> None:
    assets = Assets(ROOT / "assets")
    with programme() as (address, slug):
        with serving(address) as base:
            schedule = f"{base}/zh-Hans/{slug}/schedule"
            compared = asyncio.run(ratio(base, schedule))
            day = largest_day(base, slug)
        rendered = statistics.median(renders(address, slug))
    finish(
        schedule_vs_hello=round(compared, 2),
        render_ms=round(rendered, 1),
        day_gz_bytes=day,
        js_gz_bytes=_packed(assets, "app.js", "js/head.js", "vendor/htmx.min.js"),
        css_gz_bytes=_packed(assets, "app.css"),
    )


if __name__ == "__main__":
    main()

"""The house's own work, most of it periodic: sweeping, scanning, checking the journal, ending what has had its time."""

from datetime import datetime, timedelta

from core.access.failures.work import WORK as FAILURES
from core.errors import mark
from core.files.erasing import WORK as ERASE_FILES
from core.files.sweeping import scan_waiting, sweep
from core.jobs.registry import Arguments, Progress, Result, Work
from core.journal.chain import head, verify


class JournalTampered(Exception):
    """The work fails until somebody has looked: `litestar audit verify` tells all of it."""


async def _sweep(_arguments: Arguments, _now: datetime, _progress: Progress) -> Result:
    return {"count": await sweep()}


async def _scan(_arguments: Arguments, now: datetime, _progress: Progress) -> Result:
    return {"count": await scan_waiting(now)}


async def _verify(_arguments: Arguments, _now: datetime, _progress: Progress) -> Result:
    async for finding in verify():
        raise JournalTampered(f"{finding.fault} at {finding.at}")
    return {"head": str(await head())}


WORKS = (
    FAILURES,
    ERASE_FILES,
    Work(
        "core.journal.verify",
        mark("Check that the journal is what was recorded"),
        mark("Nothing was changed. The last link, to be noted elsewhere: {head}"),
        _verify,
        timedelta(days=1),
    ),
    Work(
        "core.files.sweep", mark("Sweep files that nothing names"), mark("Removed: {count}"), _sweep, timedelta(hours=1)
    ),
    Work(
        "core.files.scan",
        mark("Show waiting files to the scanner"),
        mark("Scanned: {count}"),
        _scan,
        timedelta(minutes=5),
    ),
)

"""The house's own work, most of it periodic: sweeping, scanning, checking the journal, ending what has had its time."""

from datetime import datetime, timedelta

from core.access.failures.work import WORK as FAILURES
from core.errors import mark
from core.files.erasing import WORK as ERASE_FILES
from core.files.sweeping import scan_waiting, sweep
from core.jobs.registry import Arguments, Progress, Result, Work
from core.journal.checking import WORK as CHECK_JOURNAL
from core.mail.reaching import WORK as REACH_MAIL
from core.web.certificate import WORK as SEE_CERTIFICATE


async def _sweep(_arguments: Arguments, _now: datetime, _progress: Progress) -> Result:
    return {"count": await sweep()}


async def _scan(_arguments: Arguments, now: datetime, _progress: Progress) -> Result:
    return {"count": await scan_waiting(now)}


WORKS = (
    FAILURES,
    ERASE_FILES,
    CHECK_JOURNAL,
    REACH_MAIL,
    SEE_CERTIFICATE,
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

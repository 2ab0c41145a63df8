"""When the calls of each edition are open, held in memory: every page leads to one while it is."""

from dataclasses import dataclass
from datetime import datetime

from piccolo.querystring import QueryString

from core.clock import system_clock
from core.db.engine import DB

SUBJECT = "calls"
WINDOWS = """
SELECT e.slug, c.opens_at, c.closes_at FROM expo_call c JOIN expo_edition e ON e.id = c.edition
ORDER BY e.slug, c.opens_at, c.closes_at
"""


@dataclass(frozen=True, slots=True)
class Calls:
    """`passed` counts the openings and closings that lie behind us: with each the pages that were kept are out of date."""

    windows: tuple[tuple[str, datetime, datetime], ...]
    passed: int

    def open_at(self, slug: str, now: datetime) -> bool:
        return any(where == slug and opens <= now < closes for where, opens, closes in self.windows)


async def load_calls(former: Calls | None) -> Calls:
    rows = await DB.run_querystring(QueryString(WINDOWS))
    windows = tuple((row["slug"], row["opens_at"], row["closes_at"]) for row in rows)
    now = system_clock()
    found = Calls(windows, sum(at <= now for _, opens, closes in windows for at in (opens, closes)))
    return former if former == found else found

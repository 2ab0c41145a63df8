"""When each edition takes applications to exhibit, held in memory: the home page leads there while one does."""

from dataclasses import dataclass
from datetime import datetime

from piccolo.querystring import QueryString

from core.clock import system_clock
from core.db.engine import DB

SUBJECT = "fairs"
WINDOWS = """
SELECT e.slug, f.applications_open_at AS opens_at, f.applications_close_at AS closes_at
FROM expo_fair f JOIN expo_edition e ON e.id = f.edition
WHERE f.applications_open_at IS NOT NULL ORDER BY e.year DESC, e.slug
"""


@dataclass(frozen=True, slots=True)
class Fairs:
    """`passed` counts the openings and closings that lie behind us: with each the pages that were kept are out of date."""

    windows: tuple[tuple[str, datetime, datetime | None], ...]
    passed: int

    def open_at(self, now: datetime) -> tuple[str, ...]:
        """The editions that take applications, newest first."""
        return tuple(slug for slug, opens, closes in self.windows if opens <= now and (closes is None or now < closes))


async def load_fairs(former: Fairs | None) -> Fairs:
    rows = await DB.run_querystring(QueryString(WINDOWS))
    windows = tuple((row["slug"], row["opens_at"], row["closes_at"]) for row in rows)
    now = system_clock()
    found = Fairs(windows, sum(at is not None and at <= now for _, *times in windows for at in times))
    return former if former == found else found

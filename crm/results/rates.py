"""The rates of a day, as the desk keeps them; a currency without one has none."""

from datetime import date, datetime

from piccolo.querystring import QueryString

from core.db.engine import DB
from crm.results.rules import Rate

LAST = """
SELECT DISTINCT ON (currency) currency, won::text AS won, on_date, source FROM crm_rate
WHERE on_date BETWEEN {} AND {} AND recorded_at <= {} ORDER BY currency, on_date DESC
"""
"""The last one on or before the day, but none that is older than `OLDEST_DAYS`: banks rest at holidays, not for months."""
OLDEST_DAYS = 14


async def rates_of(day: date, known_at: datetime) -> dict[str, Rate]:
    """By currency."""
    earliest = date.fromordinal(day.toordinal() - OLDEST_DAYS)
    rows = await DB.run_querystring(QueryString(LAST, earliest, day, known_at))
    return {row["currency"]: Rate(row["currency"], row["won"], row["on_date"], row["source"]) for row in rows}

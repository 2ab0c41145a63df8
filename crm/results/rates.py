"""The rates of a day, as the desk keeps them; a currency without one has none."""

from datetime import date

from piccolo.querystring import QueryString

from core.db.engine import DB
from crm.rates.rules import OLDEST
from crm.results.rules import Rate

LAST = """
SELECT DISTINCT ON (currency) currency, trim_scale(won)::text AS won, on_date, source FROM crm_rate
WHERE on_date BETWEEN {} AND {} ORDER BY currency, on_date DESC
"""


async def rates_of(day: date) -> dict[str, Rate]:
    """By currency: the last one on or before the day, but no old one. All amounts of a report are converted by the same
    rates, so that its rows add up; a rate that is put right later changes no report that is frozen.
    """
    rows = await DB.run_querystring(QueryString(LAST, day - OLDEST, day))
    return {row["currency"]: Rate(row["currency"], row["won"], row["on_date"], row["source"]) for row in rows}

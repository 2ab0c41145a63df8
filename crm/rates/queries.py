"""Reading exchange rates; they are nobody's secret."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from crm.rates.rules import Rate, Rates
from crm.rates.tables import ExchangeRate

MOST = 400


async def rates(currencies: Collection[str] | None = None) -> Rates:
    """All of them, or those of some currencies: for converting amounts of any day."""
    query = ExchangeRate.select()
    if currencies is not None:
        if not currencies:
            return Rates(())
        query = query.where(ExchangeRate.currency.is_in(sorted(currencies)))
    return Rates(rate_in(row) for row in await query)


async def latest_rates(currency: str = "", until: date | None = None) -> list[dict[str, Any]]:
    """The latest first, of one currency where it is named; at most `MOST`."""
    query = ExchangeRate.select()
    if currency:
        query = query.where(ExchangeRate.currency == currency)
    if until:
        query = query.where(ExchangeRate.on_date <= until)
    return await query.order_by(ExchangeRate.on_date, ascending=False).order_by(ExchangeRate.currency).limit(MOST)


async def currencies_known() -> list[str]:
    """Those of which there is any rate."""
    rows = await ExchangeRate.select(ExchangeRate.currency).group_by(ExchangeRate.currency).output(as_list=True)
    return sorted(rows)


def rate_in(row: Mapping[str, Any]) -> Rate:
    return Rate(row["currency"], row["on_date"], row["won"].normalize(), row["source"])

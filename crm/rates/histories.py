"""What an exchange rate is called in the trail, and how its fields read."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from crm.rates.permissions import Rates
from crm.rates.tables import ExchangeRate

call_fields("crm.rates.", {"won": Field(mark("Won for one")), "source": Field(mark("Source"))})


async def _rates(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await ExchangeRate.select(ExchangeRate.id, ExchangeRate.currency, ExchangeRate.on_date).where(
        ExchangeRate.id.is_in(list(records))
    )
    return {
        row["id"]: Named(f"{row['currency']} {row['on_date']:%Y-%m-%d}", "/desk/rates", Rates.RATE_READ) for row in rows
    }


name_records("crm.rates.", _rates)

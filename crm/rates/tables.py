"""Exchange rates as a bank or an office states them, by day."""

from uuid import uuid4

from piccolo.columns import UUID, Date, Numeric, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table


class ExchangeRate(Table, tablename="crm_rate"):
    """`won` for one unit of `currency` (ISO 4217) on a day, exactly as `source` says; there is one for each day, and who
    puts it right says why.
    """

    id = UUID(primary_key=True, default=uuid4)
    currency = Varchar(length=3)
    on_date = Date(default=None)
    won = Numeric(digits=(24, 10))
    source = Varchar(length=200)
    recorded_at = Timestamptz(default=None)
    recorded_by = Varchar(length=200)

    crm_rate_once = Unique([currency, on_date])
    crm_rate_currency = Check("currency ~ '^[A-Z]{3}$' AND currency <> 'KRW'")
    crm_rate_is_something = Check("won > 0 AND source <> ''")

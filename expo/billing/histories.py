"""How the history of prices, invoices and payments reads: in the edition's own and the exhibitor's own."""

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import name_records
from expo.editions.histories import editions_named
from expo.exhibitors.histories import exhibitors_named

call_fields(
    "expo.billing.",
    {
        "name": Field(mark("Name on the invoice")),
        "business_number": Field(mark("Business registration number"), "code"),
        "address": Field(mark("Address")),
        "bank": Field(mark("Where to pay")),
    },
)
for kind in ("prices.", "biller_set", "exported", "statement_read"):
    name_records(f"expo.billing.{kind}", editions_named)
for kind in ("buyer_set", "issued", "paid", "reminded"):
    name_records(f"expo.billing.{kind}", exhibitors_named)

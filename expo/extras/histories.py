"""How the history of the catalogue and of orders reads: in the edition's own and the exhibitor's own."""

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import name_records
from expo.editions.histories import editions_named
from expo.exhibitors.histories import exhibitors_named
from expo.exhibitors.rules import KIND_NAMES
from expo.extras.rules import STATE_NAMES, TRADE_NAMES, UNIT_NAMES

call_fields(
    "expo.extras.",
    {
        "name": Field(mark("Name")),
        "description": Field(mark("Description")),
        "question": Field(mark("What is asked with an order")),
        "trade": Field(mark("Trade"), choices=lambda: TRADE_NAMES),
        "unit": Field(mark("Unit"), choices=lambda: UNIT_NAMES),
        "kind": Field(mark("For whom"), choices=lambda: KIND_NAMES),
        "state": Field(mark("State"), choices=lambda: STATE_NAMES),
        "amount": Field(mark("Net amount")),
        "opens_on": Field(mark("First day")),
        "closes_on": Field(mark("Last day")),
        "late_on": Field(mark("Late from")),
        "late_percent": Field(mark("Surcharge in per cent")),
        "late_amount": Field(mark("Price when late")),
        "stock": Field(mark("How many there are")),
        "placed": Field(mark("Asks where on the booth"), "flag"),
    },
)
for kind in ("extra_set", "extra_retired", "exported"):
    name_records(f"expo.extras.{kind}", editions_named)
for kind in ("ordered", "order_changed", "order_moved"):
    name_records(f"expo.extras.{kind}", exhibitors_named)

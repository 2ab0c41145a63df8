"""How the history of reservations reads: they stand in the exhibitor's own."""

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import name_records
from expo.exhibitors.histories import exhibitors_named
from expo.reservations.rules import STATE_NAMES

call_fields(
    "expo.reservations.",
    {"state": Field(mark("State"), choices=lambda: STATE_NAMES), "booths": Field(mark("Booths"))},
)
name_records("expo.reservations.", exhibitors_named)

"""How the history of allocation reads: it stands in the edition's own."""

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import name_records
from expo.allocation.neighbours.rules import RULE_NAMES
from expo.editions.histories import editions_named

call_fields(
    "expo.allocation.",
    {
        "rule": Field(mark("Distance"), choices=lambda: RULE_NAMES),
        "where": Field(mark("Booths")),
        "booths": Field(mark("Booths")),
    },
)
name_records("expo.allocation.", editions_named)

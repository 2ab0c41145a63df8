"""How the fields of a flight read in the history of its visit."""

from core.errors import mark
from core.journal.fields import Field, call_fields
from crm.delegations.travel.rules import WAY_NAMES

call_fields(
    "crm.delegations.flight_",
    {
        "way": Field(mark("Which way"), choices=lambda: WAY_NAMES),
        "origin": Field(mark("Airport of departure"), "code"),
        "destination": Field(mark("Airport of arrival"), "code"),
        "departs": Field(mark("Takes off")),
        "arrives": Field(mark("Lands")),
    },
)

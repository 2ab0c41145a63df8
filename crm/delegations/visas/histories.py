"""How the states of visa cases read in the history of their visit."""

from core.errors import mark
from core.journal.fields import Field, call_fields
from crm.delegations.visas.rules import STATE_NAMES

call_fields(
    "crm.delegations.visa_",
    {
        "before": Field(mark("Before"), choices=lambda: STATE_NAMES),
        "after": Field(mark("After"), choices=lambda: STATE_NAMES),
    },
)

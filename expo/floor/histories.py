"""How the floor's history reads."""

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import name_records
from expo.editions.histories import editions_named

call_fields(
    "expo.floor.",
    {
        "ground": Field(mark("Outline of a hall")),
        "booth": Field(mark("Booth")),
        "feature": Field(mark("Feature")),
        "place": Field(mark("Place on earth")),
        "connection": Field(mark("Way between halls")),
    },
)
name_records("expo.floor.", editions_named)

"""How the history of badges reads: in the exhibitor's own and the edition's own."""

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import name_records
from expo.editions.histories import editions_named
from expo.exhibitors.histories import exhibitors_named
from expo.passes.rules import KIND_NAMES, STATE_NAMES

call_fields(
    "expo.passes.",
    {
        "state": Field(mark("State"), choices=lambda: STATE_NAMES),
        **{kind: Field(name) for kind, name in KIND_NAMES.items()},
    },
)
for kind in ("printed", "quota_set"):
    name_records(f"expo.passes.{kind}", editions_named)
for kind in ("asked", "changed", "withdrawn", "decided", "handed"):
    name_records(f"expo.passes.{kind}", exhibitors_named)

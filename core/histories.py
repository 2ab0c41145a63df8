"""How what this floor records reads in a trail; features with records of their own say it beside them."""

import core.access.accounts.histories
import core.files.histories
import core.jobs.histories
import core.mail.histories
import core.mailings.histories
import core.webhooks.histories
from core.access.roles import ROLE_NAMES
from core.errors import mark
from core.files.slots import slots
from core.journal.fields import Field, call_fields
from core.privacy.reads.facts import KINDS, QUESTION
from core.privacy.reads.rules import PAGES
from core.privacy.retention.rules import labels
from core.settings_kept.rules import KEPT as SET

__all__ = ["core"]

call_fields(
    "core.access.",
    {"role": Field(mark("Role"), choices=lambda: {role.value: name for role, name in ROLE_NAMES.items()})},
)
call_fields("core.privacy.corrected", {"name": Field(mark("Name")), "language": Field(mark("Language"), "language")})
call_fields(KINDS, {"what": Field(mark("What"), choices=lambda: PAGES), QUESTION: Field(mark("Words looked for"))})
for kind in ("retention_changed", "destroyed"):
    call_fields(f"core.privacy.{kind}", {"what": Field(mark("What"), choices=labels)})
call_fields(
    "core.settings.",
    {
        "names": Field(mark("Settings"), "list", choices=lambda: {one.name: one.label for one in SET}),
        **{one.name: Field(one.label) for one in SET},
    },
)
call_fields(
    "core.files.", {"slot": Field(mark("What"), choices=lambda: {name: one.label for name, one in slots().items()})}
)

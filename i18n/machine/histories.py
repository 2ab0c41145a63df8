"""How drafts by a machine read in a trail."""

from core.errors import mark
from core.journal.fields import Field, call_fields

call_fields(
    "i18n.machine.",
    {
        "place": Field(mark("Edition")),
        "tongue": Field(mark("Language"), "language"),
        "texts": Field(mark("Texts")),
        "characters": Field(mark("Characters")),
    },
)

"""How the glossary reads in a trail."""

from core.errors import mark
from core.journal.fields import Field, call_fields

call_fields(
    "i18n.glossary.",
    {
        "source": Field(mark("Term")),
        "language": Field(mark("Language"), "language"),
        "every": Field(mark("For all editions"), "flag"),
        "as_is": Field(mark("Left as it is"), "flag"),
        "note": Field(mark("Note")),
        "wanted": Field(mark("Say")),
        "forbidden": Field(mark("Never say")),
    },
)

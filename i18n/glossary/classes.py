"""What the columns of the glossary are."""

from core.errors import mark
from core.privacy.registry import classify
from i18n.glossary.tables import Term

classify(
    Term,
    why=mark("To translate words alike."),
    internal="id place language source folded as_is note wanted forbidden revision",
)

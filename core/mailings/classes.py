"""What the columns of mailings are: whom they reach stands with the letters."""

from core.errors import mark
from core.mailings.tables import Mailing
from core.privacy.registry import FOR_GOOD, classify

classify(
    Mailing,
    why=mark("To have mailings looked at before they go."),
    long=FOR_GOOD,
    internal="id batch whom purpose texts left_out written_at stopped_at",
    doers="stopped_by",
)

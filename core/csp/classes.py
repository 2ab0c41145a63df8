"""What the columns of counted reports are: they are about nobody."""

from core.csp.tables import CspReport
from core.errors import mark
from core.privacy.registry import classify

classify(
    CspReport,
    why=mark("To see what browsers refused on our pages."),
    internal="id counted_on directive blocked number",
)

"""What the columns of counted reports are: they are about nobody."""

from core.csp.tables import CspReport
from core.errors import mark
from core.privacy.registry import Ending, classify

REFUSED = mark("To see what browsers refused on our pages.")

classify(
    CspReport,
    why=REFUSED,
    ends=Ending("csp_reports", mark("Counts of what browsers refused"), "counted_on", 90, REFUSED),
    internal="id counted_on directive blocked number",
)

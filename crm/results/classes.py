"""What the columns of reports of results are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, classify
from crm.results.tables import ResultDeal, ResultReport

SHOWN = mark("To publish what came of meeting each other, and to prove it years later.")

classify(
    ResultReport,
    why=SHOWN,
    long=FOR_GOOD,
    public="number revision title scope until known_at definition definitions public moves reason corrects digest"
    " published_at sample",
    internal="id figures frozen_at frozen_by published_by",
)
classify(
    ResultDeal,
    why=SHOWN,
    long=FOR_GOOD,
    internal="id report deal edition country agreement visit field size entries",
)

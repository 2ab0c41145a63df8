"""What the columns of answers are."""

from core.errors import mark
from core.idempotency.tables import Answer
from core.privacy.registry import Ending, classify

TWICE = mark("To do nothing twice when a form arrives twice.")

classify(
    Answer,
    why=TWICE,
    ends=Ending("answers", mark("Answers to forms that may come again"), "answered_at", 2, TWICE, fixed=True),
    internal="key sent status location media_type answered_at",
    secrets="body",
)

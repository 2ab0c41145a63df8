"""What the columns of answers are."""

from core.errors import mark
from core.idempotency.tables import Answer
from core.privacy.registry import classify

classify(
    Answer,
    why=mark("To do nothing twice when a form arrives twice."),
    internal="key sent status location media_type answered_at",
    secrets="body",
)

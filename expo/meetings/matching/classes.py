"""What the columns of the matchmaker are: about organisations, not about people."""

from core.errors import mark
from core.privacy.registry import WHILE_IT_IS_THERE, classify
from expo.meetings.matching.tables import MatchRun, MatchWish

WHY = mark("To propose meetings to those who wish to meet, and to say why others were not proposed.")

classify(
    MatchWish,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id edition exhibitor counterpart of_exhibitor of_counterpart half made_at",
    doers="made_by",
)
classify(
    MatchRun,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id edition number like asked seed problem digest proposed meetings job note made_at stopped_at finished_at"
    " applied_at undone_at",
    doers="made_by",
)

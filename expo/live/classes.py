"""What the columns of the day's changes are."""

from core.errors import mark
from core.privacy.registry import WHILE_IT_IS_THERE, classify
from expo.live.tables import Deviation

classify(
    Deviation,
    why=mark("To show what is different today."),
    long=WHILE_IT_IS_THERE,
    public="id edition number slot delay room full cancelled at",
    doers="actor",
)

"""What the columns of the day's changes are."""

from core.errors import mark
from core.privacy.registry import classify
from expo.live.tables import Deviation

classify(
    Deviation,
    why=mark("To show what is different today."),
    public="id edition number slot delay room full cancelled at",
    doers="actor",
)

"""What the columns of settings are."""

from core.errors import mark
from core.privacy.registry import UNTIL_TAKEN_AWAY, classify
from core.settings_kept.tables import KeptSetting

classify(
    KeptSetting,
    why=mark("To have the site answer in its organiser's name."),
    long=UNTIL_TAKEN_AWAY,
    internal="name value changed_at",
    doers="changed_by",
)

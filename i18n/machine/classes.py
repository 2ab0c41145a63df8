"""What the columns of allowances are."""

from core.errors import mark
from core.privacy.registry import UNTIL_TAKEN_AWAY, classify
from i18n.machine.tables import MachineAllowance

classify(
    MachineAllowance,
    why=mark("To send texts to a machine only where somebody answers for it."),
    long=UNTIL_TAKEN_AWAY,
    internal="id place allowed_at",
    doers="allowed_by",
)

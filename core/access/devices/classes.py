"""What the columns of devices are: they are nobody."""

from core.access.devices.tables import Device
from core.errors import mark
from core.privacy.registry import UNTIL_TAKEN_AWAY, classify

classify(
    Device,
    why=mark("To know which device stands where."),
    long=UNTIL_TAKEN_AWAY,
    internal="id account purpose place code code_ends_at paired_at",
)

"""What may lie under a drawing."""

from core.errors import mark
from core.files.kinds import JPEG, PNG, SVG
from core.files.rules import MEGABYTE, Slot
from core.files.slots import declare_slot
from expo.permissions import Expo

BACKDROP = declare_slot(
    Slot(
        "floor_backdrop",
        mark("Pictures under floor plans"),
        takes=(PNG, JPEG, SVG),
        largest=10 * MEGABYTE,
        read=Expo.FLOOR_READ,
        write=Expo.FLOOR_WRITE,
    )
)

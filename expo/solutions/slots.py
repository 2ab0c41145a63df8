"""What belongs to a solution as a file."""

from core.errors import mark
from core.files.kinds import PDF
from core.files.rules import MEGABYTE, Slot
from core.files.slots import declare_slot
from expo.permissions import Expo

DOCUMENT = declare_slot(
    Slot(
        "solution_document",
        mark("Documents of a solution"),
        takes=(PDF,),
        largest=20 * MEGABYTE,
        read=Expo.APPLICATION_READ,
        write=Expo.APPLICATION_WRITE,
        public=True,
    )
)

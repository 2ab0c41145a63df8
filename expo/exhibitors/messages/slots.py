"""What may go along with a message."""

from core.errors import mark
from core.files.kinds import CSV, JPEG, PDF, PNG, XLSX
from core.files.rules import MEGABYTE, Slot
from core.files.slots import declare_slot
from expo.permissions import Expo

MESSAGE_FILE = declare_slot(
    Slot(
        "exhibitor_message_file",
        mark("Files in messages with exhibitors"),
        takes=(PDF, PNG, JPEG, XLSX, CSV),
        largest=20 * MEGABYTE,
        read=Expo.APPLICATION_READ,
        write=Expo.APPLICATION_WRITE,
    )
)

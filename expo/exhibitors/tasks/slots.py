"""What exhibitors file for a task."""

from core.errors import mark
from core.files.kinds import CSV, JPEG, PDF, PNG, XLSX
from core.files.rules import MEGABYTE, Slot
from core.files.slots import declare_slot
from expo.permissions import Expo

TASK_PAPER = declare_slot(
    Slot(
        "exhibitor_task_paper",
        mark("Papers for tasks of exhibitors"),
        takes=(PDF, PNG, JPEG, XLSX, CSV),
        largest=20 * MEGABYTE,
        read=Expo.APPLICATION_READ,
        write=Expo.APPLICATION_WRITE,
    )
)

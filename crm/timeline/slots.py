"""What is filed with an entry. Nobody has these by their id: its page hands them out, to those who see it."""

from core.errors import mark
from core.files.kinds import CSV, JPEG, PDF, PNG, XLSX
from core.files.rules import MEGABYTE, Slot
from core.files.slots import declare_slot
from crm.permissions import Crm
from crm.timeline.permissions import Desk

ENTRY_PAPER = declare_slot(
    Slot(
        "timeline_paper",
        mark("Papers of timelines"),
        takes=(PDF, PNG, JPEG, XLSX, CSV),
        largest=20 * MEGABYTE,
        read=Crm.PAPER_READ,
        write=Desk.ENTRY_WRITE,
    )
)

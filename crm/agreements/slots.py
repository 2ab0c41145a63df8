"""What is filed with an agreement. Nobody has these by their id: its own pages hand them out, to those who see it."""

from core.errors import mark
from core.files.kinds import JPEG, PDF, PNG
from core.files.rules import MEGABYTE, Slot
from core.files.slots import declare_slot
from crm.permissions import Crm

PAPER = declare_slot(
    Slot(
        "agreement_paper",
        mark("Papers of agreements"),
        takes=(PDF, PNG, JPEG),
        largest=30 * MEGABYTE,
        read=Crm.PAPER_READ,
        write=Crm.AGREEMENT_WRITE,
    )
)

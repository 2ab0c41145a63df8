"""Evidence of amounts. Nobody has it by its id: the pages of deals hand it out, to those who see them."""

from core.errors import mark
from core.files.kinds import JPEG, PDF, PNG
from core.files.rules import MEGABYTE, Slot
from core.files.slots import declare_slot
from crm.deals.permissions import Deals

EVIDENCE = declare_slot(
    Slot(
        "deal_evidence",
        mark("Evidence of amounts"),
        takes=(PDF, PNG, JPEG),
        largest=30 * MEGABYTE,
        read=Deals.EVIDENCE_READ,
        write=Deals.DEAL_WRITE,
    )
)

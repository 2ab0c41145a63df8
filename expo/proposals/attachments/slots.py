"""What may go along with a proposal. Nobody has it by its id: the proposal's pages hand it out to those who see them."""

from core.errors import mark
from core.files.kinds import DOCX, JPEG, PDF, PNG, WEBP
from core.files.rules import MEGABYTE, Slot
from core.files.slots import declare_slot
from expo.permissions import Expo

ATTACHMENT = declare_slot(
    Slot(
        "proposal_attachment",
        mark("Attachments of proposals"),
        takes=(PDF, DOCX, PNG, JPEG, WEBP),
        largest=20 * MEGABYTE,
        read=Expo.PROPOSAL_FILE,
        write=Expo.PROPOSAL_FILE,
        personal=True,
    )
)

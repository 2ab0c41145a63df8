"""What happens to the files of proposals: ids only, for a file's name may say whose it is."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from expo.proposals.facts import OfProposal


class AttachmentAdded(OfProposal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.proposals.attachment_added"
    says: ClassVar[str] = mark("added a file to a proposal")
    attachment: UUID


class AttachmentRemoved(OfProposal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.proposals.attachment_removed"
    says: ClassVar[str] = mark("removed a file from a proposal")
    attachment: UUID

"""What goes along with a proposal as a file."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Integer
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.files.tables import StoredFile
from expo.proposals.tables import Proposal


class Attachment(Table, tablename="expo_proposal_attachment"):
    """`place` is the number that reviewers know it by. Whatever deletes the row, however it goes, takes the file with it
    (the trigger expo_proposal_attachment_file): a proposal that is destroyed leaves nothing behind.
    """

    id = UUID(primary_key=True, default=uuid4)
    proposal = ForeignKey(Proposal, null=False, on_delete=OnDelete.cascade)
    place = Integer()
    file = ForeignKey(StoredFile, null=False, unique=True, on_delete=OnDelete.cascade)

    expo_proposal_attachment_in_its_place = Unique([proposal, place])
    expo_proposal_attachment_place_known = Check("place BETWEEN 1 AND 3")

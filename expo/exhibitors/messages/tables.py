"""What organisers and an exhibitor write to each other."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from core.files.tables import StoredFile
from expo.exhibitors.tables import Exhibitor


class ExhibitorMessage(Table, tablename="expo_exhibitor_message"):
    """`side` is who wrote: organiser or exhibitor; `read_at` when somebody of the other side first saw it."""

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True)
    side = Varchar(length=10)
    words = Text()
    file = ForeignKey(StoredFile, null=True, default=None, on_delete=OnDelete.set_null)
    written_at = Timestamptz(default=None)
    written_by = Varchar(length=200)
    read_at = Timestamptz(null=True, default=None)

    expo_exhibitor_message_side_known = Check("side IN ('organiser', 'exhibitor')")
    expo_exhibitor_message_said = Check("words <> ''")

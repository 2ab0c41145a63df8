"""Addresses at which a calendar finds somebody's meetings."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from expo.meetings.tables import Counterpart, Interpreter


class MeetingFeed(Table, tablename="expo_meeting_feed"):
    """Of one counterpart, interpreter or exhibitor. `digest` is SHA-256 of the token in its address. Once revoked it stays,
    so that it is known to be gone.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.restrict)
    counterpart = ForeignKey(Counterpart, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    interpreter = ForeignKey(Interpreter, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    exhibitor = ForeignKey(Exhibitor, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    digest = Bytea(default=None, unique=True)
    language = Varchar(length=20)
    made_at = Timestamptz(default=None)
    revoked_at = Timestamptz(null=True, default=None)

    expo_meeting_feed_of_one = Check("num_nonnulls(counterpart, interpreter, exhibitor) = 1")

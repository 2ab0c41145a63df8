"""To which exhibitors a mailing goes: the set as it was when it was written."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.mail.tables import Letter
from core.mailings.tables import Mailing
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor


class ExhibitorMailing(Table, tablename="expo_exhibitor_mailing"):
    """A mailing (core_mailing) to exhibitors of an edition; `asked` is what they were filtered by. `told_at`: its release
    was written down with each of them.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    mailing = ForeignKey(Mailing, null=False, unique=True, on_delete=OnDelete.restrict)
    asked = JSONB(default="{}")
    told_at = Timestamptz(null=True, default=None)


class MailedExhibitor(Table, tablename="expo_mailed_exhibitor"):
    """One of the set. `left_out` says why somebody gets no letter, with a reason of core.mailings.rules; the others have
    theirs as soon as it is written. `lacks` are the places that had nothing to say, with blanks between.
    """

    id = UUID(primary_key=True, default=uuid4)
    mailing = ForeignKey(ExhibitorMailing, null=False)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True)
    letter = ForeignKey(Letter, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    left_out = Varchar(length=20, default="")
    lacks = Varchar(length=80, default="")

    expo_mailed_exhibitor_once = Unique([mailing, exhibitor])
    expo_mailed_exhibitor_reason_known = Check("left_out IN ('', 'no_address', 'sample')")
    expo_mailed_exhibitor_none_when_left_out = Check("left_out = '' OR letter IS NULL")

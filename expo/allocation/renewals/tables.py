"""Who was offered last year's booth again."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Unique
from piccolo.table import Table

from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from expo.reservations.tables import Reservation


class Renewal(Table, tablename="expo_renewal"):
    """A right, once an earlier exhibitor and edition: `former` is who they were then, `exhibitor` who they are now, with an
    application that was `begun` for them unless they had one. What became of it is the state of the reservation, which
    keeps the booths from everybody else.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    former = ForeignKey(Exhibitor, null=False, on_delete=OnDelete.restrict)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True, on_delete=OnDelete.restrict)
    reservation = ForeignKey(Reservation, null=False, unique=True, on_delete=OnDelete.restrict)
    begun = Boolean(default=False)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)

    expo_renewal_once = Unique([edition, former])

"""Reservations of booths, and those who wait for one that is taken."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from expo.floor.tables import Booth


class Reservation(Table, tablename="expo_reservation"):
    """One or several booths for one exhibitor, all or nothing. `until` (UTC) ends a hold (임시 확보), the days in which
    a proposal (배정안) can be objected to, or those for which last year's booth is kept (우선 배정권). An exhibitor holds
    one set at a time (expo_reservation_one_hold, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True, on_delete=OnDelete.restrict)
    state = Varchar(length=10)
    until = Timestamptz(null=True, default=None)
    made_at = Timestamptz(default=None)
    requested_at = Timestamptz(null=True, default=None)
    confirmed_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    revision = Integer(default=1)

    expo_reservation_state_known = Check(
        "state IN ('held', 'kept', 'proposed', 'objected', 'requested', 'confirmed', 'released', 'expired')"
    )
    expo_reservation_ended_when_over = Check("(state IN ('released', 'expired')) = (ended_at IS NOT NULL)")
    expo_reservation_until_said = Check("state NOT IN ('held', 'kept', 'proposed') OR until IS NOT NULL")


class Taken(Table, tablename="expo_booth_taken"):
    """A booth of a reservation. While `ended_at` is empty nobody else has the booth (expo_booth_taken_once, migration), and
    the booth cannot be taken off the plan (expo_booth_let, a trigger at commit).
    """

    id = UUID(primary_key=True, default=uuid4)
    booth = ForeignKey(Booth, null=False, index=True, on_delete=OnDelete.restrict)
    reservation = ForeignKey(Reservation, null=False, index=True)
    since = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)


class Waiting(Table, tablename="expo_booth_waiting"):
    """Who would like a booth that is taken; `place` is given out under the booth's lock, in the order of commits. Once at a
    time each (expo_booth_waiting_once). `offered_at`: it came free and was held for them.
    """

    id = UUID(primary_key=True, default=uuid4)
    booth = ForeignKey(Booth, null=False, index=True)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True)
    place = Integer()
    asked_at = Timestamptz(default=None)
    offered_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)

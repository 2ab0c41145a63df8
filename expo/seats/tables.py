"""Sessions that one signs up for, and who has a seat in them or waits for one."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from expo.programme.tables import Session


class Seating(Table, tablename="expo_seating"):
    """A session's sign-up. `taken` is counted by a trigger over the seats (migration), so that more than `seats` can
    never be taken, whoever writes; `tickets` is the last place in the queue that was given out.
    """

    id = UUID(primary_key=True, default=uuid4)
    session = ForeignKey(Session, null=False, unique=True, on_delete=OnDelete.cascade)
    seats = Integer()
    taken = Integer(default=0)
    tickets = Integer(default=0)
    hold_minutes = Integer(default=240)
    closed_at = Timestamptz(null=True, default=None)

    expo_seating_seats_possible = Check("seats BETWEEN 1 AND 100000")
    expo_seating_never_over = Check("taken BETWEEN 0 AND seats")
    expo_seating_hold_possible = Check("hold_minutes BETWEEN 5 AND 10080")


class Seat(Table, tablename="expo_seat"):
    """Somebody's sign-up: `seated` and `held` (offered to who waited, until `held_until`) take a seat; `waiting` waits in
    the order of `place`, which is that of commits; `left` is over. One that is not over an account and session
    (expo_seat_account_once, migration). `arrived_at` is when they came, `ticked_at` when that was last said at the door.
    """

    id = UUID(primary_key=True, default=uuid4)
    seating = ForeignKey(Seating, null=False, on_delete=OnDelete.cascade)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    place = Integer()
    state = Varchar(length=10)
    asked_at = Timestamptz(default=None)
    held_until = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    arrived_at = Timestamptz(null=True, default=None)
    ticked_at = Timestamptz(null=True, default=None)

    expo_seat_place_once = Unique([seating, place])
    expo_seat_state_known = Check("state IN ('seated', 'held', 'waiting', 'left')")
    expo_seat_held_until_when = Check("(state = 'held') = (held_until IS NOT NULL)")
    expo_seat_arrived_who_had_one = Check("arrived_at IS NULL OR state IN ('seated', 'left')")
    expo_seat_arrived_was_said = Check("arrived_at IS NULL OR ticked_at IS NOT NULL")
    expo_seat_ended_when_left = Check("(state = 'left') = (ended_at IS NOT NULL)")

"""What the columns of sign-ups are."""

from core.errors import mark
from core.privacy.registry import ROW, WHILE_IT_IS_THERE, account, classify
from expo.permissions import Expo
from expo.seats.tables import Seat, Seating

WHY = mark("To keep you a seat, and to tell you when one is free.")

classify(Seating, why=WHY, long=WHILE_IT_IS_THERE, public="id session seats taken tickets hold_minutes closed_at")
classify(
    Seat,
    why=WHY,
    long=mark("Until the account is erased."),
    about=account("account"),
    erasing=ROW,
    seen_with=(Expo.DOOR_READ,),
    personal="asked_at held_until ended_at arrived_at ticked_at",
    internal="id seating account place state",
)

"""What the columns of reservations are: about organisations, not about people."""

from core.errors import mark
from core.privacy.registry import WHILE_IT_IS_THERE, classify
from expo.reservations.tables import Reservation, Taken, Waiting

WHY = mark("To let booths.")

classify(
    Reservation,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    internal="id edition exhibitor state until made_at requested_at confirmed_at ended_at revision",
)
classify(Taken, why=WHY, long=WHILE_IT_IS_THERE, internal="id booth reservation since ended_at")
classify(Waiting, why=WHY, long=WHILE_IT_IS_THERE, internal="id booth exhibitor place asked_at offered_at ended_at")

"""What the columns of passkeys are."""

from core.access.classes import TO_PROVE, UNTIL_REPLACED
from core.access.tables import Challenge, Passkey
from core.errors import mark
from core.privacy.registry import ROW, Ending, account, classify

classify(
    Passkey,
    why=TO_PROVE,
    long=UNTIL_REPLACED,
    about=account("account"),
    erasing=ROW,
    personal="name made_at used_at",
    secrets="credential public_key counted",
    internal="id account",
)
classify(
    Challenge,
    why=TO_PROVE,
    long=mark("A day."),
    ends=Ending("challenges", mark("Questions that devices were asked"), "ends_at", 1, TO_PROVE, fixed=True),
    about=account("account"),
    erasing=ROW,
    secrets="octets",
    internal="id account purpose ends_at used_at",
)

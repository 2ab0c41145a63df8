"""What the columns of organisations' sign-ons are."""

from core.access.classes import TO_PROVE, UNTIL_REPLACED, WHO_CAME
from core.access.identities.tables import Identity, SignOn
from core.errors import mark
from core.privacy.registry import ROW, Ending, account, classify

classify(
    Identity,
    why=TO_PROVE,
    long=UNTIL_REPLACED,
    about=account("account"),
    erasing=ROW,
    personal="issuer linked_at used_at",
    secrets="subject",
    internal="id account",
)
classify(
    SignOn,
    why=TO_PROVE,
    long=mark("{days} days after it was used or ended."),
    ends=Ending(
        "sign_ons", mark("Sign-ons of organisations that were used or ended"), "coalesce(used_at, ends_at)", 2, WHO_CAME
    ),
    about=account("account"),
    erasing=ROW,
    secrets="digest browser",
    internal="id account purpose wanted began_at ends_at used_at",
)

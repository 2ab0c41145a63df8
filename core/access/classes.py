"""What the columns of accounts and ways in are."""

from core.access.permissions import Core
from core.access.tables import (
    Account,
    Arrival,
    Attempts,
    EntryLink,
    FailedEntrance,
    Grant,
    Password,
    RecoveryCode,
    Session,
    Totp,
)
from core.errors import mark
from core.privacy.registry import NULL, ROW, TOMBSTONE, About, Ending, account, classify

GUESSERS = mark("To stop those who guess.")
TO_PROVE = mark("To prove that it is you.")
WHO_CAME = mark("To find out who was let in.")
UNTIL_REPLACED = mark("Until you replace it, or the account is erased.")

classify(
    Account,
    why=mark("To let you sign in, to write to you, and to know who did what."),
    long=mark("Until the account is erased."),
    about=account("id"),
    erasing={"email": NULL, "name": TOMBSTONE, "language": NULL},
    seen_with=(Core.ACCOUNT_READ, Core.AUDIT_READ),
    last=True,
    personal="email name language",
    internal="id kind created_at accepted_at disabled_at version sample",
)
classify(
    Grant,
    why=mark("To know who may do what, and who decided it."),
    long=mark("{days} days after the role ended; the words are erased with the account."),
    ends=Ending(
        "roles",
        mark("Roles that ended"),
        "coalesce(revoked_at, expires_at)",
        1095,
        mark("The law asks for three years of who could do what."),
        least=1095,
    ),
    about=account("account"),
    erasing={"reason": TOMBSTONE, "revoked_because": NULL},
    seen_with=(Core.ACCOUNT_READ, Core.AUDIT_READ),
    personal="reason revoked_because",
    doers="granted_by revoked_by",
    internal="id account kind role scope granted_at expires_at revoked_at",
)
classify(
    Session,
    why=mark("To keep you signed in, and to show you where you are."),
    long=mark("{days} days after it ended."),
    ends=Ending(
        "sessions",
        mark("Sessions that ended"),
        "coalesce(ended_at, ends_at)",
        90,
        mark("To find out how an account was used."),
    ),
    about=account("account"),
    erasing=ROW,
    personal="agent began_at seen_at",
    secrets="digest",
    internal="id account proved complete confirmed_at ends_at idle_minutes ended_at",
)
classify(
    Password,
    why=TO_PROVE,
    long=UNTIL_REPLACED,
    about=account("account"),
    erasing=ROW,
    secrets="hashed",
    internal="id account set_at",
)
classify(
    Totp,
    why=TO_PROVE,
    long=UNTIL_REPLACED,
    about=account("account"),
    erasing=ROW,
    secrets="sealed last_step",
    internal="id account confirmed_at",
)
classify(
    RecoveryCode,
    why=TO_PROVE,
    long=UNTIL_REPLACED,
    about=account("account"),
    erasing=ROW,
    secrets="digest",
    internal="id account used_at",
)
classify(
    EntryLink,
    why=mark("To let you in without a password."),
    long=mark("{days} days after it was used or ended."),
    ends=Ending("links", mark("Sign-in links that were used or ended"), "coalesce(used_at, ends_at)", 30, WHO_CAME),
    about=account("account"),
    erasing=ROW,
    secrets="digest",
    internal="id account purpose created_at ends_at used_at",
)
classify(
    Arrival,
    why=mark("To let you in without a password."),
    long=mark("{days} days after it was used or ended."),
    ends=Ending(
        "arrivals", mark("Letters to come in by that were used or ended"), "coalesce(used_at, ends_at)", 2, WHO_CAME
    ),
    about=About("account", "email = (SELECT lower(a.email) FROM core_account a WHERE a.id = $1)"),
    erasing=ROW,
    personal="email language",
    secrets="browser link code",
    internal="id tries created_at ends_at used_at",
)
classify(
    FailedEntrance,
    why=GUESSERS,
    long=mark("Until it is written into the journal, a quarter of an hour later."),
    internal="id account quarter tries",
)
classify(
    Attempts,
    why=GUESSERS,
    ends=Ending("attempts", mark("Counted tries"), "began_at", 2, GUESSERS, fixed=True),
    internal="key began_at tries",
)

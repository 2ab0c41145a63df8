"""What the columns of letters are."""

from core.access.permissions import Core
from core.errors import mark
from core.mail.tables import Batch, Letter
from core.privacy.registry import FOR_GOOD, ROW, About, Ending, classify

classify(
    Letter,
    why=mark("To know what was written to you, and whether it arrived."),
    long=mark("{days} days after it was sent."),
    ends=Ending(
        "letters",
        mark("Letters that were sent"),
        "sent_at",
        365,
        mark("To find out whether something was written and arrived."),
    ),
    about=About(
        "account",
        "account = $1 OR lower(address) = (SELECT lower(email) FROM core_account WHERE id = $1)",
    ),
    erasing=ROW,
    closed="secret OR state IN ('held', 'withdrawn')",
    seen_with=(Core.MAIL_READ,),
    personal="account address name language subject text html trouble calendar",
    internal="id template secret state batch made_at due_at lease_until sent_at attempts",
)
classify(
    Batch,
    why=mark("To have mailings looked at before they go."),
    long=FOR_GOOD,
    internal="id title made_at released_at withdrawn_at",
    doers="made_by decided_by",
)

"""What the columns of letters are."""

from core.access.permissions import Core
from core.errors import mark
from core.mail.tables import Batch, Letter
from core.privacy.registry import ROW, About, classify

classify(
    Letter,
    why=mark("To know what was written to you, and whether it arrived."),
    long=mark("{days} days after it was sent."),
    about=About(
        "account",
        "account = $1 OR lower(address) = (SELECT lower(email) FROM core_account WHERE id = $1)",
    ),
    erasing=ROW,
    closed="secret",
    seen_with=(Core.MAIL_READ,),
    personal="account address name language subject text html trouble",
    internal="id template secret state batch made_at due_at lease_until sent_at attempts",
)
classify(
    Batch,
    why=mark("To have mailings looked at before they go."),
    internal="id title made_at released_at withdrawn_at",
    doers="made_by decided_by",
)

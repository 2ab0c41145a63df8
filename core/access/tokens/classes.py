"""What the columns of service tokens are."""

from core.access.tokens.tables import Token
from core.errors import mark
from core.privacy.registry import classify

classify(
    Token,
    why=mark("To let other systems in, for what was agreed and no longer."),
    long=mark("As long as the account of the system."),
    secrets="digest",
    internal="id account kind permissions made_at ends_at seen_at revoked_at",
    doers="made_by revoked_by",
)

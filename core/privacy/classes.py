"""What the columns of consents, retention and the ledgers are."""

from core.errors import mark
from core.privacy.permissions import Privacy
from core.privacy.registry import FOR_GOOD, UNTIL_TAKEN_AWAY, account, classify, kept
from core.privacy.tables import Consent, ConsentText, Destruction, Erasure, RetentionRule

PROOF = kept(mark("The law asks us to show that you agreed; only a number stands there once you are erased."))

classify(
    ConsentText,
    why=mark("To show what was agreed to, word for word."),
    long=FOR_GOOD,
    public="id purpose version needed texts effective_at",
)
classify(
    Consent,
    why=mark("To show what you agreed to, and that you withdrew it."),
    long=mark("As long as it may have to be shown that you agreed."),
    about=account("account"),
    erasing=PROOF,
    seen_with=(Privacy.READ,),
    personal="text language channel given_at withdrawn_at",
    internal="id account",
)
classify(
    RetentionRule,
    why=mark("To keep nothing longer than needed."),
    long=UNTIL_TAKEN_AWAY,
    internal="id what days held_because changed_at",
    doers="changed_by",
)
classify(
    Destruction,
    why=mark("To show that things were destroyed in time."),
    long=FOR_GOOD,
    internal="id what days number destroyed_at",
)
classify(
    Erasure,
    why=mark("To erase people again when a backup is restored."),
    long=FOR_GOOD,
    internal="id subject salt digest reason erased_at",
)

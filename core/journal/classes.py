"""What the columns of the journal are."""

from core.access.permissions import Core
from core.errors import mark
from core.journal.tables import Delivery, Entry, EntryValue, Seal
from core.privacy.registry import FORGOTTEN, About, Ending, account, classify, kept

AS_LONG_AS_THE_JOURNAL = mark("As long as the journal; what you wrote in it is erased with you.")

classify(
    Entry,
    why=mark("To show who did what: the law asks for it."),
    long=AS_LONG_AS_THE_JOURNAL,
    about=About("account", "actor LIKE '%:' || $1::uuid::text"),
    erasing={"actor": kept(mark("Only numbers stand here; the law asks who did what."))},
    seen_with=(Core.AUDIT_READ,),
    personal="actor",
    internal="id at kind record payload",
)
classify(
    EntryValue,
    why=mark("To show what was changed, and why."),
    long=AS_LONG_AS_THE_JOURNAL,
    about=(
        account("subject"),
        About("person", "subject = $1 AND NOT EXISTS (SELECT FROM core_account a WHERE a.id = $1)"),
    ),
    erasing=FORGOTTEN,
    seen_with=(Core.AUDIT_READ,),
    personal="before after subject",
    secrets="salt",
    internal="id entry field digest",
)
classify(Seal, why=mark("To show that the journal is what was recorded."), internal="number entry digest")
classify(
    Delivery,
    why=mark("To do what follows from a fact."),
    ends=Ending(
        "deliveries",
        mark("Facts that were delivered"),
        "delivered_at",
        30,
        mark("To find out what followed from a fact."),
    ),
    internal="id entry subscriber due_at delivered_at attempts trouble",
)

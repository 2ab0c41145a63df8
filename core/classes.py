"""What the columns of this context's tables are: each feature says it of its own."""

from core.access import classes as access
from core.access.devices import classes as devices
from core.access.identities import classes as identities
from core.access.passkeys import classes as passkeys
from core.access.tokens import classes as tokens
from core.commitments.tables import Commitment
from core.csp import classes as csp
from core.errors import mark
from core.files.tables import StoredFile, StoredPart
from core.idempotency import classes as idempotency
from core.jobs import classes as jobs
from core.journal import classes as journal
from core.lists import classes as lists
from core.mail import classes as mail
from core.mailings import classes as mailings
from core.notices import classes as notices
from core.privacy import classes as privacy
from core.privacy.registry import ROW, TOMBSTONE, WHILE_IT_IS_THERE, About, Ending, Erasing, account, classify, person
from core.settings_kept import classes as settings_kept
from core.webhooks import classes as webhooks

UPLOADED = mark("To keep what was uploaded.")
OF_THEIR_FILES = "file IN (SELECT id FROM core_file WHERE subject = $1)"

classify(
    Commitment,
    why=mark("To promise nothing twice."),
    long=WHILE_IT_IS_THERE,
    internal="id resource source_kind source begins_at ends_at exclusive override_reason",
    doers="override_by",
)
classify(
    StoredFile,
    why=UPLOADED,
    long=mark("Until it is taken away, or the person is erased."),
    about=(account("subject"), person("subject")),
    erasing={"name": TOMBSTONE, "sha256": Erasing("tombstone", value="repeat('0', 64)")},
    internal="id slot kind size sha256 scope subject state created_at published_at ended_at",
    confidential="name",
    doers="created_by",
    ends=Ending(
        "made",
        mark("Files made in the background"),
        "CASE WHEN slot = 'core.made' THEN created_at END",
        3,
        mark("To be fetched by who asked for them."),
    ),
)
classify(
    StoredPart,
    why=UPLOADED,
    about=(About("account", OF_THEIR_FILES), About("person", OF_THEIR_FILES)),
    erasing={"sha256": ROW},
    internal="id file name kind size sha256 width height",
)

__all__ = [
    "access",
    "csp",
    "devices",
    "idempotency",
    "identities",
    "jobs",
    "journal",
    "lists",
    "mail",
    "mailings",
    "notices",
    "passkeys",
    "privacy",
    "settings_kept",
    "tokens",
    "webhooks",
]

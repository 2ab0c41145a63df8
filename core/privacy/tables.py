"""What people agreed to, how long things are kept, and the ledgers of what was destroyed and who was erased."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Bytea, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account


class ConsentText(Table, tablename="core_consent_text"):
    """What people agree to, word for word: `texts` by language, `{"title", "body"}`. Never edited (trigger): another
    wording is another version. What is not `needed` may be declined, and nothing is refused for it.
    """

    id = UUID(primary_key=True, default=uuid4)
    purpose = Varchar(length=40)
    version = Integer()
    needed = Boolean()
    texts = JSONB(default=None)
    effective_at = Timestamptz(default=None)

    core_consent_text_once = Unique([purpose, version])


class Consent(Table, tablename="core_consent"):
    """Given in one language, through one channel, to one version. It ends by being withdrawn and changes in no other
    way (trigger); one in force an account and text (core_consent_once, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.restrict)
    text = ForeignKey(ConsentText, null=False, on_delete=OnDelete.restrict)
    language = Varchar(length=20)
    channel = Varchar(length=20)
    given_at = Timestamptz(default=None)
    withdrawn_at = Timestamptz(null=True, default=None)

    core_consent_withdrawn_later = Check("withdrawn_at >= given_at")


class RetentionRule(Table, tablename="core_retention_rule"):
    """How many days the things called `what` stay after they ended; while it is held nothing of it is destroyed."""

    id = UUID(primary_key=True, default=uuid4)
    what = Varchar(length=40, unique=True)
    days = Integer()
    held_because = Text(null=True, default=None)
    changed_at = Timestamptz(default=None)
    changed_by = Varchar(length=200)

    core_retention_rule_days = Check("days BETWEEN 1 AND 36500")


class Destruction(Table, tablename="core_destruction"):
    """What was destroyed under which rule, their number and when: nothing about anybody. Only grows (trigger)."""

    id = UUID(primary_key=True, default=uuid4)
    what = Varchar(length=40)
    days = Integer()
    number = Integer()
    destroyed_at = Timestamptz(default=None)

    core_destruction_of_something = Check("number > 0")


class Erasure(Table, tablename="core_erasure"):
    """Somebody was erased: SHA-256 of `salt` and their id, so that a restored backup can be told whom to erase again.
    Only grows (trigger).
    """

    id = UUID(primary_key=True, default=uuid4)
    subject = Varchar(length=10)
    salt = Bytea(default=None)
    digest = Bytea(default=None, unique=True)
    reason = Varchar(length=20)
    erased_at = Timestamptz(default=None, index=True)

    core_erasure_subject_known = Check("subject IN ('account', 'person')")

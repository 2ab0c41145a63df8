"""Letters of invitation as they were issued: frozen bytes with their digest, under a number that nobody else has."""

from typing import Any
from uuid import uuid4

from piccolo.columns import UUID, Bytea, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from crm.delegations.tables import Delegate, Visit
from directory.people.tables import Appointment, Person


class LetterCount(Table, tablename="crm_letter_count"):
    """The last number of a year: counted in the transaction of the letter, so that no number is left out."""

    id = UUID(primary_key=True, default=uuid4)
    year = Integer(unique=True)
    last = Integer()


class InvitationLetter(Table, tablename="crm_invitation_letter"):
    """Number `number` of `year`, version `version`, which replaces the one before it. `octets` are the PDF, `digest` their
    SHA-256, `code` what a consulate types to see that it is genuine; `initials` is all that it sees of the invited.
    Nothing of it changes but that it is withdrawn, or that its bytes go: crm_invitation_letter_frozen (migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, index=True, on_delete=OnDelete.restrict)
    delegate = ForeignKey(Delegate, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.set_null)
    year = Integer()
    number = Integer()
    version = Integer(default=1)
    replaces: ForeignKey[Any] = ForeignKey("self", null=True, default=None, on_delete=OnDelete.restrict)
    code = Varchar(length=12)
    name = Varchar(length=200, null=True, default=None)
    initials = Varchar(length=20, null=True, default=None)
    language = Varchar(length=12, default="en")
    host = Text(default="")
    signatory = ForeignKey(Appointment, null=True, default=None, on_delete=OnDelete.set_null)
    begins_on = Date(default=None)
    ends_on = Date(default=None)
    issued_on = Date(default=None)
    issued_at = Timestamptz(default=None)
    issued_by = Varchar(length=200)
    octets = Bytea(null=True, default=None)
    digest = Bytea()
    withdrawn_at = Timestamptz(null=True, default=None)
    withdrawn_by = Varchar(length=200, default="")
    withdrawn_because = Varchar(length=300, default="")

    crm_invitation_letter_once = Unique([year, number, version])
    crm_invitation_letter_counts = Check("number >= 1 AND version >= 1 AND (version = 1) = (replaces IS NULL)")
    crm_invitation_letter_replaced_once = Unique([replaces])
    crm_invitation_letter_withdrawn_by_somebody = Check(
        "(withdrawn_at IS NULL) = (withdrawn_by = '') AND (withdrawn_at IS NULL) = (withdrawn_because = '')"
    )

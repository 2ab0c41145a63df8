"""What the public may read of an agreement, once a second person has approved it."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from crm.agreements.tables import Agreement
from expo.editions.tables import Source


class Publication(Table, tablename="crm_publication"):
    """`title`, `summary` and `promises` (texts of its obligations) as they are public: later edits of the agreement change
    none of them. One is live for an agreement at a time, and one waits (crm_publication_live, crm_publication_waiting,
    migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    title = JSONB(default=None)
    summary = JSONB(null=True, default=None)
    promises = JSONB(default="[]")
    source = ForeignKey(Source, null=False, on_delete=OnDelete.restrict)
    asked_at = Timestamptz(default=None)
    asked_by = Varchar(length=200)
    approved_at = Timestamptz(null=True, default=None)
    approved_by = Varchar(length=200, default="")
    ended_at = Timestamptz(null=True, default=None)

    crm_publication_two_people = Check("approved_by <> asked_by")
    crm_publication_approved_by_somebody = Check("(approved_at IS NULL) = (approved_by = '')")

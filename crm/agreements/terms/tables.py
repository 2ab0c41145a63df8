"""What happened to a signed agreement on which day: from this, and from nothing else, it is read whether it is in force."""

from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from crm.agreements.tables import Agreement


class AgreementEvent(Table, tablename="crm_agreement_event"):
    """Never changed: one that was wrong is struck out with a reason, and another is put in."""

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=20)
    on_date = Date(default=None)
    until = Date(null=True, default=None)
    evidence = Text(default="")
    recorded_at = Timestamptz(default=None)
    recorded_by = Varchar(length=200)
    struck_at = Timestamptz(null=True, default=None)
    struck_because = Text(default="")

    crm_agreement_event_known = Check(
        "kind IN ('effective', 'notice', 'renewed', 'suspended', 'resumed', 'terminated', 'superseded')"
    )
    crm_agreement_event_renewed_until = Check("(kind = 'renewed') = (until IS NOT NULL)")
    crm_agreement_event_until_later = Check("until > on_date")
    crm_agreement_event_struck_with_reason = Check("(struck_at IS NULL) = (struck_because = '')")

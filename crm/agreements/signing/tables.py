"""Who approved a text, and who signed for whom on which day."""

from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Unique
from piccolo.table import Table

from crm.agreements.tables import Party
from crm.agreements.texts.tables import TextVersion
from directory.people.tables import Appointment


class Approval(Table, tablename="crm_approval"):
    """Of one version of the text (내부 결재); `document` is the number of the paper that says so."""

    id = UUID(primary_key=True, default=uuid4)
    version = ForeignKey(TextVersion, null=False, index=True, on_delete=OnDelete.restrict)
    document = Varchar(length=100, default="")
    approved_at = Timestamptz(default=None)
    approved_by = Varchar(length=200)

    crm_approval_once = Unique([version, approved_by])


class Signature(Table, tablename="crm_signature"):
    """A party's, by somebody who held a post there on that day (crm_signature_valid, migration). When the person is erased
    the day stays.
    """

    id = UUID(primary_key=True, default=uuid4)
    party = ForeignKey(Party, null=False, on_delete=OnDelete.restrict)
    appointment = ForeignKey(Appointment, null=True, default=None, on_delete=OnDelete.set_null)
    signed_on = Date(default=None)
    recorded_at = Timestamptz(default=None)
    recorded_by = Varchar(length=200)

    crm_signature_once = Unique([party])

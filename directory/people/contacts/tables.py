"""Ways to reach somebody: of an office, which end with the appointment, or their own, which need their consent."""

from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from directory.people.tables import Appointment, Person


class Contact(Table, tablename="directory_contact"):
    """`value` is in its normal form: an address in small letters, a number in E.164. Without `appointment` it is the
    person's own, which stands on their consent (동의): given on a day, in some way. Once that is withdrawn the value is
    gone, for good.
    """

    id = UUID(primary_key=True, default=uuid4)
    person = ForeignKey(Person, null=False, index=True)
    appointment = ForeignKey(Appointment, null=True, default=None, index=True)
    kind = Varchar(length=20)
    value = Varchar(length=300)
    purpose = Varchar(length=200)
    consented_on = Date(null=True, default=None)
    consented_how = Varchar(length=200, null=True, default=None)
    withdrawn_on = Date(null=True, default=None)
    ended_on = Date(null=True, default=None)
    recorded_by = Varchar(length=60)
    recorded_at = Timestamptz()

    directory_contact_kind_known = Check("kind IN ('mail', 'telephone', 'mobile', 'fax', 'post')")
    directory_contact_consent_whole = Check("(consented_on IS NULL) = (consented_how IS NULL)")
    directory_contact_own_needs_consent = Check("appointment IS NOT NULL OR consented_on IS NOT NULL")
    directory_contact_withdrawn_later = Check("withdrawn_on >= consented_on")
    directory_contact_withdrawn_is_gone = Check("(withdrawn_on IS NOT NULL) = (value = '')")

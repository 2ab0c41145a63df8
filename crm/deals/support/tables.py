"""What the government does for a deal: letters, meetings, talking points, what an embassy does."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, Date, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from crm.deals.tables import Deal


class SupportMeasure(Table, tablename="crm_support_measure"):
    """`official` is who does it, by office; of a `confidential` one only those know who may see confidential deals, and
    whoever wrote it down. A mistake is struck out and stays to be read.
    """

    id = UUID(primary_key=True, default=uuid4)
    deal = ForeignKey(Deal, null=False, index=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=20)
    on_date = Date(default=None)
    official = Varchar(length=200)
    said = Text(default="")
    confidential = Boolean(default=False)
    recorded_at = Timestamptz(default=None)
    recorded_by = Varchar(length=200)
    struck_at = Timestamptz(null=True, default=None)
    struck_because = Varchar(length=300, default="")

    crm_support_kind_known = Check("kind IN ('letter', 'ministerial_meeting', 'talking_point', 'embassy_action')")
    crm_support_struck_whole = Check("(struck_at IS NULL) = (struck_because = '')")
    crm_support_says_who = Check("official <> ''")

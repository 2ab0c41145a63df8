"""Who shares in a deal, and how much of it is whose."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Integer, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from crm.deals.tables import Deal
from directory.organisations.tables import Organisation


class ConsortiumMember(Table, tablename="crm_consortium_member"):
    """`share` in per mille; all of a deal's members have 1,000 between them, which crm_consortium_whole (migration) looks
    at when a transaction ends. How large a member is, is what the directory says of the day of the contract.
    """

    id = UUID(primary_key=True, default=uuid4)
    deal = ForeignKey(Deal, null=False, on_delete=OnDelete.restrict)
    organisation = ForeignKey(Organisation, null=False, index=True, on_delete=OnDelete.restrict)
    role = Varchar(length=12, default="partner")
    share = Integer()
    place = Integer(default=0)

    crm_consortium_once = Unique([deal, organisation])
    crm_consortium_role_known = Check("role IN ('lead', 'partner', 'supplier', 'operator')")
    crm_consortium_share = Check("share BETWEEN 0 AND 1000")

"""Who stood where in a delegation, as it was said at the time: a later change of title rewrites none of it."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Unique
from piccolo.table import Table

from crm.delegations.tables import Visit
from directory.people.tables import Person


class DelegationSnapshot(Table, tablename="crm_delegation_snapshot"):
    """The list of members as it stood; `programme` is the version of the programme that was published with it, if any."""

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, on_delete=OnDelete.restrict)
    number = Integer()
    programme = Integer(null=True, default=None)
    taken_at = Timestamptz(default=None)
    taken_by = Varchar(length=200)

    crm_delegation_snapshot_once = Unique([visit, number])


class ListedDelegate(Table, tablename="crm_listed_delegate"):
    """One of them, `place` 1 first; names by language tag, title and house as translated text, as of that day."""

    id = UUID(primary_key=True, default=uuid4)
    snapshot = ForeignKey(DelegationSnapshot, null=False, on_delete=OnDelete.cascade)
    place = Integer()
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    role = Varchar(length=12)
    rank = Integer(null=True, default=None)
    names = JSONB(default=None)
    title = JSONB(null=True, default=None)
    house = JSONB(null=True, default=None)

    crm_listed_delegate_once = Unique([snapshot, place])

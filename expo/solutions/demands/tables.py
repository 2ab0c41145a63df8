"""What cities and delegations look for, and how one would reach them."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from directory.countries.tables import Country
from expo.editions.tables import Edition


class Demand(Table, tablename="expo_demand"):
    """A problem that a city or delegation wants solved. `account` wrote it and looks after it; none for what staff wrote
    down for somebody. `place` is the city or body that looks. `open` to everybody only if they wish so (`wished`) and it
    is approved. `due_on` is the day until which they look; `ended_at` when it was closed.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    code = Varchar(length=12)
    state = Varchar(length=12, default="draft")
    title = JSONB(null=True, default=None)
    problem = JSONB(null=True, default=None)
    place = Varchar(length=200, default="")
    country = ForeignKey(Country, null=True, default=None)
    choices = JSONB(default="{}")
    due_on = Date(null=True, default=None)
    wished = Boolean(default=False)
    because = Text(null=True, default=None)
    begun_at = Timestamptz(default=None)
    changed_at = Timestamptz(default=None)
    submitted_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    revision = Integer(default=1)
    sample = Boolean(default=False)

    expo_demand_code_once = Unique([edition, code])
    expo_demand_state_known = Check("state IN ('draft', 'submitted', 'approved', 'returned', 'closed')")
    expo_demand_whole_when_sent = Check(
        "state IN ('draft', 'closed') OR (title IS NOT NULL AND problem IS NOT NULL AND country IS NOT NULL)"
    )
    expo_demand_ended_when_closed = Check("(state = 'closed') = (ended_at IS NOT NULL)")


class DemandContact(Table, tablename="expo_demand_contact"):
    """Whom one would write to about a demand: in a table of its own, which no list, search, export or page of the desk
    reads. Only its owner sees it, and who was introduced after both sides had said yes.
    """

    id = UUID(primary_key=True, default=uuid4)
    demand = ForeignKey(Demand, null=False, unique=True, on_delete=OnDelete.cascade)
    name = Varchar(length=200)
    email = Varchar(length=254)
    phone = Varchar(length=40, default="")
    language = Varchar(length=20, default="")

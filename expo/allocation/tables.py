"""Steps on the assignment board, and pairs of exhibitors that must not meet."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor


class AllocationStep(Table, tablename="expo_allocation_step"):
    """A step on the board: `changes` are `expo.allocation.board.states.Placed`; `undoes` is the number of the step that
    this one took back.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    number = Integer()
    at = Timestamptz(default=None)
    actor = Varchar(length=200)
    act = Varchar(length=10)
    changes = JSONB(default=None)
    undoes = Integer(null=True, default=None)

    expo_allocation_step_number_once = Unique([edition, number])
    expo_allocation_step_act_known = Check("act IN ('give', 'move', 'swap', 'release', 'confirm', 'undo')")


class KeptApart(Table, tablename="expo_kept_apart"):
    """Two exhibitors that must not meet, the smaller id first. `rule`: at least `metres` between them, not side by side
    (adjacent), or not on the same aisle. `because` is read by staff only.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    first = ForeignKey(Exhibitor, null=False, index=True)
    then = ForeignKey(Exhibitor, null=False, index=True)
    rule = Varchar(length=10)
    metres = Integer(null=True, default=None)
    because = Text()
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    ended_at = Timestamptz(null=True, default=None)

    expo_kept_apart_in_order = Check('"first" < "then"')
    expo_kept_apart_rule_known = Check("rule IN ('metres', 'adjacent', 'aisle')")
    expo_kept_apart_metres_said = Check("(rule = 'metres') = (metres IS NOT NULL)")
    expo_kept_apart_metres_sane = Check("metres BETWEEN 1 AND 500")
    expo_kept_apart_reasoned = Check("because <> ''")


class Tolerated(Table, tablename="expo_apart_tolerated"):
    """Why two stand nearer than their rule allows, for as long as they stand in just these booths: `where` names them."""

    id = UUID(primary_key=True, default=uuid4)
    apart = ForeignKey(KeptApart, null=False, index=True)
    where = Text()
    because = Text()
    at = Timestamptz(default=None)
    by = Varchar(length=200)

    expo_apart_tolerated_reasoned = Check("because <> ''")

"""Rounds of allocation, and the plans that were made in them."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition


class AllocationRound(Table, tablename="expo_allocation_round"):
    """`method` is lexicographic or weighted; `criteria` a list of `expo.allocation.rounds.priority.Criterion`; equal ones
    are told apart by the day of application, then by lot (추첨), drawn from `seed`. `ranking` is the list as it stands,
    with what was changed by hand; `proposed_plan` the plan that was proposed to all.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    number = Integer()
    closes_at = Timestamptz(default=None)
    method = Varchar(length=15)
    criteria = JSONB(default="[]")
    seed = Integer()
    ranking = JSONB(default="[]")
    ranked_at = Timestamptz(null=True, default=None)
    job = UUID(null=True, default=None)
    proposed_plan = Integer(null=True, default=None)
    proposed_at = Timestamptz(null=True, default=None)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    revision = Integer(default=1)

    expo_allocation_round_number_once = Unique([edition, number])
    expo_allocation_round_method_known = Check("method IN ('lexicographic', 'weighted')")
    expo_allocation_round_proposed_which = Check("(proposed_at IS NULL) = (proposed_plan IS NULL)")


class AllocationPlan(Table, tablename="expo_allocation_plan"):
    """What a run came to, or what an organiser made of it (`like` names that plan): `lines` are
    `expo.allocation.rounds.filling.Line`; none is ever changed. `ranking_revision` is the round's at the time.
    """

    id = UUID(primary_key=True, default=uuid4)
    round = ForeignKey(AllocationRound, null=False)
    number = Integer()
    seed = Integer()
    like = Integer(null=True, default=None)
    lines = JSONB(default="[]")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    note = Text(default="")

    expo_allocation_plan_number_once = Unique([round, number])

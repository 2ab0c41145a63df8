"""How likely a deal is to be contracted, by its state: assumptions that somebody made on a day."""

from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account


class StageChance(Table, tablename="crm_stage_chance"):
    """In per mille, from a day on until a later row; never changed, so that a forecast of last year can be made again."""

    id = UUID(primary_key=True, default=uuid4)
    state = Varchar(length=12)
    chance = Integer()
    begins_on = Date(default=None)
    reason = Varchar(length=300)
    set_at = Timestamptz(default=None)
    set_by = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.set_null)

    crm_stage_chance_once = Unique([state, begins_on])
    crm_stage_chance_known = Check(
        "state IN ('identified', 'qualified', 'developing', 'bidding', 'negotiating', 'preferred')"
    )
    crm_stage_chance_per_mille = Check("chance BETWEEN 0 AND 1000")
    crm_stage_chance_has_reason = Check("reason <> ''")

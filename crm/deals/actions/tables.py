"""What is to be done next for a deal: tasks of the desk."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from crm.deals.tables import Deal
from crm.tasks.tables import Task


class DealTask(Table, tablename="crm_deal_task"):
    """A task belongs to one deal, and is seen only by those who see that, and by its owner."""

    id = UUID(primary_key=True, default=uuid4)
    deal = ForeignKey(Deal, null=False, index=True, on_delete=OnDelete.restrict)
    task = ForeignKey(Task, null=False, unique=True, on_delete=OnDelete.cascade)

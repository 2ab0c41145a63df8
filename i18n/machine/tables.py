"""Where drafts by a machine are allowed: a row is a yes, with who said it and when."""

from uuid import uuid4

from piccolo.columns import UUID, Timestamptz, Varchar
from piccolo.table import Table


class MachineAllowance(Table, tablename="i18n_machine_allowance"):
    """`place` is the edition; without a row nothing of it is sent anywhere."""

    id = UUID(primary_key=True, default=uuid4)
    place = Varchar(length=60, unique=True)
    allowed_at = Timestamptz()
    allowed_by = Varchar(length=120)

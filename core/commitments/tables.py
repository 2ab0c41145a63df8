"""Being busy: whatever cannot be in two places is a resource, and its promises exclude each other."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, Text, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from core.db.constraints import Exclude


class Commitment(Table, tablename="core_commitment"):
    """`resource` (a room, a person, a car) is promised to `source` (a slot, a meeting) during `[begins_at, ends_at)`.

    A row that is not exclusive is a stated override: it has its reason and who gave it.
    """

    id = UUID(primary_key=True, default=uuid4)
    resource = UUID(default=None, index=True)
    source_kind = Varchar(length=40)
    source = UUID(default=None, index=True)
    begins_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    exclusive = Boolean(default=True)
    override_reason = Text(null=True, default=None)
    override_by = Varchar(length=200, null=True, default=None)

    core_commitment_ends_later = Check("ends_at > begins_at")
    core_commitment_override_stated = Check("exclusive OR (override_reason IS NOT NULL AND override_by IS NOT NULL)")
    core_commitment_not_twice = Exclude("resource WITH =, tstzrange(begins_at, ends_at) WITH &&", where="exclusive")

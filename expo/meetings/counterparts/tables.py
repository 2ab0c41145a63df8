"""When counterparts can be met, and the links by which they arrange their meetings without an account."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.meetings.tables import Counterpart


class CounterpartTime(Table, tablename="expo_counterpart_time"):
    """Half an hour in which the counterpart can be met; who has none can be met whenever the floor is open."""

    id = UUID(primary_key=True, default=uuid4)
    counterpart = ForeignKey(Counterpart, null=False, on_delete=OnDelete.cascade)
    begins_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)

    expo_counterpart_time_once = Unique([counterpart, begins_at])
    expo_counterpart_time_half_an_hour = Check("ends_at = begins_at + interval '30 minutes'")


class CounterpartLink(Table, tablename="expo_counterpart_link"):
    """To whom we write about a counterpart's meetings, and the link that is theirs: `digest` finds it, `sealed` (AES-GCM)
    writes it into every letter. One at a time is not withdrawn (expo_counterpart_link_one_at_a_time, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    counterpart = ForeignKey(Counterpart, null=False, index=True, on_delete=OnDelete.cascade)
    name = Varchar(length=200)
    address = Varchar(length=254)
    language = Varchar(length=20)
    digest = Bytea(default=None, unique=True)
    sealed = Bytea(default=None)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    ends_at = Timestamptz(default=None)
    seen_at = Timestamptz(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)

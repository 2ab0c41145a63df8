"""Paper that was set: the last of each kind and language, kept where every process finds it."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition


class Print(Table, tablename="expo_print"):
    """`number` is the release that it was set from. A later one takes its place; nothing is kept of it then, since a
    release sets the same again.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=10)
    language = Varchar(length=10)
    number = Integer()
    made_at = Timestamptz(default=None)
    octets = Bytea()

    expo_print_once = Unique([edition, kind, language])
    expo_print_kind_known = Check("kind IN ('booklet', 'doors', 'sheets')")

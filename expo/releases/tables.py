"""Releases: numbered, frozen snapshots of the programme; what the public sees is always one of them."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from expo.editions.tables import Edition


class Release(Table, tablename="expo_release"):
    """`snapshot` is `expo.releases.snapshot.Snapshot`, `changes` the `expo.releases.comparison.Comparison` with the release
    before, `note` translated text for readers; a trigger refuses any change of a row.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    number = Integer()
    name = Text()
    released_at = Timestamptz(default=None)
    released_by = Varchar(length=200)
    digest = Varchar(length=64)
    snapshot = JSONB(default=None)
    changes = JSONB(default="{}")
    note = JSONB(null=True, default=None)

    expo_release_number_once = Unique([edition, number])

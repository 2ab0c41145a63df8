"""Whether an exhibitor has put the guide away; what is done in it is never stored."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from expo.exhibitors.tables import Exhibitor


class GuideAway(Table, tablename="expo_guide_away"):
    """The guide was put away for everybody who acts for the exhibitor; calling it back takes the row away."""

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False, unique=True, on_delete=OnDelete.restrict)
    away_at = Timestamptz(default=None)
    away_by = Varchar(length=200)

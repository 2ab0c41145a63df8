"""The screens that hang in the halls, and when one that is silent is told of."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from expo.editions.tables import Edition


class Screen(Table, tablename="expo_screen"):
    """`code` stands in its address and is guessed by nobody. `shows` is a room's code, or None for all of them. `number` is
    the release that it showed when it was last heard of.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.cascade)
    name = Varchar(length=80)
    code = Varchar(length=16, unique=True)
    shows = Varchar(length=60, null=True, default=None)
    language = Varchar(length=10)
    seen_at = Timestamptz(null=True, default=None)
    number = Integer(null=True, default=None)


class ScreenWatch(Table, tablename="expo_screen_watch"):
    """An edition's own hours: minutes of the day in its zone. Without a row those of `rules.USUAL` hold."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, unique=True, on_delete=OnDelete.cascade)
    minutes = Integer()
    opens = Integer()
    closes = Integer()

    expo_screen_watch_minutes_possible = Check("minutes BETWEEN 2 AND 240")
    expo_screen_watch_hours_possible = Check("0 <= opens AND opens < closes AND closes <= 1440")

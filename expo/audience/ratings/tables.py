"""Ratings of sessions."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from expo.editions.tables import Edition


class Rating(Table, tablename="expo_rating"):
    """`stars` from 1 to 5; `words` are told to the session's speakers once somebody has read them (`words_state`: none,
    waiting, approved, hidden). `session` and `voice` as in a question.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.cascade)
    session = Varchar(length=20, index=True)
    voice = Bytea(default=None)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    stars = Integer()
    words = Text(null=True, default=None)
    words_state = Varchar(length=10, default="none")
    language = Varchar(length=20)
    rated_at = Timestamptz(default=None)
    decided_by = Varchar(length=200, null=True, default=None)

    expo_rating_once = Unique([edition, session, voice])
    expo_rating_stars_possible = Check("stars BETWEEN 1 AND 5")
    expo_rating_words_state_known = Check("words_state IN ('none', 'waiting', 'approved', 'hidden')")
    expo_rating_words_when = Check("(words IS NULL) = (words_state = 'none')")

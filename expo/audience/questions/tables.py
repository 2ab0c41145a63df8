"""Questions to a session, and who wants them answered too."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from expo.editions.tables import Edition


class Question(Table, tablename="expo_question"):
    """`session` is the code that readers see. `voice` tells one browser or account from another and names neither
    (expo.audience.voice). It is `waiting` until a moderator has read it, then `approved` or `hidden`; `answer` is written,
    `on_stage_at` says that it was answered aloud.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.cascade)
    session = Varchar(length=20, index=True)
    voice = Bytea(default=None, index=True)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    words = Text()
    language = Varchar(length=20)
    state = Varchar(length=10, default="waiting")
    asked_at = Timestamptz(default=None)
    decided_at = Timestamptz(null=True, default=None)
    decided_by = Varchar(length=200, null=True, default=None)
    because = Text(null=True, default=None)
    answer = Text(null=True, default=None)
    answered_at = Timestamptz(null=True, default=None)
    on_stage_at = Timestamptz(null=True, default=None)

    expo_question_state_known = Check("state IN ('waiting', 'approved', 'hidden')")
    expo_question_decided_when = Check("(state = 'waiting') OR (decided_at IS NOT NULL AND decided_by IS NOT NULL)")
    expo_question_hidden_because = Check("(state = 'hidden') = (because IS NOT NULL)")
    expo_question_answered_when = Check("(answer IS NULL) = (answered_at IS NULL)")


class Vote(Table, tablename="expo_question_vote"):
    """One a voice, whoever writes."""

    id = UUID(primary_key=True, default=uuid4)
    question = ForeignKey(Question, null=False, on_delete=OnDelete.cascade)
    voice = Bytea(default=None, index=True)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    voted_at = Timestamptz(default=None)

    expo_question_vote_once = Unique([question, voice])

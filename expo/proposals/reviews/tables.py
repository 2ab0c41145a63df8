"""Who reviews proposals, what they think of each, and why somebody does not review one."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, Text, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.constraints import Unique
from piccolo.table import Table

from core.access.tables import Account
from expo.calls.tables import Call
from expo.proposals.tables import Proposal


class Reviewer(Table, tablename="expo_reviewer"):
    """Somebody of the staff who was asked to review; of `tracks` and spoken `languages` only, where any are named."""

    id = UUID(primary_key=True, default=uuid4)
    call = ForeignKey(Call, null=False, on_delete=OnDelete.cascade)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    tracks = JSONB(default="[]")
    languages = JSONB(default="[]")
    asked_at = Timestamptz(default=None)
    revoked_at = Timestamptz(null=True, default=None)

    expo_reviewer_asked_once = Unique([call, account])


class Review(Table, tablename="expo_review"):
    """`scores` from 1 to 5, one for each of the call's criteria in their order; `of` is the proposal's revision."""

    id = UUID(primary_key=True, default=uuid4)
    proposal = ForeignKey(Proposal, null=False, on_delete=OnDelete.cascade)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    scores = JSONB(default="[]")
    comment = Text(default="")
    of = Integer()
    made_at = Timestamptz(default=None)

    expo_review_made_once = Unique([proposal, account])


class Interest(Table, tablename="expo_review_interest"):
    """A conflict of interest (이해충돌): from then on they neither see the proposal nor what others think of it."""

    id = UUID(primary_key=True, default=uuid4)
    proposal = ForeignKey(Proposal, null=False, on_delete=OnDelete.cascade)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    declared_at = Timestamptz(default=None)

    expo_review_interest_declared_once = Unique([proposal, account])


class Remark(Table, tablename="expo_review_remark"):
    """Of the talk among those who have reviewed."""

    id = UUID(primary_key=True, default=uuid4)
    proposal = ForeignKey(Proposal, null=False, index=True, on_delete=OnDelete.cascade)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    text = Text()
    made_at = Timestamptz(default=None)

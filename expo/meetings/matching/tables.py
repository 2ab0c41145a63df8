"""Who wishes to meet whom, and the runs of the matchmaker."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from expo.meetings.tables import Counterpart


class MatchWish(Table, tablename="expo_match_wish"):
    """What each side says of the other: `must`, `want`, `open` (nothing) or `no`; `half` is the only part of a day in
    which the two would meet: `morning`, `afternoon` or `any` (expo_match_wish_half, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True, on_delete=OnDelete.cascade)
    exhibitor = ForeignKey(Exhibitor, null=False, on_delete=OnDelete.cascade)
    counterpart = ForeignKey(Counterpart, null=False, index=True, on_delete=OnDelete.cascade)
    of_exhibitor = Varchar(length=4, default="open")
    of_counterpart = Varchar(length=4, default="open")
    half = Varchar(length=9, default="any")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)

    expo_match_wish_once = Unique([exhibitor, counterpart])
    expo_match_wish_known = Check(
        "of_exhibitor IN ('must', 'want', 'open', 'no') AND of_counterpart IN ('must', 'want', 'open', 'no')"
    )


class MatchRun(Table, tablename="expo_match_run"):
    """A proposal, and all that it takes to make it again: what was `asked` (`expo.meetings.matching.asked.Asked`), the
    `seed`, and the `problem` as it was (`expo.meetings.matching.gathering.Problem`), whose SHA-256 is `digest`. `proposed`
    is the best so far. A repair is `like` the run that it mends. `meetings` are those that were made of it.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True, on_delete=OnDelete.restrict)
    number = Integer()
    like = Integer(null=True, default=None)
    asked = JSONB(default="{}")
    seed = Integer()
    problem = JSONB(default="{}")
    digest = Varchar(length=64)
    proposed = JSONB(null=True, default=None)
    meetings = JSONB(default="[]")
    job = UUID(null=True, default=None)
    note = Text(default="")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    stopped_at = Timestamptz(null=True, default=None)
    finished_at = Timestamptz(null=True, default=None)
    applied_at = Timestamptz(null=True, default=None)
    undone_at = Timestamptz(null=True, default=None)

    expo_match_run_number_once = Unique([edition, number])
    expo_match_run_in_order = Check(
        "(applied_at IS NULL OR finished_at IS NOT NULL) AND (undone_at IS NULL OR applied_at IS NOT NULL)"
    )

"""What exhibitors hold at their booths."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor


class BoothEvent(Table, tablename="expo_booth_event"):
    """One demonstration, talk, reception or signing, at whatever booth its exhibitor has: it names none, so it moves along.
    `shown` is what the public reads, frozen when it was approved; when it is, is read from the row itself. `off_at`: what
    readers had was taken off. An exhibitor has one at a time (expo_booth_event_one_at_a_time, migration). `spoken` is a
    JSON list of BCP-47 tags, `expected` how many people; `sequence` counts moves, for calendars (RFC 5545).
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True, on_delete=OnDelete.restrict)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True, on_delete=OnDelete.restrict)
    code = Varchar(length=12)
    state = Varchar(length=12, default="proposed")
    kind = Varchar(length=20)
    title = JSONB(default=None)
    description = JSONB(null=True, default=None)
    begins_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    expected = Integer(null=True, default=None)
    spoken = JSONB(default="[]")
    shown = JSONB(null=True, default=None)
    off_at = Timestamptz(null=True, default=None)
    because = Text(null=True, default=None)
    proposed_at = Timestamptz(default=None)
    decided_at = Timestamptz(null=True, default=None)
    changed_at = Timestamptz(default=None)
    sequence = Integer(default=0)
    revision = Integer(default=1)
    sample = Boolean(default=False)

    expo_booth_event_code_once = Unique([edition, code])
    expo_booth_event_state_known = Check("state IN ('proposed', 'approved', 'returned', 'withdrawn')")
    expo_booth_event_kind_known = Check("kind IN ('demonstration', 'talk', 'reception', 'signing', 'other')")
    expo_booth_event_length = Check(
        "ends_at >= begins_at + interval '5 minutes' AND ends_at <= begins_at + interval '8 hours'"
    )
    expo_booth_event_expected_sane = Check("expected BETWEEN 1 AND 10000")
    expo_booth_event_shown_when_approved = Check("state <> 'approved' OR (shown IS NOT NULL AND off_at IS NULL)")
    expo_booth_event_off_when_shown = Check("off_at IS NULL OR shown IS NOT NULL")
    expo_booth_event_off_when_withdrawn = Check("state <> 'withdrawn' OR shown IS NULL OR off_at IS NOT NULL")

"""What an exhibitor offers for meetings, and when."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, Time, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.exhibitors.tables import Exhibitor


class MeetingOffer(Table, tablename="expo_meeting_offer"):
    """How many meetings an exhibitor can hold at once (people at the booth), in which languages (a JSON list of BCP-47
    tags), and when its people have lunch every day, in the edition's zone.
    """

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False, unique=True, on_delete=OnDelete.restrict)
    parallel = Integer(default=1)
    spoken = JSONB(default="[]")
    lunch_from = Time(null=True, default=None)
    lunch_to = Time(null=True, default=None)
    revision = Integer(default=1)

    expo_meeting_offer_parallel = Check("parallel BETWEEN 1 AND 20")
    expo_meeting_offer_lunch = Check("(lunch_from IS NULL) = (lunch_to IS NULL) AND lunch_to > lunch_from")


class MeetingTime(Table, tablename="expo_meeting_time"):
    """Half an hour in which the exhibitor can be met; as many meetings at once as the offer says."""

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False, on_delete=OnDelete.restrict)
    begins_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)

    expo_meeting_time_once = Unique([exhibitor, begins_at])
    expo_meeting_time_half_an_hour = Check("ends_at = begins_at + interval '30 minutes'")

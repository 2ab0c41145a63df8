"""Badges of exhibitors' people, how many each may have by area, and the sheets that were set to be printed."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Bytea, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor


class PassQuota(Table, tablename="expo_pass_quota"):
    """From `least_area` m² on an exhibitor has this many `passes` of a kind without being asked; more are approved one by
    one. Of a kind the row with the largest area that fits counts.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    kind = Varchar(length=12)
    least_area = Integer()
    passes = Integer()

    expo_pass_quota_once = Unique([edition, kind, least_area])
    expo_pass_quota_kind_known = Check("kind IN ('exhibitor', 'staff', 'contractor')")
    expo_pass_quota_sane = Check("least_area BETWEEN 0 AND 5000 AND passes BETWEEN 0 AND 1000")


class ExhibitorPass(Table, tablename="expo_exhibitor_pass"):
    """One person's badge. `code` is random and stands in its QR code: it says nothing of who has it. `shown_name` is what
    the badge reads, in whichever letters; `days` are ISO days of the edition's zone. One that is withdrawn keeps no name
    (expo_exhibitor_pass_forgotten).
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True, on_delete=OnDelete.restrict)
    code = Varchar(length=16)
    kind = Varchar(length=12)
    name = Varchar(length=120, default="")
    shown_name = Varchar(length=60, default="")
    post = Varchar(length=80, default="")
    days = JSONB(default="[]")
    state = Varchar(length=10)
    beyond = Boolean(default=False)
    refusal = Text(default="")
    said_by = ForeignKey(Account, null=True, default=None, on_delete=OnDelete.set_null)
    asked_at = Timestamptz(default=None)
    decided_at = Timestamptz(null=True, default=None)
    decided_by = Varchar(length=200, default="")
    printed_at = Timestamptz(null=True, default=None)
    handed_at = Timestamptz(null=True, default=None)
    handed_by = Varchar(length=200, default="")
    revision = Integer(default=1)

    expo_exhibitor_pass_code_once = Unique([edition, code])
    expo_exhibitor_pass_kind_known = Check("kind IN ('exhibitor', 'staff', 'contractor')")
    expo_exhibitor_pass_state_known = Check("state IN ('requested', 'approved', 'refused', 'withdrawn')")
    expo_exhibitor_pass_named = Check("state NOT IN ('requested', 'approved') OR (name <> '' AND shown_name <> '')")
    expo_exhibitor_pass_forgotten = Check("state <> 'withdrawn' OR (name = '' AND shown_name = '' AND post = '')")
    expo_exhibitor_pass_handed_approved = Check("handed_at IS NULL OR state = 'approved'")


class PassSheet(Table, tablename="expo_pass_sheet"):
    """Badges that one `run` of a job set together, as a PDF; `number` counts from 1, so many `badges` are on it."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    run = UUID(default=None)
    number = Integer()
    badges = Integer()
    made_at = Timestamptz(default=None)
    octets = Bytea()

    expo_pass_sheet_once = Unique([run, number])

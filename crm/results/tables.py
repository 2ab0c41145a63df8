"""Reports of results (성과 보고) that are frozen, and which deals and entries each counted."""

from typing import Any
from uuid import uuid4

from piccolo.columns import JSONB, UUID, Array, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from crm.deals.tables import Deal


class ResultReport(Table, tablename="crm_result_report"):
    """A revision of the report called `number`, about days until `until` as it was known at `known_at`. `figures` and
    `public` are `rules.Figures`, `scope` is a `rules.Scope`, `moves` are what a correction moved. What is written is never
    changed (crm_result_kept, migration): all that happens later is that a second person publishes it.
    """

    id = UUID(primary_key=True, default=uuid4)
    number = Varchar(length=20)
    revision = Integer(default=1)
    title = JSONB(default=None)
    scope = JSONB(default=None)
    until = Date(default=None)
    known_at = Timestamptz(default=None)
    definition = Integer()
    definitions = JSONB(default=None)
    figures = JSONB(default=None)
    public = JSONB(default=None)
    moves = JSONB(default="[]")
    reason = Text(default="")
    corrects: ForeignKey[Any] = ForeignKey("self", null=True, default=None, unique=True, on_delete=OnDelete.restrict)
    digest = Varchar(length=64)
    frozen_at = Timestamptz(default=None)
    frozen_by = Varchar(length=200)
    published_at = Timestamptz(null=True, default=None)
    published_by = Varchar(length=200, default="")
    sample = Boolean(default=False)

    crm_result_report_once = Unique([number, revision])
    crm_result_report_two_people = Check("published_by <> frozen_by")
    crm_result_report_published_by_somebody = Check("(published_at IS NULL) = (published_by = '')")
    crm_result_report_corrected = Check("(revision = 1) = (corrects IS NULL) AND (corrects IS NULL) = (reason = '')")
    crm_result_report_digest = Check("digest ~ '^[0-9a-f]{64}$'")


class ResultDeal(Table, tablename="crm_result_deal"):
    """A deal as a report counted it: on which side under which value, and which entries of its ledger. What becomes of the
    deal later changes neither.
    """

    id = UUID(primary_key=True, default=uuid4)
    report = ForeignKey(ResultReport, null=False, index=True, on_delete=OnDelete.restrict)
    deal = ForeignKey(Deal, null=False, index=True, on_delete=OnDelete.restrict)
    edition = Varchar(length=60, default="")
    country = Varchar(length=2)
    agreement = Varchar(length=60, default="")
    visit = Varchar(length=60, default="")
    field = Varchar(length=40, default="")
    size = Varchar(length=20, default="")
    entries = Array(base_column=UUID(), default=list)

    crm_result_deal_once = Unique([report, deal])

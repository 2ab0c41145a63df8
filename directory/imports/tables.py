"""Sheets that were brought to the directory: what stood in them, what became of every row, and how to take it back."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table


class SheetImport(Table, tablename="directory_import"):
    """One sheet of a file, of `organisations` or `people`. `shape` is what its header is known again by, `mapping` the
    column's code by its place, '' for none, `labels` the header; `country` is whose numbers those without a country are,
    `days` whether the day or the month comes first. `tally` counts rows by outcome; `kept` is what taking it back left,
    since it was changed.

    States: `read`, `looked`, `applied`, `undone`, `dropped`; `doing` is what a worker is at.
    """

    id = UUID(primary_key=True, default=uuid4)
    subject = Varchar(length=20)
    file = Varchar(length=200)
    sheet = Integer(default=0)
    state = Varchar(length=10, default="read")
    doing = Varchar(length=10, null=True, default=None)
    shape = Varchar(length=64)
    labels = JSONB(default="[]")
    mapping = JSONB(default="[]")
    country = Varchar(length=2)
    days = Varchar(length=3)
    tally = JSONB(default="{}")
    kept = JSONB(default="[]")
    job = UUID(null=True, default=None)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    applied_at = Timestamptz(null=True, default=None)
    applied_by = Varchar(length=200, null=True, default=None)
    undone_at = Timestamptz(null=True, default=None)
    undone_by = Varchar(length=200, null=True, default=None)

    directory_import_subject_known = Check("subject IN ('organisations', 'people')")
    directory_import_state_known = Check("state IN ('read', 'looked', 'applied', 'undone', 'dropped')")
    directory_import_doing_known = Check("doing IN ('look', 'apply', 'undo')")
    directory_import_applied_whole = Check("(state IN ('applied', 'undone')) = (applied_at IS NOT NULL)")


class SheetPage(Table, tablename="directory_import_sheet"):
    """A sheet of the file as it was read; `cells` are rows of texts. Gone once it is applied or set aside."""

    id = UUID(primary_key=True, default=uuid4)
    imported = ForeignKey(SheetImport, null=False, index=True, on_delete=OnDelete.cascade)
    position = Integer()
    name = Varchar(length=100)
    cells = JSONB(default="[]")


class SheetRow(Table, tablename="directory_import_row"):
    """What became, or would become, of a row: `target` is the record that it stands for, `digest` what it says, by which
    the same row is known in a later sheet, `told` the rest, `choice` what somebody decided.
    """

    id = UUID(primary_key=True, default=uuid4)
    imported = ForeignKey(SheetImport, null=False, index=True, on_delete=OnDelete.cascade)
    number = Integer()
    outcome = Varchar(length=10)
    target = UUID(null=True, default=None, index=True)
    digest = Varchar(length=64, index=True)
    told = JSONB(default="{}")
    choice = Varchar(length=40, default="")

    directory_import_row_once = Unique([imported, number])
    directory_import_row_outcome_known = Check(
        "outcome IN ('created', 'updated', 'unchanged', 'conflict', 'refused', 'left')"
    )


class SheetStep(Table, tablename="directory_import_step"):
    """A record's row before and after an import: `before` None for one that was made. `subject` is the person or the
    organisation that it is told of.
    """

    id = UUID(primary_key=True, default=uuid4)
    imported = ForeignKey(SheetImport, null=False, index=True, on_delete=OnDelete.cascade)
    position = Integer()
    record = Varchar(length=20)
    target = UUID()
    subject = UUID(index=True)
    before = JSONB(null=True, default=None)
    after = JSONB()

    directory_import_step_record_known = Check(
        "record IN ('organisation', 'identifier', 'size', 'person', 'appointment', 'contact')"
    )


class SheetMapping(Table, tablename="directory_import_mapping"):
    """What columns meant the last time somebody brought a sheet of this shape."""

    id = UUID(primary_key=True, default=uuid4)
    subject = Varchar(length=20)
    shape = Varchar(length=64)
    mapping = JSONB(default="[]")
    saved_by = Varchar(length=200)
    saved_at = Timestamptz(default=None)

    directory_import_mapping_once = Unique([subject, shape, saved_by])

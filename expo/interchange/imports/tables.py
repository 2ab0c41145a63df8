"""Programme files that were looked at or loaded at the desk, and each row's steps, to take a whole import back."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, OnDelete, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from expo.editions.tables import Edition


class Import(Table, tablename="expo_import"):
    """`programme` is what was read of the files, kept until it is decided upon; `report` what became, or would become, of
    every row; `moved` are rows that became others than they were when somebody looked. `choices` are what was decided,
    `origins` the keys' rows and words from before, for taking it back.

    States: `looked`, `queued` (left to a worker), `applied`, `undone`, `dropped`.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    files = JSONB(default="[]")
    state = Varchar(length=10, default="looked")
    withdraw = Boolean(default=False)
    programme = JSONB(null=True, default=None)
    report = JSONB(default="{}")
    moved = JSONB(default="[]")
    choices = JSONB(default="{}")
    origins = JSONB(null=True, default=None)
    job = UUID(null=True, default=None)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    applied_at = Timestamptz(null=True, default=None)
    applied_by = Varchar(length=200, null=True, default=None)
    undone_at = Timestamptz(null=True, default=None)
    undone_by = Varchar(length=200, null=True, default=None)

    expo_import_state_known = Check("state IN ('looked', 'queued', 'applied', 'undone', 'dropped')")
    expo_import_waits_with_its_words = Check("state NOT IN ('looked', 'queued') OR programme IS NOT NULL")


class ImportStep(Table, tablename="expo_import_step"):
    """One row before and after an import: `before` None for one that was made, `after` None for a place that went.
    `person` is whom a speaker's row tells of.
    """

    id = UUID(primary_key=True, default=uuid4)
    imported = ForeignKey(Import, null=False, index=True, on_delete=OnDelete.cascade)
    kind = Varchar(length=20)
    target = UUID(default=None)
    person = UUID(null=True, default=None, index=True)
    before = JSONB(null=True, default=None)
    after = JSONB(null=True, default=None)

    expo_import_step_of_something = Check("before IS NOT NULL OR after IS NOT NULL")

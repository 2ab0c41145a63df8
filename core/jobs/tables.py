"""Work that takes longer than a page: asked for by somebody, or due by the clock."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table


class Worker(Table, tablename="core_worker"):
    """A worker process: `place` is its machine and process, `beat_at` when it was last heard of. One that was stopped in
    order says when it left; one that was killed just falls silent.
    """

    id = UUID(primary_key=True, default=uuid4)
    place = Varchar(length=120)
    version = Varchar(length=40)
    began_at = Timestamptz(default=None)
    beat_at = Timestamptz(default=None, index=True)
    left_at = Timestamptz(null=True, default=None)


class Job(Table, tablename="core_job"):
    """One run. `done` of `total` steps; `lease_until` is how long the worker that has it is believed to live.

    States: `queued`, `running`, `done`, `failed` (given up, to be tried again by a person), `cancelled`. A periodic
    run exists once for its `due_at` (core_job_once_a_period, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    kind = Varchar(length=60, index=True)
    arguments = JSONB(default="{}")
    asked_by = Varchar(length=200)
    asked_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    periodic = Boolean(default=False)
    state = Varchar(length=12, default="queued")
    attempts = Integer(default=0)
    done = Integer(default=0)
    total = Integer(default=0)
    lease_until = Timestamptz(null=True, default=None)
    began_at = Timestamptz(null=True, default=None)
    finished_at = Timestamptz(null=True, default=None)
    result = JSONB(default="{}")
    trouble = Text(null=True, default=None)

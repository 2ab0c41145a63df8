"""What work in the background is called in a trail."""

from collections.abc import Collection
from uuid import UUID

from core.access.permissions import Core
from core.jobs.registry import work_of
from core.jobs.tables import Job
from core.journal.names import Label, Named, name_records


async def _jobs(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Job.select(Job.id, Job.kind).where(Job.id.is_in(list(records)))
    known = [(row["id"], row["kind"], work_of(row["kind"])) for row in rows]
    return {
        one: Named(Label(work.label) if work else kind, f"/desk/jobs/{one}", Core.JOB_READ) for one, kind, work in known
    }


name_records("core.jobs.", _jobs)
name_records("core.access.trail_fetched", _jobs)

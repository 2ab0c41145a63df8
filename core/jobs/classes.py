"""What the columns of jobs are."""

from core.errors import mark
from core.jobs.tables import Job
from core.privacy.registry import classify

classify(
    Job,
    why=mark("To do what takes longer than a page."),
    internal="id kind arguments asked_at due_at periodic state attempts done total lease_until began_at finished_at"
    " result trouble",
    doers="asked_by",
)

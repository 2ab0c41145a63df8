"""What the columns of jobs are."""

from core.errors import mark
from core.jobs.tables import Job, Worker
from core.privacy.registry import Ending, classify

TO_SEE = mark("To see whether the work in the background is being done.")
WHAT_CAME = mark("To find out what became of it.")
ENDED = "CASE WHEN {whose} AND state IN ('done', 'cancelled') THEN finished_at END"
ASKED_FOR, BY_THE_CLOCK = ENDED.format(whose="NOT periodic"), ENDED.format(whose="periodic")
"""What was given up stays until somebody has looked at it."""

classify(
    Job,
    why=mark("To do what takes longer than a page."),
    ends=(
        Ending("jobs", mark("Work that was asked for and ended"), ASKED_FOR, 90, WHAT_CAME),
        Ending("periodic_jobs", mark("Work by the clock that ended"), BY_THE_CLOCK, 14, WHAT_CAME),
    ),
    internal="id kind arguments asked_at due_at periodic state attempts done total lease_until began_at finished_at"
    " result trouble",
    doers="asked_by",
)
classify(
    Worker,
    why=TO_SEE,
    ends=Ending("workers", mark("Worker processes that ended"), "coalesce(left_at, beat_at)", 7, TO_SEE),
    internal="id place version began_at beat_at left_at",
)

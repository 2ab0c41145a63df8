"""Whether everything runs, at the desk."""

import shutil
from datetime import datetime
from time import perf_counter

from litestar import Response, get

from core.access.permissions import Core
from core.actor import Actor
from core.csp.queries import reported
from core.desk.health import running, stores, web
from core.desk.health.check import ORDER, Check
from core.desk.health.measured import Measured
from core.desk.health.queries import state_of_things
from core.jobs.registry import works
from core.settings import settings
from core.versions import versions
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen


@get("/desk/health", name="core.desk.health", policy=Core.HEALTH_READ)
async def health(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """Each check with what it found and what to do; the worst stand first."""
    found = checks(await measured(actor, now), now)
    return screen(
        request, "core/desk/health.html", section="health", checks=found, refused=await reported(actor, now), now=now
    )


def checks(seen: Measured, now: datetime) -> list[Check]:
    """All of them, however good, so that one sees what is looked at."""
    made = [*stores.checks(seen), *running.checks(seen, now), *web.checks(seen, now)]
    return sorted(made, key=lambda one: ORDER.index(one.kind))


async def measured(actor: Actor, now: datetime) -> Measured:
    """Raises Denied."""
    began = perf_counter()
    found = await state_of_things(actor, now)
    took = (perf_counter() - began) * 1000
    disk = shutil.disk_usage(settings().data_dir)
    return Measured(
        found,
        round(took),
        disk.free,
        disk.total,
        scanned=settings().clamd is not None,
        base_url=settings().base_url,
        mailed=settings().smtp_url is not None,
        works={one.kind: (one.label, one.every) for one in works() if one.every is not None},
        versions=versions(),
    )


ROUTES = [health]

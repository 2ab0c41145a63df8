"""Work in the background at the desk: what runs and how far it is, what failed, what is due by the clock."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.permissions import Core
from core.access.trail.queries import told_of
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.jobs import commands, queries
from core.jobs.replaying import tell_again
from core.journal.subscriptions import followers
from core.web.given import AnyRequest, GivenActor, GivenNow, GivenNumber
from core.web.screens import moved, screen

LONGEST = 10
"""Digits of a number of facts."""


@get("/desk/jobs", name="core.jobs.index", policy=Core.JOB_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """While something runs, the page's list comes anew by itself every two seconds."""
    return await _page(request, blank())


@post("/desk/deliveries/again", name="core.jobs.replay", policy=Core.JOB_RETRY)
async def replay(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Everything since the beginning of a day in Seoul, to those who keep something up to date; harmless twice."""
    form = await read_form(request, shown_by=_page)
    follows, since = form.choice("follows", followers()), form.day("since")
    form.check()
    if since is None:
        raise LookupError("since")

    async def effect() -> Response[None]:
        count = await tell_again(actor, follows, since=since, now=now)
        return moved(f"/desk/jobs?told={count}")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    told = request.query_params.get("told", "")
    return screen(
        request,
        "core/jobs/index.html",
        section="jobs",
        form=form,
        told=int(told) if told.isdecimal() and len(told) < LONGEST else None,
        followers=[(one, one) for one in followers()],
        found=await queries.jobs(actor),
        given_up=await queries.given_up(actor),
        waiting=await queries.waiting(actor),
        schedule=await queries.schedule(actor, now),
    )


@get("/desk/jobs/{job:uuid}", name="core.jobs.show", policy=Core.JOB_READ)
async def show(request: AnyRequest, actor: GivenActor, job: FromPath[UUID]) -> Response[bytes]:
    """Where somebody comes back to who has left it running."""
    found = await queries.job_shown(actor, job)
    return screen(request, "core/jobs/show.html", section="jobs", job=found, history=await told_of(job))


@post("/desk/jobs/{job:uuid}/again", name="core.jobs.update", policy=Core.JOB_RETRY)
async def again(actor: GivenActor, job: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """From the beginning."""
    await commands.retry(actor, job, now=now)
    return moved(f"/desk/jobs/{job}")


@post("/desk/jobs/{job:uuid}/cancellation", name="core.jobs.destroy", policy=Core.JOB_RETRY)
async def cancel(actor: GivenActor, job: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """At its next step."""
    await commands.cancel(actor, job, now=now)
    return moved(f"/desk/jobs/{job}")


@post("/desk/deliveries/{delivery:int}/again", name="core.jobs.deliver", policy=Core.JOB_RETRY)
async def deliver_again(actor: GivenActor, delivery: GivenNumber, now: GivenNow) -> Response[Any]:
    """One that was left to a person."""
    await commands.retry_delivery(actor, delivery, now=now)
    return moved("/desk/jobs")


ROUTES = [index, replay, show, again, cancel, deliver_again]

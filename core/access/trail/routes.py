"""The audit page: who did what, narrowed by what, who and when; and taken out with a reason."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.permissions import Core
from core.access.roles import ROLE_NAMES
from core.access.trail import exports
from core.access.trail.exports import as_lines, as_sheet, export
from core.access.trail.long import ask_for, fetch
from core.access.trail.queries import PAGE, Wanted, counted, kinds_there, trail
from core.files.made import ZIP
from core.forms.form import Form, blank, day_in, read_form, typed
from core.idempotency.once import once
from core.journal.facts import dotted, sentence_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen

LONGEST_REASON, LONGEST_ACCEPTED = 500, 200
ASKED = ("kind", "record", "by", "who", "since", "until")


@get("/desk/audit", name="core.access.trail.index", policy=Core.AUDIT_READ)
async def index(request: AnyRequest, before: FromQuery[int | None] = None) -> Response[bytes]:
    """Newest first."""
    return await _page(request, blank(), before)


@post("/desk/audit/exports", name="core.access.trail.create", policy=Core.AUDIT_EXPORT)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """A sheet, or lines of JSON with which the chain can be checked; of very many entries, later."""
    form = await read_form(request, shown_by=_page)
    because = form.text("because", most=LONGEST_REASON)
    shape = form.choice("shape", ("csv", "jsonl"))
    wanted = _wanted({name: form.raw(name) for name in ASKED})
    form.check()
    count = await counted(actor, wanted)
    if count > exports.MOST:
        accepted = request.headers.get("accept-language", "")[:LONGEST_ACCEPTED]
        given: dict[str, Any] = {"shape": shape, "accepted": accepted, "because": because, "count": count, "now": now}

        async def effect() -> Response[None]:
            return moved(f"/desk/jobs/{await ask_for(actor, wanted, **given)}")

        return await once(request, effect, now=now)
    steps, seals, last = await export(actor, wanted, because=because, now=now)
    octets = as_sheet(steps, seals, _say(request)) if shape == "csv" else as_lines(steps, seals, last, _say(request))
    kind = "text/csv" if shape == "csv" else "application/jsonl"
    return Response(octets, media_type=kind, status_code=200, headers=_saved(now, shape))


@get("/desk/audit/exports/{job:uuid}", name="core.access.trail.show", policy=Core.AUDIT_EXPORT)
async def show(actor: GivenActor, job: FromPath[UUID], now: GivenNow) -> Response[bytes]:
    """What was made in the background, for who asked for it."""
    name, octets = await fetch(actor, job, now=now)
    return Response(octets, media_type=ZIP, headers=_attached(name))


async def _page(request: AnyRequest, form: Form, before: int | None = None) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    said = {name: form.raw(name) or request.query_params.get(name, "") for name in ASKED}
    wanted = _wanted(said)
    steps = await trail(actor, wanted, before=before)
    return screen(
        request,
        "core/access/trail/index.html",
        section="audit",
        status=200 if form.refusal is None else form.refusal.status,
        steps=steps[:PAGE],
        further=steps[PAGE - 1].number if len(steps) > PAGE else None,
        count=await counted(actor, wanted),
        kinds=[(kind, sentence_of(kind), dotted(sentence_of(kind))) for kind in await kinds_there(actor)],
        role_names=ROLE_NAMES,
        chosen=said,
        form=form,
    )


def _wanted(said: dict[str, str]) -> Wanted:
    """What cannot be read narrows nothing."""
    return Wanted(
        kind=typed(said["kind"]),
        record=_id(said["record"]),
        by=_id(said["by"]),
        who=typed(said["who"]),
        since=day_in(said["since"]),
        until=day_in(said["until"]),
    )


def _say(request: AnyRequest) -> Any:
    return lambda message, places: request.app.state.say(request.headers.get("accept-language"), message, places)


def _saved(now: datetime, shape: str) -> dict[str, str]:
    return _attached(f"journal-{now:%Y-%m-%d}.{shape}")


def _attached(name: str) -> dict[str, str]:
    return {**PRIVATE, "content-disposition": f'attachment; filename="{name}"', "x-content-type-options": "nosniff"}


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


ROUTES = [index, create, show]

"""Calls for proposals at the desk: made, changed, opened and closed, with their questions and those who review."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.trail.queries import told_of
from core.errors import Conflict
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.calls import commands
from expo.calls.forms import filled, instant, question_in, wanted_in
from expo.calls.offers import formats_of, tracks_of
from expo.calls.queries import calls_of, desk_call
from expo.calls.rules import KINDS, PHASES, Call
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.proposals.deciding import untold
from expo.proposals.queries import proposals_of
from expo.proposals.reviews.queries import progress
from i18n.text import required

LIST = "/desk/{edition:str}/calls"
PAGE = f"{LIST}/{{code:str}}"
LONGEST_REASON = 500
ACTS = ("open", "close", "extend")


@get(LIST, name="expo.calls.desk.index", policy=Expo.CALL_WRITE)
async def index(request: AnyRequest, now: GivenNow, edition: FromPath[str]) -> Response[bytes]:
    """By the instant on which they close."""
    return await _page(request, "index", blank(), calls=await calls_of(edition), now=now)


@get(f"{LIST}/new", name="expo.calls.desk.new", policy=Expo.CALL_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """With what most calls have."""
    return await _new(request, blank(grace_minutes=60, reviews=2, anonymous="yes"))


@post(LIST, name="expo.calls.desk.create", policy=Expo.CALL_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Readers see it from the instant on which it opens."""
    form = await read_form(request, shown_by=_new)
    row = await edition_called(edition)
    wanted = wanted_in(form, ZoneInfo(row.zone), await formats_of(row.id), await tracks_of(row.id))

    async def effect() -> Response[None]:
        return moved(
            f"/desk/{edition}/calls/{await commands.make_call(actor, edition=edition, wanted=wanted, now=now)}"
        )

    return await once(request, effect, now=now)


@get(PAGE, name="expo.calls.desk.show", policy=Expo.CALL_WRITE)
async def show(request: AnyRequest) -> Response[bytes]:
    """All of it on one page."""
    return await _show(request, blank())


@get(f"{PAGE}/details", name="expo.calls.desk.edit", policy=Expo.CALL_WRITE)
async def edit(request: AnyRequest, actor: GivenActor, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """As it is now."""
    return await _edit(request, filled(await desk_call(actor, edition, code)))


@post(f"{PAGE}/details", name="expo.calls.desk.update", policy=Expo.CALL_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Changed terms are a new version."""
    form = await read_form(request, shown_by=_edit)
    known = await desk_call(actor, edition, code)
    zone, revision = ZoneInfo(known.zone), form.number("revision")
    wanted = wanted_in(form, zone, await formats_of(known.edition), await tracks_of(known.edition), known.wanted)
    await commands.change_call(actor, edition=edition, code=code, wanted=wanted, revision=revision, now=now)
    return moved(f"/desk/{edition}/calls/{code}")


@post(f"{PAGE}/window", name="expo.calls.desk.move", policy=Expo.CALL_WRITE)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Open now, close now, or close at another time; `act` says which."""
    form = await read_form(request, shown_by=_show)
    known = await desk_call(actor, edition, code)
    act, reason = form.choice("act", ACTS), form.text("reason", most=LONGEST_REASON)
    until = instant(form, "until", ZoneInfo(known.zone)) if act == "extend" else None
    form.check()

    async def effect() -> Response[None]:
        given: dict[str, Any] = {"act": act, "until": until, "reason": reason, "now": now}
        await commands.move_call(actor, edition=edition, code=code, **given)
        return moved(f"/desk/{edition}/calls/{code}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/questions", name="expo.calls.desk.ask", policy=Expo.CALL_WRITE)
async def ask(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """At the end of the others."""
    form = await read_form(request, shown_by=_show)
    label, kind, needed, choices = question_in(form)

    async def effect() -> Response[None]:
        given: dict[str, Any] = {"label": label, "kind": kind, "needed": needed, "choices": choices, "now": now}
        await commands.ask_question(actor, edition=edition, code=code, **given)
        return moved(f"/desk/{edition}/calls/{code}#questions")

    return await once(request, effect, now=now)


@post(f"{PAGE}/questions/{{question:uuid}}/removal", name="expo.calls.desk.destroy", policy=Expo.CALL_WRITE)
async def destroy(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    code: FromPath[str],
    question: FromPath[UUID],
) -> Response[Any]:
    """What was answered stays."""
    await read_form(request, shown_by=_show)
    await commands.remove_question(actor, edition=edition, code=code, question=question, now=now)
    return moved(f"/desk/{edition}/calls/{code}#questions")


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _page(request, "new", form)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    call = await _asked(request)
    if isinstance(form.refusal, Conflict):
        form.values["revision"] = [str(call.revision)]
    return await _page(request, "edit", form, call=call)


async def shown_again(request: AnyRequest, form: Form) -> Response[bytes]:
    """A call's page with one of its forms as it was sent."""
    return await _show(request, form)


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    call, actor = await _asked(request), request.scope["state"]["actor"]
    proposals = await proposals_of(actor, call.id)
    return await _page(
        request,
        "show",
        form,
        call=call,
        phase=call.phase(request.app.state.clock()),
        proposals=proposals,
        untold=len(untold(proposals)),
        reviewers=await progress(actor, call.id),
        kinds=KINDS,
        history=await told_of(call.id),
    )


async def _asked(request: AnyRequest) -> Call:
    actor, given = request.scope["state"]["actor"], request.path_params
    return await desk_call(actor, given["edition"], given["code"])


async def _page(request: AnyRequest, template: str, form: Form, **more: Any) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(
        request,
        f"expo/calls/desk/{template}.html",
        section="programme",
        row=row,
        name=required(row.name),
        zone=ZoneInfo(row.zone),
        form=form,
        tracks_here=await tracks_of(row.id),
        formats_here=await formats_of(row.id),
        phases=PHASES,
        **more,
    )


ROUTES = [index, new, create, show, edit, update, move, ask, destroy]

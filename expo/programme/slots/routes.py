"""“Move to…”: the form behind every drag, and the way of everybody who does not drag."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called, zone_of
from expo.permissions import Expo
from expo.programme.board.addresses import board_with
from expo.programme.board.routes import board_page
from expo.programme.board.views import days_of
from expo.programme.edits.queries import lengths_before
from expo.programme.slots.commands import move_slot, place_session, take_slot_away
from expo.programme.slots.forms import USUAL, days_with, filled, place_in
from expo.programme.slots.queries import Draft, draft
from expo.programme.slots.rules import MovedMeanwhile, NeedsReason, Place, TakenAwayMeanwhile
from expo.releases.publication import day_of

LONGEST_REASON = 500


@get("/desk/{edition:str}/programme/slots/new", name="expo.programme.slots.new", policy=Expo.PROGRAMME_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """For the session that is named, `?session=CODE`."""
    asked, row = request.query_params, await edition_called(request.path_params["edition"])
    minutes = (await lengths_before(row.id)).get(asked.get("session", ""), USUAL)
    known = {name: asked.get(name) for name in ("session", "day", "hall")}
    return await _new(request, blank(**known, minutes=minutes))


@post("/desk/{edition:str}/programme/slots", name="expo.programme.slots.create", policy=Expo.PROGRAMME_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """A session may have several."""
    form = await read_form(request, shown_by=_new)
    place, session = place_in(form, await zone_of(edition)), form.text("session", most=12)
    reason = form.text("reason", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        slot = await place_session(actor, edition=edition, session=session, place=place, reason=reason, now=now)
        return await _back(edition, slot, place, form)

    return await once(request, effect, now=now)


@get("/desk/{edition:str}/programme/slots/{slot:uuid}", name="expo.programme.slots.edit", policy=Expo.PROGRAMME_WRITE)
async def edit(request: AnyRequest, edition: FromPath[str], slot: FromPath[UUID]) -> Response[bytes]:
    """As it lies now."""
    form = _as_it_lies(await _draft(edition), slot)
    form.values["hall"] = [request.query_params.get("hall", "")]
    return await _edit(request, form)


@post(
    "/desk/{edition:str}/programme/slots/{slot:uuid}", name="expo.programme.slots.update", policy=Expo.PROGRAMME_WRITE
)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], slot: FromPath[UUID]
) -> Response[Any]:
    """Moves it, or changes its length."""
    form = await read_form(request, shown_by=_edit)
    place, revision = place_in(form, await zone_of(edition)), form.number("revision")
    reason = form.text("reason", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await move_slot(actor, edition=edition, slot=slot, place=place, revision=revision, reason=reason, now=now)
        return await _back(edition, slot, place, form)

    return await once(request, effect, now=now)


@post(
    "/desk/{edition:str}/programme/slots/{slot:uuid}/removal",
    name="expo.programme.slots.destroy",
    policy=Expo.PROGRAMME_WRITE,
)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], slot: FromPath[UUID]
) -> Response[Any]:
    """Back to those without a place."""
    form = await read_form(request, shown_by=_edit)
    revision, day = form.number("revision"), form.text("day", most=10, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await take_slot_away(actor, edition=edition, slot=slot, revision=revision, now=now)
        return moved(await board_with(edition, day=day, hall=form.raw("hall")))

    return await once(request, effect, now=now)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    known = await _draft(request.path_params["edition"])
    session = known.sessions.get(form.raw("session"))
    if session is None:
        raise NotFound
    return _page(request, "new", known, form, session=session)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    known, slot = await _draft(request.path_params["edition"]), UUID(str(request.path_params["slot"]))
    lies = known.slots.get(slot)
    if isinstance(form.refusal, TakenAwayMeanwhile):
        return await board_page(request, form)
    if lies is None:
        raise NotFound
    if isinstance(form.refusal, MovedMeanwhile):
        # They were told where it is now; what they send next is meant for that.
        form.values["revision"] = [str(known.revisions[slot])]
    return _page(request, "edit", known, form, session=known.sessions[lies.session], slot=slot)


def _page(request: AnyRequest, template: str, known: Draft, form: Form, **more: Any) -> Response[bytes]:
    refusal = form.refusal
    return screen(
        request,
        f"expo/programme/slots/{template}.html",
        section="programme",
        status=200 if refusal is None else refusal.status,
        row=known.edition,
        draft=known,
        form=form,
        days=days_with(days_of(known), form),
        advice=refusal.advice if isinstance(refusal, NeedsReason) else (),
        **more,
    )


def _as_it_lies(known: Draft, slot: UUID) -> Form:
    lies = known.slots.get(slot)
    if lies is None:
        raise NotFound
    begin, end = (at.astimezone(known.zone) for at in (lies.begin, lies.end))
    return filled(lies.room, begin, end, known.revisions[slot])


async def _draft(edition: str) -> Draft:
    return await draft(await edition_called(edition))


async def _back(edition: str, slot: UUID, place: Place, form: Form) -> Response[None]:
    day = str(day_of(place.begin))
    return moved(await board_with(edition, day=day, hall=form.raw("hall"), room=place.room, card=slot))


ROUTES = [new, create, edit, update, destroy]

"""Blocks of rooms: made, moved, given free."""

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
from expo.programme.blocks.commands import change_block, give_room_free, keep_room
from expo.programme.board.addresses import board_with
from expo.programme.board.views import days_of
from expo.programme.slots.forms import USUAL, days_with, filled, place_in
from expo.programme.slots.queries import BlockKnown, Draft, draft
from expo.programme.slots.rules import Place
from expo.releases.publication import day_of

LONGEST_LABEL = 120


@get("/desk/{edition:str}/programme/blocks/new", name="expo.programme.blocks.new", policy=Expo.PROGRAMME_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """Nothing is taken yet."""
    asked = request.query_params
    known = {name: asked.get(name) for name in ("day", "hall", "room")}
    return await _new(request, blank(**known, minutes=USUAL))


@post("/desk/{edition:str}/programme/blocks", name="expo.programme.blocks.create", policy=Expo.PROGRAMME_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Takes the room."""
    form = await read_form(request, shown_by=_new)
    label, place = form.text("label", most=LONGEST_LABEL), place_in(form, await zone_of(edition))
    form.check()

    async def effect() -> Response[None]:
        block = await keep_room(actor, edition=edition, label=label, place=place, now=now)
        return await _back(edition, block, place, form)

    return await once(request, effect, now=now)


@get(
    "/desk/{edition:str}/programme/blocks/{block:uuid}", name="expo.programme.blocks.edit", policy=Expo.PROGRAMME_WRITE
)
async def edit(request: AnyRequest, edition: FromPath[str], block: FromPath[UUID]) -> Response[bytes]:
    """As it lies now."""
    known = await draft(await edition_called(edition))
    one = _called(known, block)
    begin, end = (at.astimezone(known.zone) for at in (one.during.begin, one.during.end))
    form = filled(one.room, begin, end, one.revision)
    form.values |= {"label": [one.label], "hall": [request.query_params.get("hall", "")]}
    return await _edit(request, form)


@post(
    "/desk/{edition:str}/programme/blocks/{block:uuid}",
    name="expo.programme.blocks.update",
    policy=Expo.PROGRAMME_WRITE,
)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], block: FromPath[UUID]
) -> Response[Any]:
    """Moves or renames it; dragging it sends no name."""
    form = await read_form(request, shown_by=_edit)
    label = form.text("label", most=LONGEST_LABEL) if "label" in form.values else None
    place, revision = place_in(form, await zone_of(edition)), form.number("revision")
    form.check()

    async def effect() -> Response[None]:
        await change_block(actor, edition=edition, block=block, label=label, place=place, revision=revision, now=now)
        return await _back(edition, block, place, form)

    return await once(request, effect, now=now)


@post(
    "/desk/{edition:str}/programme/blocks/{block:uuid}/removal",
    name="expo.programme.blocks.destroy",
    policy=Expo.PROGRAMME_WRITE,
)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], block: FromPath[UUID]
) -> Response[Any]:
    """The room is free again."""
    form = await read_form(request, shown_by=_edit)
    revision, day = form.number("revision"), form.text("day", most=10, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await give_room_free(actor, edition=edition, block=block, revision=revision, now=now)
        return moved(await board_with(edition, day=day, hall=form.raw("hall")))

    return await once(request, effect, now=now)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _page(request, "new", form)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    known = await draft(await edition_called(request.path_params["edition"]))
    block = _called(known, UUID(str(request.path_params["block"])))
    if "label" not in form.values:
        form.values["label"] = [block.label]
    return await _page(request, "edit", form, block=block)


async def _page(request: AnyRequest, template: str, form: Form, **more: Any) -> Response[bytes]:
    known = await draft(await edition_called(request.path_params["edition"]))
    return screen(
        request,
        f"expo/programme/blocks/{template}.html",
        section="programme",
        status=200 if form.refusal is None else form.refusal.status,
        row=known.edition,
        draft=known,
        form=form,
        days=days_with(days_of(known), form),
        **more,
    )


async def _back(edition: str, block: UUID, place: Place, form: Form) -> Response[None]:
    day = str(day_of(place.begin))
    return moved(await board_with(edition, day=day, hall=form.raw("hall"), room=place.room, card=block))


def _called(known: Draft, block: UUID) -> BlockKnown:
    found = next((one for one in known.blocks if one.id == block), None)
    if found is None:
        raise NotFound
    return found


ROUTES = [new, create, edit, update, destroy]

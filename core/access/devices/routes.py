"""Devices at the desk, the page where a device is paired, and the device's own."""

from typing import Any
from uuid import UUID

import segno
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.devices import commands, queries
from core.access.devices.rules import LENGTH, PURPOSES, as_shown, as_typed
from core.access.permissions import Core
from core.access.policies import VISITOR
from core.access.rules import is_confirmed
from core.access.sessions.cookie import give_session
from core.access.sessions.rules import LIVES
from core.access.trail.queries import told_of
from core.errors import NotFound
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.settings import settings
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

LIST, PAIR, OWN = "/desk/devices", "/pair", "/device"
LONGEST_PLACE = 120


@get(LIST, name="core.access.devices.index", policy=Core.DEVICE_READ)
async def index(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """What stands where."""
    found = await queries.devices(actor)
    return screen(request, "core/access/devices/index.html", section="devices", found=found, purposes=PURPOSES)


async def _new_page(request: AnyRequest, form: Form) -> Response[bytes]:
    more: dict[str, Any] = {"purposes": PURPOSES, "spots": await _spots(request)}
    return screen(request, "core/access/devices/new.html", section="devices", form=form, **more)


async def _spots(request: AnyRequest) -> list[str]:
    """Places that the composition root knows of; anything else may be typed."""
    found: list[str] = await request.app.state.spots(request, request.scope["state"]["actor"])
    return [one[:LONGEST_PLACE] for one in found]


@get(f"{LIST}/new", name="core.access.devices.new", policy=Core.DEVICE_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """A name, a place, and what it is for."""
    return await _new_page(request, blank())


@post(LIST, name="core.access.devices.create", policy=Core.DEVICE_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """The answer shows the pairing code, once."""
    form = await read_form(request, shown_by=_new_page)
    name, place = form.text("name"), form.text("place", most=LONGEST_PLACE)
    purpose = form.choice("purpose", PURPOSES)
    form.check()

    async def effect() -> Response[bytes]:
        made = await commands.add_device(actor, name=name, purpose=purpose, place=place, now=now)
        return await _code_page(request, actor, made)

    return await once(request, effect, now=now)


async def _own_page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    found = await queries.device(actor, UUID(str(request.path_params["device"])))
    return screen(
        request,
        "core/access/devices/show.html",
        section="devices",
        form=again(form) if form.values else blank(**found.lines, **was(found.lines)),
        device=found,
        history=await told_of(found.id),
        purposes=PURPOSES,
        spots=await _spots(request),
        confirmed=is_confirmed(actor, now),
    )


@get(f"{LIST}/{{device:uuid}}", name="core.access.devices.show", policy=Core.DEVICE_READ)
async def show(request: AnyRequest, device: FromPath[UUID]) -> Response[bytes]:
    """Where it stands and when it was last seen."""
    return await _own_page(request, Form())


@post(f"{LIST}/{{device:uuid}}", name="core.access.devices.update", policy=Core.DEVICE_WRITE)
async def update(request: AnyRequest, actor: GivenActor, device: FromPath[UUID], now: GivenNow) -> Response[None]:
    """Another name or place."""
    form = await read_form(request, shown_by=_own_page)
    lines = {"name": form.text("name"), "place": form.text("place", most=LONGEST_PLACE)}
    before = was_in(form, lines)
    form.check()
    await commands.move_device(actor, device, lines=lines, before=before, now=now)
    return moved(f"{LIST}/{device}")


@post(f"{LIST}/{{device:uuid}}/code", name="core.access.devices.code", policy=Core.DEVICE_WRITE)
async def code(request: AnyRequest, actor: GivenActor, device: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """Pairing anew."""
    await read_form(request, shown_by=_own_page)

    async def effect() -> Response[bytes]:
        return await _code_page(request, actor, await commands.new_pairing(actor, device, now=now))

    return await once(request, effect, now=now)


@post(f"{LIST}/{{device:uuid}}/revocation", name="core.access.devices.destroy", policy=Core.DEVICE_WRITE)
async def destroy(request: AnyRequest, actor: GivenActor, device: FromPath[UUID], now: GivenNow) -> Response[None]:
    """From the next request on."""
    await read_form(request, shown_by=_own_page)
    await commands.revoke_device(actor, device, now=now)
    return moved(LIST)


async def _code_page(request: AnyRequest, actor: Any, made: commands.Coded) -> Response[bytes]:
    found = await queries.device(actor, made.account)
    square = segno.make(f"{settings().base_url}{PAIR}?code={made.code}", error="m")
    more: dict[str, Any] = {"device": found, "code": as_shown(made.code), "address": settings().base_url + PAIR}
    return screen(request, "core/access/devices/made.html", section="devices", qr=list(square.matrix), **more)


async def _pair_page(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(request, "core/access/devices/pair.html", form=form)


@get(PAIR, name="core.access.devices.pair", policy=VISITOR)
async def pair_show(request: AnyRequest, code: FromQuery[str] = "") -> Response[bytes]:
    """Looking uses nothing up."""
    return await _pair_page(request, blank(code=as_typed(code)[:LENGTH]))


@post(PAIR, name="core.access.devices.paired", policy=VISITOR)
async def pair_create(request: AnyRequest, now: GivenNow) -> Response[None]:
    """Uses the code up."""
    form = await read_form(request, shown_by=_pair_page)
    typed = as_typed(form.text("code", most=40))
    form.check()
    agent = request.headers.get("user-agent", "")
    opened = await commands.pair(typed, where=address_of(request), now=now, agent=agent)
    response = moved(OWN)
    give_session(response, opened.token, keep=LIVES["device"].whole)
    return response


@get(OWN, name="core.access.devices.self", policy=Core.DEVICE_SELF)
async def itself(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """Who it is, what it is for, and when it was last seen."""
    if actor.account is None:
        raise NotFound
    found = await queries.device(actor, actor.account)
    return screen(request, "core/access/devices/self.html", device=found, purposes=PURPOSES)


ROUTES = [index, new, create, show, update, code, destroy, pair_show, pair_create, itself]

"""Passkeys: adding one, signing in and confirming with one, and the list of one's own."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.entrances.addresses import within
from core.access.entrances.routes import AGENT, confirm_page, sign_in_page, step_page
from core.access.passkeys import commands
from core.access.passkeys.queries import passkeys_of
from core.access.passkeys.rules import CONFIRMING, ENTERING
from core.access.policies import HALF_SIGNED_IN, SIGNED_IN, VISITOR
from core.access.rules import is_confirmed
from core.access.sessions.cookie import give_session
from core.errors import NotFound, mark
from core.forms.form import Form, blank, read_form
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen

LONGEST_NAME = 80
DEFAULT_NAME = mark("Passkey")


async def _list_page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    if actor.account is None:
        raise NotFound
    return screen(
        request,
        "core/access/passkeys/index.html",
        section="passkeys",
        form=form,
        found=await passkeys_of(actor.account),
        confirmed=is_confirmed(actor, request.app.state.clock()),
    )


@get("/account/passkeys", name="core.access.passkeys.index", policy=SIGNED_IN)
async def index(request: AnyRequest) -> Response[bytes]:
    """One's own, and adding a further one."""
    return await _list_page(request, blank())


@post("/account/passkeys/making", name="core.access.passkeys.making", policy=HALF_SIGNED_IN)
async def making(actor: GivenActor, now: GivenNow) -> Response[str]:
    """What the browser is to make a key from."""
    return _options(await commands.making(actor, now=now))


@post("/account/passkeys/asking", name="core.access.passkeys.asking", policy=VISITOR)
async def asking(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[str]:
    """What a key is to sign, for signing in; the same for everybody."""
    return _options(await commands.asking(actor, ENTERING, where=address_of(request), now=now))


@post("/account/passkeys/confirming", name="core.access.passkeys.confirming", policy=SIGNED_IN)
async def confirming(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[str]:
    """What a key of one's own is to sign before a dangerous act."""
    return _options(await commands.asking(actor, CONFIRMING, where=address_of(request), now=now))


@post("/account/passkeys", name="core.access.passkeys.create", policy=HALF_SIGNED_IN)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """A new key; at the first entrance it is the way in."""
    form = await read_form(request, shown_by=_list_page if actor.complete else step_page)
    name = form.text("name", most=LONGEST_NAME, needed=False)
    form.check()
    opened = await commands.add_passkey(actor, form.raw("credential"), name or DEFAULT_NAME, now=now)
    response = moved("/account/passkeys" if actor.complete else within(form.raw("next")))
    give_session(response, opened.token)
    return response


@post("/account/passkeys/entrance", name="core.access.passkeys.enter", policy=VISITOR)
async def enter(request: AnyRequest, now: GivenNow) -> Response[Any]:
    """Signing in without an address or a password."""
    form = await read_form(request, shown_by=sign_in_page)
    agent = request.headers.get(AGENT, "")
    opened = await commands.enter(form.raw("credential"), where=address_of(request), agent=agent, now=now)
    response = moved(within(form.raw("next")))
    give_session(response, opened.token)
    return response


@post("/account/passkeys/confirmation", name="core.access.passkeys.confirm", policy=SIGNED_IN)
async def confirm(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Good for ten minutes."""
    form = await read_form(request, shown_by=confirm_page)
    opened = await commands.confirm(actor, form.raw("credential"), now=now)
    response = moved(within(form.raw("next")))
    give_session(response, opened.token)
    return response


@post("/account/passkeys/{passkey:uuid}/removal", name="core.access.passkeys.destroy", policy=SIGNED_IN)
async def destroy(request: AnyRequest, actor: GivenActor, passkey: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """It opens nothing any more."""
    await read_form(request, shown_by=_list_page)
    await commands.remove_passkey(actor, passkey, now=now)
    return moved("/account/passkeys")


def _options(json: str) -> Response[str]:
    return Response(json, media_type="application/json", status_code=200, headers=dict(PRIVATE))


ROUTES = [index, making, asking, confirming, create, enter, confirm, destroy]

"""One's own password."""

from typing import Any

from litestar import Response, get, post

from core.access.entrances.forms import password_twice
from core.access.guard import FAR_REACHING
from core.access.passwords.commands import change_password, has_password
from core.access.policies import SIGNED_IN
from core.access.proofs import has_second_step
from core.access.rules import CONFIRMING, is_confirmed
from core.errors import Denied
from core.forms.form import Form, blank, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

PAGE = "/account/password"


async def password_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """Who has neither a password nor an app reads so: attendees come in by mail, devices by a code."""
    actor = request.scope["state"]["actor"]
    if actor.account is None:
        raise Denied
    return screen(
        request,
        "core/access/passwords/index.html",
        section="password",
        form=form,
        able=actor.kind in CONFIRMING,
        known=await has_password(actor.account),
        app=await has_second_step(actor.account),
        confirmed=is_confirmed(actor, request.app.state.clock()),
        saved="saved" in request.query_params,
    )


@get(PAGE, name="core.access.passwords.index", policy=SIGNED_IN)
async def index(request: AnyRequest) -> Response[bytes]:
    """With the way to another authenticator app."""
    return await password_page(request, blank())


@post(PAGE, name="core.access.passwords.update", policy=SIGNED_IN, opt={FAR_REACHING: True})
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """The former one, and the new one twice."""
    form = await read_form(request, shown_by=password_page)
    if actor.kind not in CONFIRMING:
        return await password_page(request, form)
    await change_password(actor, form.raw("former"), password_twice(form), now=now)
    return moved(f"{PAGE}?saved")


ROUTES = [index, update]

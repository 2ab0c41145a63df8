"""API tokens at the desk: made with a list of what they may, shown once, taken back at once."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.permissions import Core
from core.access.policies import policies
from core.access.tokens import commands, queries
from core.access.tokens.rules import DAYS, offered_to
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

LONGEST_REASON = 500


@get("/desk/tokens", name="core.access.tokens.index", policy=Core.TOKEN_READ)
async def index(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """Those that open something first."""
    found = await queries.tokens(actor)
    return screen(request, "core/access/tokens/index.html", section="tokens", found=found, now=now)


async def _new_page(request: AnyRequest, form: Form) -> Response[bytes]:
    offered = [policies()[one] for one in offered_to(request.scope["state"]["actor"])]
    return screen(
        request, "core/access/tokens/new.html", section="tokens", form=form, offered=offered, days=list(map(str, DAYS))
    )


@get("/desk/tokens/new", name="core.access.tokens.new", policy=Core.TOKEN_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """Nothing is ticked beforehand."""
    return await _new_page(request, blank(days=DAYS[1]))


@post("/desk/tokens", name="core.access.tokens.create", policy=Core.TOKEN_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """The answer shows the token, once."""
    form = await read_form(request, shown_by=_new_page)
    name, because = form.text("name"), form.text("because", most=LONGEST_REASON)
    days, permissions = form.choice("days", [str(one) for one in DAYS]), form.many("permissions")
    form.check()

    async def effect() -> Response[bytes]:
        life = timedelta(days=int(days))
        made = await commands.make_token(actor, name=name, permissions=permissions, life=life, because=because, now=now)
        return screen(request, "core/access/tokens/made.html", section="tokens", token=made.text, name=name)

    return await once(request, effect, now=now)


@post("/desk/tokens/{token:uuid}/revocation", name="core.access.tokens.destroy", policy=Core.TOKEN_WRITE)
async def destroy(actor: GivenActor, token: FromPath[UUID], now: GivenNow) -> Response[None]:
    """From the next request on."""
    await commands.revoke_token(actor, token, now=now)
    return moved("/desk/tokens")


ROUTES = [index, new, create, destroy]

"""One's recovery codes: how many are left, and ten new ones."""

from litestar import Response, get, post

from core.access.codes.commands import renew
from core.access.guard import FAR_REACHING
from core.access.policies import SIGNED_IN
from core.access.proofs import has_second_step, recovery_codes_left
from core.access.rules import is_confirmed
from core.errors import NotFound
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen

PAGE = "/account/codes"


@get(PAGE, name="core.access.codes.index", policy=SIGNED_IN)
async def index(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """For who has an authenticator app."""
    if actor.account is None:
        raise NotFound
    return screen(
        request,
        "core/access/codes/index.html",
        section="codes",
        app=await has_second_step(actor.account),
        left=await recovery_codes_left(actor.account),
        confirmed=is_confirmed(actor, now),
    )


@post(PAGE, name="core.access.codes.create", policy=SIGNED_IN, opt={FAR_REACHING: True})
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """The answer shows them, once; those from before end."""
    return screen(request, "core/access/entrances/codes.html", codes=await renew(actor, now=now))


ROUTES = [index, create]

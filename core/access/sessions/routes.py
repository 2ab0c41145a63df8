"""One's own sessions: where one is signed in, and ending it there."""

from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import FAR_REACHING
from core.access.policies import SIGNED_IN
from core.access.sessions.commands import end_sessions
from core.access.sessions.queries import sessions_of
from core.errors import NotFound
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen


@get("/account/sessions", name="core.access.sessions.index", policy=SIGNED_IN)
async def index(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """The one that asks is marked."""
    found = await sessions_of(_account(actor.account), now)
    return screen(request, "core/access/sessions/index.html", section="sessions", found=found)


@post(
    "/account/sessions/{session:uuid}/end",
    name="core.access.sessions.destroy",
    policy=SIGNED_IN,
    opt={FAR_REACHING: True},
)
async def destroy(actor: GivenActor, session: FromPath[UUID], now: GivenNow) -> Response[None]:
    """Another's is not there."""
    if not await end_sessions(actor, _account(actor.account), only=session, now=now):
        raise NotFound
    return moved("/account/sessions")


@post("/account/sessions/end-others", name="core.access.sessions.update", policy=SIGNED_IN, opt={FAR_REACHING: True})
async def end_others(actor: GivenActor, now: GivenNow) -> Response[None]:
    """All but this one."""
    await end_sessions(actor, _account(actor.account), but=actor.session, now=now)
    return moved("/account/sessions")


def _account(account: UUID | None) -> UUID:
    if account is None:
        raise NotFound
    return account


ROUTES = [index, destroy, end_others]

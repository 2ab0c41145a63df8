"""At every door: who is it, may they, did they send this form themselves, and lately proved who they are."""

from datetime import datetime
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.handlers.base import BaseRouteHandler

from core.access.csrf import require_own_form
from core.access.policies import HALF_SIGNED_IN, PUBLIC, SIGNED_IN, VISITOR
from core.access.rules import require, require_confirmed, require_lately
from core.access.sessions.cookie import session_token
from core.access.sessions.queries import actor_of
from core.access.tokens.bearer import BY_TOKEN, bearer
from core.actor import ANONYMOUS, Actor

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LONGEST_TOKEN = 100
FAR_REACHING = "far_reaching"
"""A handler's mark: it takes something out of the house, or locks somebody out, and asks again who one is although its
permission, which reads, does not.
"""
BY_ITSELF = "by_itself"
"""A handler's mark: an open page asks for it without anybody doing anything, so that it keeps no session alive."""


async def guard(connection: ASGIConnection[Any, Any, Any, Any], route: BaseRouteHandler) -> None:
    """Runs before dependencies and bodies are read. The API looks at tokens and never at cookies, so no page elsewhere
    can make a browser act there. Raises SignInRequired, Denied, NotFound, ConfirmationNeeded,
    FormFromElsewhere.
    """
    policy = route.opt.get("policy")
    if policy is None or policy == PUBLIC:
        connection.scope["state"]["actor"] = ANONYMOUS
        return
    now: datetime = connection.app.state.clock()
    if route.opt.get(BY_TOKEN):
        connection.scope["state"]["actor"] = actor = await bearer(connection, now)
        require(actor, policy)
        return
    actor = await identified(connection, now, used=not route.opt.get(BY_ITSELF))
    connection.scope["state"]["actor"] = actor
    require(actor, policy)
    if connection.scope.get("method") not in SAFE and isinstance(connection, Request):
        await require_own_form(connection, actor)
    if policy not in (VISITOR, HALF_SIGNED_IN, SIGNED_IN):
        require_confirmed(actor, policy, now)
    if route.opt.get(FAR_REACHING):
        require_lately(actor, now)


async def identified(connection: ASGIConnection[Any, Any, Any, Any], now: datetime, *, used: bool = True) -> Actor:
    """By the session's cookie; whoever has none is anonymous."""
    token = session_token(connection)
    if not token or len(token) > LONGEST_TOKEN:
        return ANONYMOUS
    return await actor_of(token, now, used=used) or ANONYMOUS


def given_actor(request: Request[Any, Any, State]) -> Actor:
    """What handlers get as `actor`: whom the guard let in."""
    actor: Actor = request.scope["state"].get("actor", ANONYMOUS)
    return actor


def given_now(state: State) -> datetime:
    """What handlers get as `now`, in UTC."""
    now: datetime = state.clock()
    return now

"""Answers that stay open end for whoever would not be let in any more: a role that ran out, a session that ended."""

from collections.abc import AsyncIterator
from typing import Any

from litestar import Request

from core.access.guard import identified
from core.access.rules import may
from core.db.patience import AWAY


async def while_let_in(request: Request[Any, Any, Any], events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Asks before each event who listens, as the guard did, and whether the handler's policy still lets them. While nobody
    can be asked nothing is told: the page comes back by itself.
    """
    policy = request.route_handler.opt["policy"]
    async for one in events:
        try:
            actor = await identified(request, request.app.state.clock(), used=False)
        except AWAY:
            return
        if not may(actor, policy):
            return
        yield one

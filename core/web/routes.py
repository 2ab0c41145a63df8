"""What every deployment asks for: assets, and whether this process lives and is ready."""

import asyncio
import hmac
from typing import Any

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.db.engine import DB
from core.db.patience import AWAY
from core.errors import NotFound
from core.jobs.queues import Queue, queues
from core.live.shelf import Shelf
from core.settings import settings
from core.web.addresses import address_of
from core.web.assets import Asset, Assets
from core.web.load import Load
from core.web.metrics import KIND, Metrics

QUEUES_SECONDS = 2.0
FOREVER = "public, max-age=31536000, immutable"


@get("/assets/{path:path}", name="core.assets.show", policy=PUBLIC, sync_to_thread=False)
def asset(request: Request[Any, Any, State], path: FromPath[str]) -> Response[bytes]:
    """By an address with a hash in it: what is there never changes."""
    assets: Assets = request.app.state.assets
    found = assets.by_address.get(f"/assets/{path.lstrip('/')}")
    if found is None:
        raise NotFound
    octets, encoding = _encoded(found, request.headers.get("accept-encoding", ""))
    headers = {"cache-control": FOREVER, "vary": "accept-encoding"} | (
        {"content-encoding": encoding} if encoding else {}
    )
    return Response(octets, media_type=found.kind, headers=headers)


@get("/livez", name="core.livez.show", policy=PUBLIC, sync_to_thread=False)
def livez() -> Response[str]:
    """This process answers."""
    return Response("alive\n", media_type="text/plain", headers={"cache-control": "no-store"})


@get("/readyz", name="core.readyz.show", policy=PUBLIC, sync_to_thread=False)
def readyz(state: State) -> Response[str]:
    """What readers need is in memory; a database that is away does not make a reader's page unready."""
    shelf: Shelf = state.shelf
    if state.get("leaving"):
        text, status = "leaving: this process was asked to stop and finishes what it has begun\n", 503
    elif missing := shelf.missing:
        text, status = f"loading: {', '.join(missing)} not read from the database yet\n", 503
    else:
        text, status = "ready\n", 200
    return Response(text, status_code=status, media_type="text/plain", headers={"cache-control": "no-store"})


@get("/metrics", name="core.metrics.show", policy=PUBLIC)
async def metrics(request: Request[Any, Any, State], state: State) -> Response[str]:
    """To whoever shows METRICS_TOKEN or, where there is none, to this machine. Nobody else learns that it is there.

    While the database is away, what waits in it is not told: `madang_database_up` says so.
    """
    if not _may_measure(request):
        raise NotFound
    load: Load = state.load
    figures: Metrics = state.metrics
    connections = 0 if DB.pool is None else DB.pool.get_size() - DB.pool.get_idle_size()
    waiting = await _waiting(state)
    text = figures.printed(
        waiting or (),
        places=load.limit,
        places_taken=load.active,
        shed=load.shed,
        connections_in_use=connections,
        listeners=state.hub.count,
        database_up=waiting is not None,
    )
    return Response(text, media_type=KIND, headers={"cache-control": "no-store"})


async def _waiting(state: State) -> list[Queue] | None:
    """None when the database does not answer at once: whoever watches is not kept waiting for it."""
    try:
        async with asyncio.timeout(QUEUES_SECONDS):
            return await queues(state.clock())
    except AWAY:
        return None


def _may_measure(request: Request[Any, Any, State]) -> bool:
    token = settings().metrics_token
    if token is None:
        address = address_of(request)
        return "x-forwarded-for" not in request.headers and (address == "::/64" or address.startswith("127."))
    shown = request.headers.get("authorization", "").encode()
    return hmac.compare_digest(shown, f"Bearer {token}".encode())


def _encoded(asset: Asset, accepted: str) -> tuple[bytes, str | None]:
    if "br" in accepted and asset.brotli is not None:
        return asset.brotli, "br"
    if "gzip" in accepted and asset.gzip is not None:
        return asset.gzip, "gzip"
    return asset.plain, None

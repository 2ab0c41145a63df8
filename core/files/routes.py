"""Handing files out: always to be saved, in a sandbox where nothing in them can run."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.datastructures import State

from core.access.policies import PUBLIC, VISITOR
from core.actor import Actor
from core.files import queries
from core.files.queries import Sendable
from core.files.storage import storage
from core.files.uploads import disposition

SANDBOX = "sandbox; default-src 'none'"
FOREVER = "public, max-age=31536000, immutable"
PRIVATE = "private, no-store"


@get("/files/{file:uuid}", name="core.files.show", policy=VISITOR)
async def show(request: Request[Any, Any, State], actor: Actor, file: UUID) -> Response[bytes]:
    """Who may read it decides the slot it was uploaded to."""
    return await _sent(await queries.part_for(actor, file), PRIVATE)


@get("/files/{file:uuid}/{part:str}", name="core.files.parts.show", policy=VISITOR)
async def part(request: Request[Any, Any, State], actor: Actor, file: UUID, part: str) -> Response[bytes]:
    """A picture in one of its sizes."""
    return await _sent(await queries.part_for(actor, file, part), PRIVATE)


@get("/media/{sha256:str}", name="core.files.media.show", policy=PUBLIC)
async def media(request: Request[Any, Any, State], sha256: str) -> Response[bytes]:
    """A published part: what is under an address made of its content never changes."""
    return await _sent(await queries.published_part(sha256), FOREVER)


async def _sent(part: Sendable, caching: str) -> Response[bytes]:
    headers = {
        "content-disposition": disposition(part.name),
        "content-security-policy": SANDBOX,
        "cross-origin-resource-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "cache-control": caching,
    }
    return Response(await storage().get(part.key), media_type=part.kind, headers=headers)


ROUTES = [show, part, media]

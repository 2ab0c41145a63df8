"""Handing files out: always to be saved, in a sandbox where nothing in them can run."""

from datetime import datetime
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC, VISITOR
from core.actor import Actor
from core.files import queries
from core.files.queries import Sendable
from core.files.storage import storage
from core.files.uploads import disposition
from core.privacy.reads.commands import note_paper
from core.privacy.reads.rules import FILE
from core.web.given import AnyRequest, GivenActor, GivenNow

SANDBOX = "sandbox; default-src 'none'"
FOREVER = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600"
PRIVATE = "private, no-store"


@get("/files/{file:uuid}", name="core.files.show", policy=VISITOR)
async def show(actor: GivenActor, now: GivenNow, file: FromPath[UUID]) -> Response[bytes]:
    """Who may read it decides the slot it was uploaded to."""
    return await handed(actor, await queries.part_for(actor, file), FILE, opened=file, now=now)


@get("/files/{file:uuid}/{part:str}", name="core.files.parts.show", policy=VISITOR)
async def part(request: AnyRequest, actor: GivenActor, file: FromPath[UUID], part: FromPath[str]) -> Response[bytes]:
    """A picture in one of its sizes."""
    return await sent(await queries.part_for(actor, file, part), PRIVATE)


@get("/media/{sha256:str}", name="core.files.media.show", policy=PUBLIC)
async def media(request: AnyRequest, sha256: FromPath[str]) -> Response[bytes]:
    """A published part: what is under an address made of its content never changes, but a portrait may be taken back."""
    found = await queries.published_part(sha256)
    return await sent(found, FOR_AN_HOUR if found.of_somebody else FOREVER)


async def handed(actor: Actor, part: Sendable, what: str, *, opened: UUID, now: datetime) -> Response[bytes]:
    """A file that belongs to the record `opened`, to whoever may see that; that they took it is recorded."""
    await note_paper(actor, what, opened, now=now)
    return await sent(part, PRIVATE)


async def sent(part: Sendable, caching: str) -> Response[bytes]:
    """For whoever has asked whether the reader may have it."""
    headers = {
        "content-disposition": disposition(part.name),
        "content-security-policy": SANDBOX,
        "cross-origin-resource-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "cache-control": caching,
    }
    return Response(await storage().get(part.key), media_type=part.kind, headers=headers)


ROUTES = [show, part, media]

"""Sending files over HTTP through the real handlers, and looking at what was kept of them."""

import hashlib
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any, cast

import httpx
from litestar import Litestar, Request, Response
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.di import Provide
from litestar.handlers.base import BaseRouteHandler
from PIL import Image

from core.actor import Actor
from core.errors import Refusal
from core.files.kinds import sniffed
from core.files.queries import part_for
from core.files.routes import ROUTES as FILES
from core.files.storage import storage
from core.files.tables import StoredFile
from core.web.locks import Locks
from core.web.refusals import exception_handlers
from directory.organisations.logos import routes as logos
from directory.organisations.papers import routes as papers
from tests.core.files.hostile import Sent

KEPT_AS = {
    "logo": {"image/webp", "image/svg+xml"},
    "papers": {"application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"},
}
FIELDS = {"logo": "logo", "papers": "paper"}
RUNS = (b"<script", b"javascript:", b"onload", b"foreignobject", b"alert(")


def application(actor: Actor, now: datetime) -> Litestar:
    """The real handlers and refusals, with somebody who is already known."""

    def show(
        request: Request[Any, Any, Any], status: int, refusal: Refusal | None, incident: str | None
    ) -> Response[bytes]:
        return Response(str(refusal or incident).encode(), status_code=status, media_type="text/plain")

    def known(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        connection.scope["state"]["actor"] = actor

    app = Litestar(
        [*FILES, *logos.ROUTES, *papers.ROUTES],
        dependencies={
            "actor": Provide(lambda: actor, sync_to_thread=False),
            "now": Provide(lambda: now, sync_to_thread=False),
        },
        guards=[known],
        state=State({"screens": lambda _request, template, _context: template.encode(), "clock": lambda: now}),
        exception_handlers=exception_handlers(show),
        openapi_config=None,
    )
    app.asgi_handler = Locks(app.asgi_handler)
    return app


def client(app: Litestar) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(cast(Any, app), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="https://expo.example", timeout=60)


@dataclass
class Tally:
    uploads: int = 0
    errors: int = 0
    wrong_type: int = 0
    refused_good: int = 0
    taken_bad: int = 0
    slowest_s: float = 0.0
    taken: int = 0
    told: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


async def send_all(sending: httpx.AsyncClient, actor: Actor, code: str, files: Iterable[Sent]) -> Tally:
    tally = Tally()
    for sent in files:
        started = time.perf_counter()
        form = {FIELDS[sent.slot]: (sent.name or "x", sent.content, "image/png")}
        answer = await sending.post(f"/portal/{code}/{sent.slot}", files=form)
        tally.slowest_s = max(tally.slowest_s, time.perf_counter() - started)
        tally.uploads += 1
        tally.statuses[answer.status_code] += 1
        await _judge(tally, sent, answer, actor)
    return tally


async def _judge(tally: Tally, sent: Sent, answer: httpx.Response, actor: Actor) -> None:
    taken = answer.status_code == 303
    faults = {
        "errors": answer.status_code >= 500,
        "refused_good": sent.verdict == "good" and not taken,
        "taken_bad": sent.verdict == "bad" and taken,
        "wrong_type": taken and not await _is_what_it_is_kept_as(sent, actor),
    }
    tally.taken += taken
    for name, found in faults.items():
        if found:
            setattr(tally, name, getattr(tally, name) + 1)
            tally.told.append(f"{name}: {sent.what} ({answer.status_code})")


async def _is_what_it_is_kept_as(sent: Sent, actor: Actor) -> bool:
    """Of the files with these very octets, since several may be under way at once."""
    digest = hashlib.sha256(sent.content).hexdigest()
    rows = await StoredFile.select(StoredFile.id).where((StoredFile.sha256 == digest) & StoredFile.ended_at.is_null())
    return bool(rows) and all([await _fits(row["id"], sent, actor) for row in rows])


async def _fits(file: Any, sent: Sent, actor: Actor) -> bool:
    part = await part_for(actor, file)
    octets = await storage().get(part.key)
    if sniffed(octets) != part.kind or part.kind not in KEPT_AS[sent.slot]:
        return False
    if part.kind == "image/webp":
        with Image.open(BytesIO(octets), formats=["WEBP"]) as opened:
            opened.load()
        return b"PK\x03\x04" not in octets
    return part.kind != "image/svg+xml" or not any(word in octets.lower() for word in RUNS)

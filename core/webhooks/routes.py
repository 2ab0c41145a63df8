"""Webhooks at the desk: where what is told, each attempt, telling once more."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.permissions import Core
from core.access.trail.queries import told_of
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.journal.facts import dotted
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from core.webhooks import commands, queries
from core.webhooks.rules import LONGEST_URL, by_room, kinds

HOURS = ("1", "24", "168")
OVERLAPS = ("1", "7", "30", "0")
"""For how many days the former secret is still signed with."""


@get("/desk/webhooks", name="core.webhooks.index", policy=Core.WEBHOOK_READ)
async def index(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """Those that still tell something first."""
    found = await queries.webhooks(actor)
    return screen(request, "core/webhooks/index.html", section="webhooks", found=found)


async def _new_page(request: AnyRequest, form: Form) -> Response[bytes]:
    groups = by_room(kinds())
    return screen(request, "core/webhooks/new.html", section="webhooks", form=form, groups=groups, dotted=dotted)


@get("/desk/webhooks/new", name="core.webhooks.new", policy=Core.WEBHOOK_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """Nothing is ticked beforehand."""
    return await _new_page(request, blank())


@post("/desk/webhooks", name="core.webhooks.create", policy=Core.WEBHOOK_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """The answer shows the secret, once."""
    form = await read_form(request, shown_by=_new_page)
    url, wanted = form.text("url", most=LONGEST_URL), form.many("kinds")
    form.check()

    async def effect() -> Response[bytes]:
        return _shown_once(request, await commands.make_webhook(actor, url=url, wanted=wanted, now=now))

    return await once(request, effect, now=now)


def _shown_once(request: AnyRequest, made: commands.Made, days: int | None = None) -> Response[bytes]:
    """`days` is how long the former secret stays good, where there is one."""
    return screen(request, "core/webhooks/made.html", section="webhooks", made=made, days=days)


async def _show_page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, webhook = request.scope["state"]["actor"], UUID(str(request.path_params["webhook"]))
    return screen(
        request,
        "core/webhooks/show.html",
        section="webhooks",
        form=form,
        webhook=await queries.webhook_shown(actor, webhook),
        attempts=await queries.attempts_of(actor, webhook),
        sentences=kinds(),
        dotted=dotted,
        history=await told_of(webhook),
        hours=HOURS,
        overlaps=OVERLAPS,
    )


@get("/desk/webhooks/{webhook:uuid}", name="core.webhooks.show", policy=Core.WEBHOOK_READ)
async def show(request: AnyRequest, webhook: FromPath[UUID]) -> Response[bytes]:
    """With its latest attempts."""
    return await _show_page(request, blank())


@post("/desk/webhooks/{webhook:uuid}/replay", name="core.webhooks.update", policy=Core.WEBHOOK_WRITE)
async def update(request: AnyRequest, actor: GivenActor, webhook: FromPath[UUID], now: GivenNow) -> Response[None]:
    """What was recorded in the last hours is told once more."""
    form = await read_form(request, shown_by=_show_page)
    hours = form.choice("hours", HOURS)
    form.check()
    await commands.replay(actor, webhook, since=now - timedelta(hours=int(hours)), now=now)
    return moved(f"/desk/webhooks/{webhook}")


@post("/desk/webhooks/{webhook:uuid}/retry", name="core.webhooks.retries.create", policy=Core.WEBHOOK_WRITE)
async def retry(actor: GivenActor, webhook: FromPath[UUID], now: GivenNow) -> Response[None]:
    """What failed is sent within a minute."""
    await commands.try_again(actor, webhook, now=now)
    return moved(f"/desk/webhooks/{webhook}")


@post("/desk/webhooks/{webhook:uuid}/secret", name="core.webhooks.secrets.create", policy=Core.WEBHOOK_WRITE)
async def renew(request: AnyRequest, actor: GivenActor, webhook: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """The answer shows the new secret, once."""
    form = await read_form(request, shown_by=_show_page)
    days = form.choice("days", OVERLAPS)
    form.check()

    async def effect() -> Response[bytes]:
        made = await commands.renew_secret(actor, webhook, overlap=timedelta(days=int(days)), now=now)
        return _shown_once(request, made, int(days))

    return await once(request, effect, now=now)


@post("/desk/webhooks/{webhook:uuid}/secret/end", name="core.webhooks.secrets.destroy", policy=Core.WEBHOOK_WRITE)
async def end_former(actor: GivenActor, webhook: FromPath[UUID], now: GivenNow) -> Response[None]:
    """From now on messages are signed with the present one alone."""
    await commands.end_former_secret(actor, webhook, now=now)
    return moved(f"/desk/webhooks/{webhook}")


@post("/desk/webhooks/{webhook:uuid}/end", name="core.webhooks.destroy", policy=Core.WEBHOOK_WRITE)
async def destroy(actor: GivenActor, webhook: FromPath[UUID], now: GivenNow) -> Response[None]:
    """Nothing more is told there."""
    await commands.end_webhook(actor, webhook, now=now)
    return moved(f"/desk/webhooks/{webhook}")


ROUTES = [index, new, create, show, update, retry, renew, end_former, destroy]

"""How long things are kept, at the desk."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.rules import is_confirmed
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.privacy.permissions import Privacy
from core.privacy.retention import commands, queries
from core.privacy.retention.rules import labels, staying
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

PAGE = "/desk/privacy/retention"


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    found = await queries.due(actor, now)
    return screen(
        request,
        "core/privacy/retention/index.html",
        section="privacy",
        form=again(form),
        found=found,
        began={one.kept.what: blank(**was(one.lines)) for one in found},
        ledger=await queries.ledger(actor),
        labels=labels(),
        staying=staying(),
        confirmed=is_confirmed(actor, now),
    )


@get(PAGE, name="core.privacy.retention.index", policy=Privacy.READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """The rules, what is due under each, and what went before."""
    return await _page(request, blank())


@post(f"{PAGE}/rules/{{what:str}}", name="core.privacy.retention.update", policy=Privacy.RETENTION)
async def update(request: AnyRequest, actor: GivenActor, what: FromPath[str], now: GivenNow) -> Response[Any]:
    """Other days, or a hold with its reason."""
    form = await read_form(request, shown_by=_page)
    days, because = form.number("days"), form.text("held_because", most=500, needed=False)
    before = was_in(form, ("days", "held_because"))
    form.check()
    await commands.change_rule(actor, what, days=days, held_because=because, before=before, now=now)
    return moved(PAGE)


@post(f"{PAGE}/destruction", name="core.privacy.retention.destroy", policy=Privacy.RETENTION)
async def destroy(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """What is due goes now, and not at the next daily run."""
    await read_form(request, shown_by=_page)
    await commands.destroy_due(actor, now=now)
    return moved(PAGE)


ROUTES = [index, update, destroy]

"""Views of lists over HTTP: kept, renamed, shared, dropped, and chosen to open a list with."""

from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.permissions import Core
from core.access.rules import may
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.lists.registry import handed_in, lists
from core.lists.rules import LONGEST_ADDRESS, asked_of, kept_address
from core.lists.views import commands
from core.lists.views.queries import every_view, view_for
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.lists.pages import asked_in, looking_of

PAGE = "/desk/views"
ONE = f"{PAGE}/{{view:uuid}}"


@get(PAGE, name="directory.lists.views.index", policy=Core.DESK_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """One's own, and those that are shared, by list."""
    return await _page(request, blank())


@post("/desk/lists/{list_:str}/views", name="directory.lists.views.create", policy=Core.DESK_READ)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, list_: FromPath[str]) -> Response[Any]:
    """Keeps what the list shows."""
    handed = handed_in(list_)
    form = await read_form(request, shown_by=handed.page)
    if not may(actor, handed.listed.permission):
        raise NotFound
    name = form.text("name", most=commands.LONGEST_NAME)
    address, shared, chosen = (
        kept_address(handed.listed, asked_in(request, handed.listed, form)),
        form.flag("shared"),
        form.flag("chosen"),
    )
    form.check()

    async def effect() -> Response[None]:
        view = await commands.keep_view(
            actor, handed.listed, name=name, address=address[:LONGEST_ADDRESS], shared=shared, now=now
        )
        if chosen:
            await commands.choose_default(actor, handed.listed, view, now=now)
        return moved((await view_for(actor, view)).href(handed.listed))

    return await once(request, effect, now=now)


@post(ONE, name="directory.lists.views.update", policy=Core.DESK_READ)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, view: FromPath[UUID]) -> Response[Any]:
    """With `address` what it shows, with `name` how it is called and whether it is shared; by its owner alone."""
    form = await read_form(request, shown_by=_page)
    stored, version = await view_for(actor, view), form.number("version")
    listed = lists()[stored.list]
    given: dict[str, Any] = {}
    if "name" in form.values:
        given = {"name": form.text("name", most=commands.LONGEST_NAME), "shared": form.flag("shared")}
    if "address" in form.values:
        given["address"] = kept_address(listed, asked_in(request, listed, form))[:LONGEST_ADDRESS]
    form.check()

    async def effect() -> Response[None]:
        await commands.change_view(actor, view, **given, version=version, now=now)
        return moved((await view_for(actor, view)).href(listed) if "address" in given else PAGE)

    return await once(request, effect, now=now)


@post(f"{ONE}/removal", name="directory.lists.views.destroy", policy=Core.DESK_READ)
async def destroy(request: AnyRequest, actor: GivenActor, now: GivenNow, view: FromPath[UUID]) -> Response[Any]:
    """A shared one is gone for everybody."""

    async def effect() -> Response[None]:
        await commands.drop_view(actor, view, now=now)
        return moved(PAGE)

    await read_form(request, shown_by=_page)
    return await once(request, effect, now=now)


@post(f"{ONE}/opening", name="directory.lists.views.opening", policy=Core.DESK_READ)
async def opening(request: AnyRequest, actor: GivenActor, now: GivenNow, view: FromPath[UUID]) -> Response[Any]:
    """The list opens with it for oneself, or, with `off`, as it comes."""
    form = await read_form(request, shown_by=_page)
    stored = await view_for(actor, view)

    async def effect() -> Response[None]:
        chosen = None if form.flag("off") else view
        await commands.choose_default(actor, lists()[stored.list], chosen, now=now)
        return moved(PAGE)

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    looking = looking_of(request, actor, now)
    views = await every_view(actor)
    troubled = {
        one.id: asked_of(lists()[one.list], parse_qsl(one.address, keep_blank_values=True), looking.today).told
        for one in views
    }
    return screen(
        request, "directory/lists/views.html", section="views", form=form, views=views, lists=lists(), troubled=troubled
    )


ROUTES = [index, create, update, destroy, opening]

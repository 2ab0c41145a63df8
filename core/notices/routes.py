"""One's notices: a page, and saying that they were read."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.permissions import Core
from core.errors import Invalid, mark
from core.forms.form import Form, read_form
from core.notices import commands, queries
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

PAGE = "/desk/notices"


async def _page(request: AnyRequest, _form: Form | None = None) -> Response[bytes]:
    found = await queries.notices(request.scope["state"]["actor"])
    return screen(request, "core/notices/index.html", section="notices", found=found)


@get(PAGE, name="core.notices.index", policy=Core.DESK_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """What is unread first."""
    return await _page(request)


@post(f"{PAGE}/{{notice:uuid}}", name="core.notices.show", policy=Core.DESK_READ)
async def opened(request: AnyRequest, actor: GivenActor, notice: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """Read from now on; leads where it happened, or back to the list with `stay`."""
    form = await read_form(request, shown_by=_page)
    href = await commands.read(actor, notice, now=now)
    return moved(PAGE if form.flag("stay") else href)


@post(f"{PAGE}/all", name="core.notices.update", policy=Core.DESK_READ)
async def all_read(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """All that the page showed, and not what came since."""
    form = await read_form(request, shown_by=_page)
    await commands.read_all(actor, until=_instant(form.text("until")), now=now)
    return moved(PAGE)


def _instant(text: str) -> datetime:
    """Raises Invalid."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Invalid({"until": mark("Please open the page again.")}) from error


ROUTES = [index, opened, all_read]

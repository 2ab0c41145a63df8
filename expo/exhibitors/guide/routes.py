"""The first steps of an exhibitor, in the portal."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.exhibitors.guide.commands import put_guide
from expo.exhibitors.guide.queries import guide_of
from expo.exhibitors.portal.routes import OWN, mine
from expo.permissions import Expo
from i18n.text import required

PAGE = f"{OWN}/guide"


@get(PAGE, name="expo.exhibitors.guide.show", policy=Expo.APPLICATION_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """Every step, whether the guide was put away or not."""
    return await _show(request, blank())


@post(PAGE, name="expo.exhibitors.guide.update", policy=Expo.APPLICATION_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """`away`: yes, or no to call it back."""
    form = await read_form(request, shown_by=_show)
    _, _, known = await mine(request, actor)
    away = form.choice("away", ("yes", "no"))
    form.check()

    async def effect() -> Response[None]:
        await put_guide(actor, known.id, away=away == "yes", now=now)
        return moved(f"/portal/{code}/exhibit/{edition}")

    return await once(request, effect, now=now)


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    company, row, known = await mine(request, request.scope["state"]["actor"])
    return screen(
        request,
        "expo/exhibitors/guide/show.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        guide=await guide_of(known.id),
    )


ROUTES = [show, update]

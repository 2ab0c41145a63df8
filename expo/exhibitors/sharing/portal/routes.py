"""Who shows with us, in the portal."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.organisations.queries import country_codes
from expo.exhibitors.portal.routes import OWN, mine
from expo.exhibitors.queries import co_exhibitors
from expo.exhibitors.rules import LONGEST_NAME
from expo.exhibitors.sharing.commands import drop_co_exhibitor, name_co_exhibitor
from expo.permissions import Expo
from i18n.text import required

LIST = f"{OWN}/with"


@get(LIST, name="expo.exhibitors.sharing.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """In the order in which they were named."""
    return await _list(request, blank())


@post(LIST, name="expo.exhibitors.sharing.portal.create", policy=Expo.APPLICATION_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """With the country they come from."""
    form = await read_form(request, shown_by=_list)
    _, _, known = await mine(request, actor)
    name, country = form.text("name", most=LONGEST_NAME), form.choice("country", await country_codes())
    form.check()

    async def effect() -> Response[None]:
        await name_co_exhibitor(actor, known.id, name=name, country=country, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/with")

    return await once(request, effect, now=now)


@post(f"{LIST}/{{other:uuid}}/removal", name="expo.exhibitors.sharing.portal.destroy", policy=Expo.APPLICATION_WRITE)
async def destroy(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    edition: FromPath[str],
    other: FromPath[UUID],
) -> Response[Any]:
    """They show with us no more."""
    await read_form(request, shown_by=_list)
    _, _, known = await mine(request, actor)

    async def effect() -> Response[None]:
        await drop_co_exhibitor(actor, known.id, other, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/with")

    return await once(request, effect, now=now)


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, known = await mine(request, actor)
    return screen(
        request,
        "expo/exhibitors/sharing/portal.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        others=await co_exhibitors(known.id),
        countries=await country_codes(),
    )


ROUTES = [index, create, destroy]

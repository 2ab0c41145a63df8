"""Pavilions at the desk."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.roles import ROLE_NAMES
from core.access.trail.queries import told_of
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.organisations.queries import country_codes
from expo.editions.queries import edition_called
from expo.exhibitors.forms import filled
from expo.exhibitors.pavilions import commands
from expo.exhibitors.pavilions.forms import code_in, lines_in
from expo.exhibitors.pavilions.queries import arranged, pavilion_called
from expo.exhibitors.rules import PAVILION_KINDS
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/pavilions"
ONE = f"{PAGE}/{{code:str}}"


@get(PAGE, name="expo.exhibitors.pavilions.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """In the order in which readers see them."""
    return await _index(request, blank())


@get(f"{PAGE}/new", name="expo.exhibitors.pavilions.new", policy=Expo.EXHIBITOR_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    return await _new(request, blank())


@post(PAGE, name="expo.exhibitors.pavilions.create", policy=Expo.EXHIBITOR_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Its code is in addresses, and stays."""
    form = await read_form(request, shown_by=_new)
    code, lines = code_in(form), lines_in(form)
    form.check()

    async def effect() -> Response[None]:
        await commands.add_pavilion(actor, edition=edition, code=code, lines=lines, now=now)
        return moved(f"/desk/{edition}/pavilions")

    return await once(request, effect, now=now)


@get(ONE, name="expo.exhibitors.pavilions.edit", policy=Expo.EXHIBITOR_READ)
async def edit(request: AnyRequest, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """With what happened to it."""
    row = await edition_called(edition)
    return await _edit(request, filled((await pavilion_called(row.id, code)).lines))


@post(ONE, name="expo.exhibitors.pavilions.update", policy=Expo.EXHIBITOR_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Readers see it at once."""
    form = await read_form(request, shown_by=_edit)
    lines = lines_in(form)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await commands.change_pavilion(actor, edition=edition, code=code, lines=lines, before=before, now=now)
        return moved(f"/desk/{edition}/pavilions")

    return await once(request, effect, now=now)


@post(f"{ONE}/moves", name="expo.exhibitors.pavilions.move", policy=Expo.EXHIBITOR_WRITE)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """`to`: up or down, by one place."""
    form = await read_form(request, shown_by=_index)
    to = form.choice("to", ("up", "down"))
    form.check()

    async def effect() -> Response[None]:
        await commands.move_pavilion(actor, edition=edition, code=code, up=to == "up", now=now)
        return moved(f"/desk/{edition}/pavilions")

    return await once(request, effect, now=now)


@post(f"{ONE}/removal", name="expo.exhibitors.pavilions.destroy", policy=Expo.EXHIBITOR_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """While nobody stands in it."""
    await read_form(request, shown_by=_index)

    async def effect() -> Response[None]:
        await commands.take_pavilion_away(actor, edition=edition, code=code, now=now)
        return moved(f"/desk/{edition}/pavilions")

    return await once(request, effect, now=now)


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return await _page(request, "index", form, name=required(row.name), pavilions=await arranged(row.id))


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _page(request, "new", form)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    one = await pavilion_called(row.id, request.path_params["code"])
    return await _page(
        request,
        "edit",
        again(form),
        one=one,
        history=await told_of(one.id),
        role_names={str(role): name for role, name in ROLE_NAMES.items()},
    )


async def _page(request: AnyRequest, template: str, form: Form, **more: Any) -> Response[bytes]:
    return screen(
        request,
        f"expo/exhibitors/pavilions/{template}.html",
        section="programme",
        row=await edition_called(request.path_params["edition"]),
        form=form,
        kinds=PAVILION_KINDS,
        countries=await country_codes(),
        **more,
    )


ROUTES = [index, new, create, edit, update, move, destroy]

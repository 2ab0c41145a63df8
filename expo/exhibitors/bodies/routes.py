"""Who stands behind an edition, at the desk."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.roles import ROLE_NAMES
from core.access.trail.queries import told_of
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.organisations.typed import offered, typed_organisation
from expo.editions.queries import edition_called
from expo.exhibitors.bodies import commands
from expo.exhibitors.bodies.queries import bodies_of
from expo.exhibitors.bodies.rules import PART_NAMES
from expo.permissions import Expo
from i18n.screens import language_for
from i18n.text import required

PAGE = "/desk/{edition:str}/bodies"


@get(PAGE, name="expo.exhibitors.bodies.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """By part, with what happened."""
    return await _page(request, blank())


@post(PAGE, name="expo.exhibitors.bodies.create", policy=Expo.EXHIBITOR_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """An organisation by its name or its code."""
    form = await read_form(request, shown_by=_page)
    part = form.choice("part", PART_NAMES)
    house = await typed_organisation(form, "organisation", actor, language_for(request, actor))
    form.check()
    code = house.code if house else ""

    async def effect() -> Response[None]:
        await commands.add_body(actor, edition=edition, part=part, organisation=code, now=now)
        return moved(f"/desk/{edition}/bodies")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{backer:uuid}}/moves", name="expo.exhibitors.bodies.move", policy=Expo.EXHIBITOR_WRITE)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], backer: FromPath[UUID]
) -> Response[Any]:
    """`to`: up or down, by one place."""
    form = await read_form(request, shown_by=_page)
    to = form.choice("to", ("up", "down"))
    form.check()

    async def effect() -> Response[None]:
        await commands.move_body(actor, backer, edition=edition, up=to == "up", now=now)
        return moved(f"/desk/{edition}/bodies")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{backer:uuid}}/removal", name="expo.exhibitors.bodies.destroy", policy=Expo.EXHIBITOR_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], backer: FromPath[UUID]
) -> Response[Any]:
    """The organisation itself stays in the directory."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await commands.take_body_away(actor, backer, edition=edition, now=now)
        return moved(f"/desk/{edition}/bodies")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    actor = request.scope["state"]["actor"]
    return screen(
        request,
        "expo/exhibitors/bodies/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        bodies=await bodies_of(row.id),
        parts=PART_NAMES,
        offered=await offered(actor, language_for(request, actor)),
        form=form,
        history=[one for one in await told_of(row.id) if one.kind == "expo.exhibitors.bodies_set"],
        role_names={str(role): name for role, name in ROLE_NAMES.items()},
    )


ROUTES = [index, create, move, destroy]

"""Published plans at the desk: what the next would change and for whom, publishing it, and going back to an earlier one."""

import asyncio
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.doers import doers
from core.access.rules import may
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow, GivenNumber
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.floor.desk.routes import PAGE
from expo.floor.desk.tenants import tenants_of
from expo.floor.drawing.queries import drawing_of
from expo.floor.plans.commands import publish_plan
from expo.floor.plans.differences import compared
from expo.floor.plans.draft import draft_plan
from expo.floor.plans.queries import latest_plan, plan_numbered, plans_of
from expo.floor.plans.restoring import restore_plan
from expo.floor.readers.names import BOOTH_NAMES
from expo.floor.routing.reach import reach
from expo.permissions import Expo
from expo.reservations.queries import lets
from i18n.text import required

LONGEST_NOTE = 500


@get(f"{PAGE}/versions", name="expo.floor.desk.versions.index", policy=Expo.FLOOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """The drawing beside the plan that readers see; with `?against=2` beside that one."""
    return await _page(request, blank())


@post(f"{PAGE}/versions", name="expo.floor.desk.versions.create", policy=Expo.FLOOR_PUBLISH)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Readers find their way on it from now on."""
    form = await read_form(request, shown_by=_page)
    note = form.text("note", most=LONGEST_NOTE, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await publish_plan(actor, edition=edition, note=note, now=now)
        return moved(f"/desk/{edition}/floor/versions")

    return await once(request, effect, now=now)


@post(f"{PAGE}/versions/{{number:int}}/return", name="expo.floor.desk.versions.restore", policy=Expo.FLOOR_WRITE)
async def restore(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """The drawing becomes what was published then; readers see it when it is published anew."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await restore_plan(actor, edition=edition, number=number, now=now)
        return moved(f"/desk/{edition}/floor/versions")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(request.path_params["edition"])
    drawing, asked = await drawing_of(row), request.query_params.get("against", "")
    before = await (plan_numbered(row.id, int(asked[:9])) if asked.isdecimal() else latest_plan(row.id))
    draft = await asyncio.to_thread(draft_plan, drawing)
    found = await asyncio.to_thread(reach, draft)
    plans, difference = await plans_of(row.id), compared(before, draft)
    known = {str(one.id): one for one in await lets(row.id) if one.exhibitor}
    told = {one.exhibitor for key, one in known.items() if key in difference.touched}
    return screen(
        request,
        "expo/floor/desk/versions/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        plans=plans,
        against=before.number if before else 0,
        difference=difference,
        lets=known,
        told=told,
        tenants=await tenants_of(row.id) if may(actor, Expo.EXHIBITOR_READ) else {},
        found=found,
        drawn=draft,
        halls={one.code: one.name for one in drawing.halls},
        booth_names=BOOTH_NAMES,
        who=await doers([one.by for one in plans]),
    )


ROUTES = [index, create, restore]

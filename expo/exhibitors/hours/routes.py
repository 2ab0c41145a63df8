"""The floor's opening hours, at the desk."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.again import again
from core.forms.form import Form, read_form
from core.forms.rows import rows_in
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.exhibitors.hours.commands import set_hours
from expo.exhibitors.hours.forms import filled, hours_in
from expo.exhibitors.hours.queries import days_of, hours_of
from expo.exhibitors.hours.rules import ROWS
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/hours"


@get(PAGE, name="expo.exhibitors.hours.edit", policy=Expo.EXHIBITOR_READ)
async def edit(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """In the edition's zone."""
    row = await edition_called(edition)
    return await _edit(request, filled(await hours_of(row.id), row.zone))


@post(PAGE, name="expo.exhibitors.hours.update", policy=Expo.EXHIBITOR_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Every day; an empty one has no hours stated."""
    form = await read_form(request, shown_by=_edit)
    row = await edition_called(edition)
    spans, before = hours_in(form, days_of(row), row.zone), rows_in(form, ROWS)
    form.check()

    async def effect() -> Response[None]:
        await set_hours(actor, edition=edition, spans=spans, before=before, now=now)
        return moved(f"/desk/{edition}/hours")

    return await once(request, effect, now=now)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(str(request.path_params["edition"]))
    return screen(
        request,
        "expo/exhibitors/hours/edit.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=again(form),
        days=days_of(row),
    )


ROUTES = [edit, update]

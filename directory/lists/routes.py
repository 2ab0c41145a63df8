"""What is done with a list, whichever it is: taken out, kept as a view."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.access.guard import FAR_REACHING
from core.access.permissions import Core
from core.access.rules import may
from core.errors import NotFound
from core.forms.form import read_form
from core.lists.exports import take_out
from core.lists.registry import handed_in
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE
from directory.lists import views
from directory.lists.changes import routes as changes
from directory.lists.pages import asked_in, looking_of
from directory.lists.sheet import TYPES, sheet_of
from i18n.screens import language_for


@post(
    "/desk/lists/{list_:str}/exports",
    name="directory.lists.exports.create",
    policy=Core.DESK_READ,
    opt={FAR_REACHING: True},
)
async def export(request: AnyRequest, actor: GivenActor, now: GivenNow, list_: FromPath[str]) -> Response[bytes]:
    """`as`: csv or xlsx; just what is shown, with the columns that are shown. Not without a reason."""
    handed = handed_in(list_)
    listed = handed.listed
    if not may(actor, listed.exporting or listed.permission):
        raise NotFound
    form = await read_form(request, shown_by=handed.page)
    kind, because = form.raw("as"), form.text("because", most=LONGEST_REASON)
    form.check()
    asked = asked_in(request, listed, form)
    rows = await take_out(listed, asked, looking_of(request, actor, now), because=because, now=now)
    columns = [column for name in asked.columns if (column := listed.column(name))]
    kind = kind if kind in TYPES else "csv"
    named = f'attachment; filename="{listed.name}-{now:%Y-%m-%d}.{kind}"'
    headers = {**PRIVATE, "content-disposition": named, "x-content-type-options": "nosniff"}
    octets = sheet_of(kind, columns, rows, language_for(request, actor))
    return Response(octets, media_type=TYPES[kind], headers=headers, status_code=200)


ROUTES: list[Any] = [export, *changes.ROUTES, *views.ROUTES]

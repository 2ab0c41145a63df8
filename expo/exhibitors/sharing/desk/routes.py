"""Saying at the desk who a co-exhibitor is in the directory."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.forms.form import read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from directory.organisations.rules import LONGEST_CODE
from expo.editions.queries import edition_called
from expo.exhibitors.desk.routes import PAGE, show_page
from expo.exhibitors.queries import application_called
from expo.exhibitors.sharing.commands import find_co_exhibitor
from expo.permissions import Expo


@post(
    f"{PAGE}/{{code:str}}/with/{{other:uuid}}", name="expo.exhibitors.sharing.desk.update", policy=Expo.EXHIBITOR_WRITE
)
async def update(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    code: FromPath[str],
    other: FromPath[UUID],
) -> Response[Any]:
    """By the code of the organisation."""
    form = await read_form(request, shown_by=show_page)
    organisation = form.text("organisation", most=LONGEST_CODE)
    form.check()

    async def effect() -> Response[None]:
        known = await application_called(actor, (await edition_called(edition)).id, code)
        await find_co_exhibitor(actor, known.id, other, code=organisation, now=now)
        return moved(f"/desk/{edition}/exhibitors/{known.code}#with")

    return await once(request, effect, now=now)


ROUTES = [update]

"""Saying at the desk which organisation a newcomer is."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from core.forms.form import read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from directory.organisations.rules import LONGEST_CODE
from expo.editions.queries import edition_called
from expo.exhibitors.desk.routes import PAGE, show_page
from expo.exhibitors.newcomers.reviewing import say_another, say_same
from expo.exhibitors.queries import application_called
from expo.permissions import Expo


@post(f"{PAGE}/{{code:str}}/newcomer", name="expo.exhibitors.newcomers.answer", policy=Expo.EXHIBITOR_WRITE)
async def answer(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """`same_as` is the code of an organisation; `another` says that it is none of those."""
    form = await read_form(request, shown_by=show_page)
    another = form.flag("another")
    same_as = "" if another else form.text("same_as", most=LONGEST_CODE)
    form.check()

    async def effect() -> Response[None]:
        known = await application_called(actor, (await edition_called(edition)).id, code)
        if another:
            await say_another(actor, known.id, now=now)
        else:
            await say_same(actor, known.id, code=same_as, now=now)
        return moved(f"/desk/{edition}/exhibitors/{known.code}")

    return await once(request, effect, now=now)


ROUTES = [answer]

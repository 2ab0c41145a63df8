"""Who translates what, at the desk."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.permissions import Core
from core.access.roles import ROLE_NAMES
from core.access.rules import may
from core.errors import mark
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import ACCOUNTS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from i18n.locales import LANGUAGES
from i18n.permissions import I18n
from i18n.workbench.people.commands import hand_over
from i18n.workbench.people.queries import teams
from i18n.workbench.queries import board_of
from i18n.workbench.routes import PAGE

PEOPLE = f"{PAGE}/people"
LONGEST_REASON = 300


@get(PEOPLE, name="i18n.workbench.people.index", policy=I18n.TRANSLATION_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """With how much is open in each language."""
    return await _page(request, blank())


@post(PEOPLE, name="i18n.workbench.people.update", policy=Core.GRANT_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """A language from one to another."""
    form = await read_form(request, shown_by=_page)
    language = form.choice("language", [one.code for one in LANGUAGES])
    giver, taker = _account(form, "giver"), _account(form, "taker")
    because = form.text("because", most=LONGEST_REASON)
    form.check()

    async def effect() -> Response[None]:
        await hand_over(actor, language=language, giver=giver, taker=taker, because=because, now=now)
        return moved(f"/desk/{edition}/translations/people")

    return await once(request, effect, now=now)


def _account(form: Form, name: str) -> UUID:
    try:
        return UUID(form.raw(name))
    except ValueError:
        form.mistake(name, mark("Please choose one of the list."))
        return UUID(int=0)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, place, now = request.scope["state"]["actor"], request.path_params["edition"], request.app.state.clock()
    board = await board_of(actor, place, now=now)
    found = await teams(actor, now=now)
    shown = [*found.people, *(found.everywhere if may(actor, Core.ACCOUNT_READ) else ())]
    await note_list(actor, ACCOUNTS, {one.account for one in shown}, now=now)
    return screen(
        request,
        "i18n/workbench/people/index.html",
        section="programme",
        place=place,
        name=board.stock.name,
        wholes=board.wholes(),
        found=found,
        role_names={str(role): name for role, name in ROLE_NAMES.items()},
        form=form,
    )


ROUTES = [index, update]

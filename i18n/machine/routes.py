"""Drafts by a machine at the desk: whether they are allowed, what would be sent, and what came of it."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.rules import require
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from i18n.locales import LANGUAGES
from i18n.machine import commands
from i18n.machine.queries import is_allowed, missing, runs_of
from i18n.machine.translator import translator
from i18n.permissions import I18n
from i18n.workbench.queries import board_of, languages_of
from i18n.workbench.routes import PAGE, tongue_of

MACHINE = f"{PAGE}/machine"


@get(MACHINE, name="i18n.machine.index", policy=I18n.TRANSLATION_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """With how many texts and characters would be sent for each language."""
    return await _page(request, blank())


@post(MACHINE, name="i18n.machine.update", policy=I18n.MACHINE_ALLOW)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Allowed or not, from now on."""
    form = await read_form(request, shown_by=_page)
    change = commands.allow if form.raw("allowed") == "yes" else commands.forbid

    async def effect() -> Response[None]:
        await change(actor, place=edition, now=now)
        return moved(f"/desk/{edition}/translations/machine")

    return await once(request, effect, now=now)


@post(f"{MACHINE}/{{language:str}}", name="i18n.machine.create", policy=I18n.TRANSLATION_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], language: FromPath[str]
) -> Response[Any]:
    """Everything that is missing in the language, in the background."""
    await read_form(request, shown_by=_page)
    tongue = tongue_of(language)
    require(actor, I18n.TRANSLATION_WRITE, f"language:{tongue.code}")

    async def effect() -> Response[None]:
        await commands.ask_for_drafts(actor, place=edition, language=tongue.code, now=now)
        return moved(f"/desk/{edition}/translations/machine")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, place, now = request.scope["state"]["actor"], request.path_params["edition"], request.app.state.clock()
    board, machine = await board_of(actor, place, now=now), translator()
    would = {one.code: missing(board, one.code) for one in LANGUAGES}
    return screen(
        request,
        "i18n/machine/index.html",
        section="programme",
        place=place,
        name=board.stock.name,
        host=machine.host if machine else "",
        allowed=await is_allowed(place),
        runs=await runs_of(place),
        tongues=LANGUAGES,
        mine=languages_of(actor),
        would={tag: (len(items), sum(len(one.text.original) for one in items)) for tag, items in would.items()},
        form=form,
    )


ROUTES = [index, update, create]

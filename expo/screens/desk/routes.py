"""The screens of an edition and how each does; the addresses of those without a name."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import given_actor
from core.errors import mark
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.settings import settings
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.frame import publication
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.screens import commands
from expo.screens.queries import screens_of, watch_of
from expo.screens.rules import USUAL, Watch, minute_of
from i18n.locales import LANGUAGES
from i18n.screens import language_for

PAGE = "/desk/{edition:str}/screens"
ALL_ROOMS = "now"
LONGEST_NAME, FEWEST_MINUTES, MOST_MINUTES = 80, 2, 240


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    shown = publication(request, request.path_params["edition"])
    row, now = await edition_called(shown.edition.slug), request.app.state.clock()
    watch = await watch_of(row.id)
    usual = watch.lines
    own = language_for(request, given_actor(request))
    return screen(
        request,
        "expo/screens/desk/index.html",
        section="programme",
        shown=shown,
        site=settings().base_url,
        hung=await screens_of(row.id, now),
        zone=ZoneInfo(row.zone),
        first={one.room.code: one for one in reversed(shown.meetings)},
        earliest=shown.meetings[0] if shown.meetings else None,
        tongues=LANGUAGES,
        form=form if "shows" in form.values else blank(shows=ALL_ROOMS, tongue=own.code),
        watching=again(form) if "minutes" in form.values else blank(**usual, **was(usual)),
    )


@get(PAGE, name="expo.screens.desk.index", policy=Expo.PROGRAMME_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """The silent ones first; comes anew by itself."""
    return await _page(request, blank())


@post(PAGE, name="expo.screens.desk.create", policy=Expo.SCREEN_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Its own address is on the page then, to be opened on it once."""
    form = await read_form(request, shown_by=_page)
    rooms = publication(request, edition).rooms
    name, shows = form.text("name", most=LONGEST_NAME), form.choice("shows", {ALL_ROOMS, *rooms})
    tongue = form.choice("tongue", {one.code for one in LANGUAGES})
    form.check()

    async def effect() -> Response[None]:
        room = None if shows == ALL_ROOMS else shows
        await commands.hang_screen(actor, edition=edition, name=name, shows=room, language=tongue, now=now)
        return moved(f"/desk/{edition}/screens")

    return await once(request, effect, now=now)


@post(f"{PAGE}/watch", name="expo.screens.desk.update", policy=Expo.SCREEN_WRITE)
async def watch(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """When the bell tells of a silent one."""
    form = await read_form(request, shown_by=_page)
    wanted, before = _watch(form), was_in(form, USUAL.lines)
    form.check()

    async def effect() -> Response[None]:
        await commands.watch_screens(actor, edition=edition, watch=wanted, before=before, now=now)
        return moved(f"/desk/{edition}/screens")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{screen:uuid}}/removal", name="expo.screens.desk.destroy", policy=Expo.SCREEN_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], screen: FromPath[UUID]
) -> Response[Any]:
    """It is not heard of any more."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await commands.remove_screen(actor, edition=edition, screen=screen, now=now)
        return moved(f"/desk/{edition}/screens")

    return await once(request, effect, now=now)


def _watch(form: Form) -> Watch:
    minutes = form.whole("minutes", least=FEWEST_MINUTES, most=MOST_MINUTES)
    opens, closes = (minute_of(form.text(name, most=5)) for name in ("opens", "closes"))
    for name, value in (("opens", opens), ("closes", closes)):
        if value is None:
            form.mistake(name, mark("A time such as 09:30, please."))
    if opens is not None and closes is not None and opens >= closes:
        form.mistake("closes", mark("The end comes after the beginning."))
    return Watch(minutes, opens or USUAL.opens, closes or USUAL.closes)


ROUTES = [index, create, watch, destroy]

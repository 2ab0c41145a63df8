"""The letters of a release at the desk: read in each language, changed, let go or dropped."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import given_actor
from core.access.rules import is_confirmed
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow, GivenNumber
from core.web.screens import moved, screen
from expo.announcements.commands import drop_letters, release_letters, revise
from expo.announcements.letters import TEMPLATES
from expo.announcements.queries import overview
from expo.announcements.rules import REASONS
from expo.editions.queries import edition_called
from expo.permissions import Expo
from i18n.locales import DEFAULT, LANGUAGES
from i18n.text import required, written

LETTERS = "/desk/{edition:str}/releases/{number:int}/letters"
LONGEST_NOTE = 2_000
MOST_SESSIONS = 5_000


async def _page(request: AnyRequest, form: Form | None = None) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    found = await overview(row.id, request.path_params["number"])
    if found is None:
        raise NotFound
    note = found.first.note.renditions if found.first.note else {}
    said = {f"note_{tag}": one.text for tag, one in note.items()}
    return screen(
        request,
        "expo/announcements/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        number=request.path_params["number"],
        found=found,
        left_out=set(form.many("left_out")) if form else set(found.first.left_out),
        reasons=REASONS,
        kinds={template: kind for kind, template in TEMPLATES.items()},
        tongues=LANGUAGES,
        confirmed=is_confirmed(given_actor(request), request.app.state.clock()),
        form=form or blank(**said),
        zone=ZoneInfo(row.zone),
    )


@get(LETTERS, name="expo.announcements.show", policy=Expo.RELEASE_READ)
async def show(request: AnyRequest, edition: FromPath[str], number: GivenNumber) -> Response[bytes]:
    """How many, to whom, and one of each language."""
    return await _page(request)


@post(LETTERS, name="expo.announcements.update", policy=Expo.RELEASE_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """Another note, other sessions: the letters are written anew."""
    form = await read_form(request, shown_by=_page)
    texts = {one.code: form.text(f"note_{one.code}", most=LONGEST_NOTE, needed=False) for one in LANGUAGES}
    left_out = form.many("left_out")[:MOST_SESSIONS]
    form.check()

    async def effect() -> Response[None]:
        note = written(DEFAULT.code, texts)
        await revise(actor, edition=edition, number=number, note=note, left_out=left_out, now=now)
        return moved(f"/desk/{edition}/releases/{number}/letters")

    return await once(request, effect, now=now)


@post(f"{LETTERS}/release", name="expo.announcements.create", policy=Expo.LETTER_RELEASE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """They leave from now on."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await release_letters(actor, edition=edition, number=number, now=now)
        return moved(f"/desk/{edition}/releases/{number}/letters")

    return await once(request, effect, now=now)


@post(f"{LETTERS}/drop", name="expo.announcements.destroy", policy=Expo.LETTER_RELEASE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """Nobody is written to about this release."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await drop_letters(actor, edition=edition, number=number, now=now)
        return moved(f"/desk/{edition}/releases/{number}/letters")

    return await once(request, effect, now=now)


ROUTES = [show, update, create, destroy]

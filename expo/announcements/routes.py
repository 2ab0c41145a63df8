"""The letters of a release at the desk: read in each language, changed, let go or dropped."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import given_actor
from core.access.rules import is_confirmed
from core.errors import NotFound
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.forms.rows import rows_in, was_rows
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow, GivenNumber
from core.web.screens import moved, screen
from expo.announcements.commands import drop_letters, release_letters, revise
from expo.announcements.letters import TEMPLATES
from expo.announcements.queries import TAGS, Announced, overview
from expo.announcements.rules import LEFT_OUT, REASONS
from expo.editions.queries import edition_called
from expo.permissions import Expo
from i18n.locales import LANGUAGES
from i18n.text import required

LETTERS = "/desk/{edition:str}/releases/{number:int}/letters"
LONGEST_NOTE = 2_000
MOST_SESSIONS = 5_000


async def _page(request: AnyRequest, form: Form | None = None) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    found = await overview(row.id, request.path_params["number"])
    if found is None:
        raise NotFound
    shown = form if form and any(name.startswith("note_") for name in form.values) else _filled(found.first, form)
    return screen(
        request,
        "expo/announcements/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        number=request.path_params["number"],
        found=found,
        left_out=set(shown.many(LEFT_OUT)),
        reasons=REASONS,
        kinds={template: kind for kind, template in TEMPLATES.items()},
        tongues=LANGUAGES,
        confirmed=is_confirmed(given_actor(request), request.app.state.clock()),
        form=again(shown),
        zone=ZoneInfo(row.zone),
    )


def _filled(one: Announced, refused: Form | None) -> Form:
    """As it is stored, also where another form of the page was refused."""
    began = {**was(one.note_lines), **was_rows(LEFT_OUT, dict.fromkeys(one.left_out, "yes"))}
    form = blank(**one.note_lines, **began)
    form.values[LEFT_OUT] = list(one.left_out)
    form.refusal = refused.refusal if refused else None
    return form


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
    note = {f"note_{tag}": form.text(f"note_{tag}", most=LONGEST_NOTE, needed=False) for tag in TAGS}
    said: dict[str, Any] = {"note": note, "left_out": form.many(LEFT_OUT)[:MOST_SESSIONS]}
    said |= {"before": was_in(form, note), "left_before": rows_in(form, LEFT_OUT)}
    form.check()

    async def effect() -> Response[None]:
        await revise(actor, edition=edition, number=number, now=now, **said)
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

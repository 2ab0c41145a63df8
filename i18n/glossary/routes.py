"""The glossary at the desk: the words of an edition and of all, and what might become one."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.roles import ROLE_NAMES
from core.access.rules import may
from core.access.trail.queries import told_of
from core.desk.palette import fits
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from i18n.glossary.commands import add_term, change_term, remove_term
from i18n.glossary.forms import filled, lines_in
from i18n.glossary.queries import TAGS, keeps, languages_said, lines_of, term_called, terms_of
from i18n.glossary.suggesting import suggestions
from i18n.locales import LANGUAGES
from i18n.permissions import I18n
from i18n.workbench.registry import contents

PAGE = "/desk/{edition:str}/glossary"
ONE = f"{PAGE}/{{term:uuid}}"


@get(PAGE, name="i18n.glossary.index", policy=I18n.GLOSSARY_READ)
async def index(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """As an index; `q` finds a word in any language."""
    stock, terms, words = (
        await contents().stock(edition),
        await terms_of(edition),
        typed(request.query_params.get("q", "")),
    )
    found = [one for one in terms if not words or fits(" ".join(lines_of(one).values()), words)]
    offered = [] if words else suggestions(stock.items, terms)
    return await _screen(request, "index", terms=found, count=len(terms), words=words, offered=offered)


@get(f"{PAGE}/new", name="i18n.glossary.new", policy=I18n.GLOSSARY_WRITE)
async def new(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """Filled in by what is suggested, when that led here."""
    words = typed(request.query_params.get("source", ""))
    offered = suggestions((await contents().stock(edition)).items, await terms_of(edition)) if words else []
    known = next((one for one in offered if one.source == words), None)
    said = {f"wanted_{tag}": text for tag, text in known.wanted.items()} if known else {}
    form = blank(language=known.language if known else TAGS[0], source=words or None, every="yes", **said)
    return await _new(request, form)


@post(PAGE, name="i18n.glossary.create", policy=I18n.GLOSSARY_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """For this edition, or for all of them."""
    form = await read_form(request, shown_by=_new)
    await contents().stock(edition)
    lines = lines_in(form)
    form.check()

    async def effect() -> Response[None]:
        await add_term(actor, place=edition, lines=lines, now=now)
        return moved(f"/desk/{edition}/glossary")

    return await once(request, effect, now=now)


@get(ONE, name="i18n.glossary.edit", policy=I18n.GLOSSARY_READ)
async def edit(request: AnyRequest, actor: GivenActor, edition: FromPath[str], term: FromPath[UUID]) -> Response[bytes]:
    """With what happened to it."""
    return await _edit(request, filled(lines_of(await term_called(actor, edition, term))))


@post(ONE, name="i18n.glossary.update", policy=I18n.GLOSSARY_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], term: FromPath[UUID]
) -> Response[Any]:
    """A translator's own languages only."""
    form = await read_form(request, shown_by=_edit)
    for name, line in lines_of(await term_called(actor, edition, term)).items():
        if not _theirs(actor, name):
            form.values[name] = [line]
    lines = lines_in(form)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await change_term(actor, place=edition, term=term, lines=lines, before=before, now=now)
        return moved(f"/desk/{edition}/glossary")

    return await once(request, effect, now=now)


@post(f"{ONE}/removal", name="i18n.glossary.destroy", policy=I18n.GLOSSARY_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], term: FromPath[UUID]
) -> Response[Any]:
    """By who keeps the words themselves."""
    await read_form(request, shown_by=_edit)

    async def effect() -> Response[None]:
        await remove_term(actor, place=edition, term=term, now=now)
        return moved(f"/desk/{edition}/glossary")

    return await once(request, effect, now=now)


def _theirs(actor: Any, name: str) -> bool:
    stem, _, tag = name.partition("_")
    return tag in languages_said(actor) if stem in ("wanted", "forbidden") else keeps(actor)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _screen(request, "new", form=form, whole=True)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, place = request.scope["state"]["actor"], request.path_params["edition"]
    term = await term_called(actor, place, request.path_params["term"])
    return await _screen(
        request,
        "edit",
        form=again(form),
        term=term,
        whole=keeps(actor),
        history=await told_of(term.id),
        role_names={str(role): name for role, name in ROLE_NAMES.items()},
    )


async def _screen(request: AnyRequest, template: str, **more: Any) -> Response[bytes]:
    actor, place = request.scope["state"]["actor"], request.path_params["edition"]
    return screen(
        request,
        f"i18n/glossary/{template}.html",
        section="programme",
        place=place,
        name=(await contents().stock(place)).name,
        tongues=LANGUAGES,
        said=languages_said(actor) if may(actor, I18n.GLOSSARY_WRITE) else (),
        **more,
    )


ROUTES = [index, new, create, edit, update, destroy]

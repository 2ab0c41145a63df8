"""Exhibitors that a reader keeps: asked for by a link of the public page, which is the same for everybody."""

from collections.abc import Iterable

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.policies import VISITOR
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.web.given import AnyRequest
from core.web.screens import moved
from expo.editions.frame import publication, reader
from expo.editions.personal import personal
from expo.exhibitors.readers.routes import directory_of, plan_of
from expo.exhibitors.saved.cookie import give_saved, saved_in

SAVED = "/{lang:str}/{edition:str}/exhibitors/saved"


@get(SAVED, name="expo.exhibitors.saved.index", policy=VISITOR)
async def index(
    request: AnyRequest, lang: FromPath[str], edition: FromPath[str], keep: FromQuery[str] = ""
) -> Response[bytes]:
    """`?keep=` asks whether to keep an exhibitor."""
    return await _page(request, blank(exhibitor=keep))


@post(SAVED, name="expo.exhibitors.saved.create", policy=VISITOR)
async def create(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[None]:
    """Keeps one of the directory."""
    form = await read_form(request, shown_by=_page)
    code = form.raw("exhibitor")
    if code not in directory_of(request, publication(request, edition).edition.slug).by_code:
        raise NotFound
    return _kept(request, edition, (*saved_in(request, edition), code))


@post(f"{SAVED}/removal", name="expo.exhibitors.saved.destroy", policy=VISITOR)
async def destroy(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[None]:
    """Drops one, also when the directory has it no longer."""
    form = await read_form(request, shown_by=_page)
    dropped, slug = form.raw("exhibitor"), publication(request, edition).edition.slug
    return _kept(request, slug, (code for code in saved_in(request, slug) if code != dropped))


def _kept(request: AnyRequest, edition: str, codes: Iterable[str]) -> Response[None]:
    response = moved(reader(request).url(f"{edition}/exhibitors/saved"))
    give_saved(response, edition, dict.fromkeys(codes))
    return response


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    shown = publication(request, request.path_params["edition"])
    there, codes = directory_of(request, shown.edition.slug), saved_in(request, shown.edition.slug)
    asked = form.raw("exhibitor")
    return personal(
        request,
        "expo/exhibitors/saved/index.html",
        section="exhibitors",
        edition=shown.edition,
        ones=[there.by_code[code] for code in codes if code in there.by_code],
        gone=[code for code in codes if code not in there.by_code],
        asked=there.by_code.get(asked) if asked not in codes else None,
        plan=plan_of(request, shown.edition.slug),
        form=form,
    )


ROUTES = [index, create, destroy]

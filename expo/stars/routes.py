"""My programme: what a reader has marked with a star, by day, and keeping and dropping it without scripts."""

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.policies import VISITOR
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.web.given import AnyRequest
from core.web.screens import moved
from expo.editions.frame import publication, reader
from expo.editions.personal import personal
from expo.stars.cookie import give_stars, starred_in
from expo.stars.views import my_programme

MINE = "/{lang:str}/{edition:str}/mine"


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    shown = publication(request, request.path_params["edition"])
    starred = starred_in(request, shown.edition.slug)
    return personal(
        request,
        "expo/stars/index.html",
        section="mine",
        edition=shown.edition,
        mine=my_programme(shown, starred),
        asked=shown.sessions.get(form.raw("session")),
        form=form,
    )


@get(MINE, name="expo.stars.index", policy=VISITOR)
async def index(
    request: AnyRequest, lang: FromPath[str], edition: FromPath[str], keep: FromQuery[str] = ""
) -> Response[bytes]:
    """`?keep=` asks whether to keep a session, for browsers without scripts."""
    return await _page(request, blank(session=keep))


@post(MINE, name="expo.stars.create", policy=VISITOR)
async def create(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[None]:
    """Keeps a session of the programme."""
    form = await read_form(request, shown_by=_page)
    code = form.raw("session")
    if code not in publication(request, edition).sessions:
        raise NotFound
    response = moved(f"/{reader(request).language.code}/{edition}/mine")
    give_stars(response, edition, dict.fromkeys((*starred_in(request, edition), code)))
    return response


@post(f"{MINE}/removal", name="expo.stars.destroy", policy=VISITOR)
async def destroy(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[None]:
    """Drops it, also when the programme has it no longer."""
    form = await read_form(request, shown_by=_page)
    code, edition = form.raw("session"), publication(request, edition).edition.slug
    response = moved(f"/{reader(request).language.code}/{edition}/mine")
    give_stars(response, edition, (one for one in starred_in(request, edition) if one != code))
    return response


ROUTES = [index, create, destroy]

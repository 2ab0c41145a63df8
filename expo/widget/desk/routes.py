"""The lines to copy, how they will look, and the sites that may show the programme."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import given_actor
from core.errors import mark
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.settings import settings
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.frame import publication
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.widget import commands
from expo.widget.queries import embedders_of
from expo.widget.rules import FRAMING, LONGEST_ORIGIN, origin_of
from expo.widget.snippets import address_of, with_script, without_script
from expo.widget.views import chosen
from i18n.locales import LANGUAGES
from i18n.screens import language_for

PAGE = "/desk/{edition:str}/embedding"


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    shown = publication(request, request.path_params["edition"])
    row = await edition_called(shown.edition.slug)
    wish = chosen(request.query_params, shown)
    own = language_for(request, given_actor(request))
    tongue = next((one for one in LANGUAGES if one.code == request.query_params.get("language")), own)
    called = (settings().base_url, row.slug, shown.edition.name.read(tongue.chain).text, tongue, wish)
    response = screen(
        request,
        "expo/widget/desk/index.html",
        section="programme",
        shown=shown,
        tongues=LANGUAGES,
        tongue=tongue,
        wish=wish,
        with_script=with_script(*called),
        without_script=without_script(*called),
        address=address_of(row.slug, tongue, wish),
        allowed=await embedders_of(row.id),
        form=form,
    )
    response.headers["content-security-policy"] = FRAMING
    return response


@get(PAGE, name="expo.widget.desk.index", policy=Expo.PROGRAMME_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """`?language= &day= &track=` is what is to be shown."""
    return await _page(request, blank())


@post(PAGE, name="expo.widget.desk.create", policy=Expo.EMBEDDING_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """One more site."""
    form = await read_form(request, shown_by=_page)
    origin = origin_of(form.text("origin", most=LONGEST_ORIGIN))
    if origin is None:
        form.mistake("origin", mark("A site's address with https, please, such as https://www.city.example"))
    form.check()

    async def effect() -> Response[None]:
        await commands.allow_embedder(actor, edition=edition, origin=origin or "", now=now)
        return moved(f"/desk/{edition}/embedding")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{embedder:uuid}}/removal", name="expo.widget.desk.destroy", policy=Expo.EMBEDDING_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], embedder: FromPath[UUID]
) -> Response[Any]:
    """At once: the next page that it asks for is refused by its readers' browsers."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await commands.remove_embedder(actor, edition=edition, embedder=embedder, now=now)
        return moved(f"/desk/{edition}/embedding")

    return await once(request, effect, now=now)


ROUTES = [index, create, destroy]

"""The way in: the address that negotiates, the home of the edition on show, and what search engines read."""

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.status_codes import HTTP_302_FOUND

from core.access.policies import PUBLIC
from core.settings import settings
from core.web.given import AnyRequest
from expo.editions.frame import editions, exhibiting, page
from expo.editions.home import home_of
from expo.editions.sitemap import sitemap, sitemap_index
from expo.editions.svg import drawn
from expo.exhibitors.bodies.rules import PART_NAMES
from expo.exhibitors.readers.listed import NOBODY
from i18n.locales import LANGUAGES, language
from i18n.negotiation import negotiate

XML = "application/xml; charset=utf-8"


@get("/", name="expo.editions.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest) -> Redirect:
    """The only address that looks at what the reader's browser prefers."""
    chosen = negotiate(request.headers.get("accept-language"))
    headers = {"vary": "accept-language", "cache-control": "private, no-cache"}
    return Redirect(f"/{chosen.code}/", status_code=HTTP_302_FOUND, headers=headers)


@get("/{lang:str}/", name="expo.editions.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest, lang: FromPath[str]) -> Response[bytes]:
    """Home: the edition on show, or the word that none is yet."""
    known = editions(request)
    if known.current is None:
        return page(request, "expo/editions/empty.html", section="home", past=known.past)
    shown = known.published[known.current]
    return page(
        request,
        "expo/editions/show.html",
        section="home",
        publication=shown,
        home=home_of(shown),
        lines=drawn(shown),
        past=known.past,
        backers=request.app.state.shelf["exhibitors"].get(known.current, NOBODY).backers,
        parts=PART_NAMES,
        exhibiting=exhibiting(request),
    )


@get("/robots.txt", name="expo.robots.show", policy=PUBLIC, sync_to_thread=False)
def robots() -> Response[str]:
    """Everything public may be read by anyone."""
    return Response(f"User-agent: *\nAllow: /\nSitemap: {settings().base_url}/sitemap.xml\n", media_type="text/plain")


@get("/sitemap.xml", name="expo.sitemaps.index", policy=PUBLIC, sync_to_thread=False)
def sitemaps() -> Response[bytes]:
    """One sitemap a language."""
    body = sitemap_index(settings().base_url, LANGUAGES)
    return Response(body, media_type=XML, headers={"x-fresh-for": "revision"})


@get("/sitemap/{lang:str}/.xml", name="expo.sitemaps.show", policy=PUBLIC, sync_to_thread=False)
def sitemap_of(request: AnyRequest, lang: FromPath[str]) -> Response[bytes]:
    """The pages that are worth finding in one language."""
    shelf = request.app.state.shelf
    documents = (shelf["evidence"], shelf["floor"], shelf["exhibitors"], shelf["solutions"], shelf["booth_events"])
    body = sitemap(settings().base_url, language(lang), editions(request), *documents)
    return Response(body, media_type=XML, headers={"x-fresh-for": "revision"})

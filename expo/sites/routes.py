"""The plan's reference sites and figures."""

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.web.given import AnyRequest
from expo.editions.frame import page, publication
from expo.sites.shelf import Evidence
from expo.sites.svg import bar, change


@get("/{lang:str}/{edition:str}/sites", name="expo.sites.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """Every site, and the figures with their charts."""
    shown = publication(request, edition)
    return page(
        request,
        "expo/sites/index.html",
        section="sites",
        edition=shown.edition,
        evidence=_evidence(request),
        bar=bar,
        publication=shown,
    )


@get("/{lang:str}/{edition:str}/sites/{code:str}", name="expo.sites.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """One site, its figures with their source, and the sessions of its fields."""
    shown = publication(request, edition)
    site = next((one for one in _evidence(request).sites if one.code == code), None)
    if site is None:
        raise NotFound
    return page(
        request,
        "expo/sites/show.html",
        section="sites",
        edition=shown.edition,
        site=site,
        publication=shown,
        change=change,
    )


def _evidence(request: AnyRequest) -> Evidence:
    found: Evidence = request.app.state.shelf["evidence"]
    return found

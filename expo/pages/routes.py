"""The site's own texts: about, accessibility, privacy."""

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.web.given import AnyRequest
from expo.editions.frame import current_edition, page
from expo.exhibitors.bodies.rules import PART_NAMES
from expo.exhibitors.readers.listed import NOBODY, Directory


@get(
    ["/{lang:str}/about", "/{lang:str}/accessibility", "/{lang:str}/privacy"],
    name="expo.pages.show",
    policy=PUBLIC,
    sync_to_thread=False,
)
def show(request: AnyRequest, lang: FromPath[str]) -> Response[bytes]:
    """The last part of the address is the page's code."""
    code = request.scope["path"].rstrip("/").rpartition("/")[2]
    sections = request.app.state.shelf["sections"].get(code, ())
    shown = current_edition(request)
    there: Directory = request.app.state.shelf["exhibitors"].get(shown.slug if shown else "", NOBODY)
    backers = there.backers if code == "about" else ()
    return page(
        request,
        "expo/pages/show.html",
        section=code,
        page_code=code,
        sections=sections,
        backers=backers,
        parts=PART_NAMES,
    )

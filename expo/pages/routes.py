"""The site's own texts: about, accessibility, privacy."""

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.web.given import AnyRequest
from expo.editions.frame import page


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
    return page(request, "expo/pages/show.html", section=code, page_code=code, sections=sections)

"""Who speaks: the list from A to Z in the reader's order, and each speaker."""

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.web.given import AnyRequest
from expo.editions.frame import page, publication, reader
from expo.speakers.views import grouped, parts_of


@get("/{lang:str}/{edition:str}/speakers", name="expo.speakers.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """Sorted as readers of the page's language sort names."""
    shown = publication(request, edition)
    groups = grouped(shown, reader(request).language)
    return page(
        request, "expo/speakers/index.html", section="speakers", edition=shown.edition, groups=groups, publication=shown
    )


@get("/{lang:str}/{edition:str}/speakers/{code:str}", name="expo.speakers.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """One speaker with their sessions."""
    shown = publication(request, edition)
    speaker = shown.speakers.get(code)
    if speaker is None:
        raise NotFound
    return page(
        request,
        "expo/speakers/show.html",
        section="speakers",
        edition=shown.edition,
        speaker=speaker,
        sessions=parts_of(shown, code),
    )

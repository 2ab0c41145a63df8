"""What has changed in the programme, for readers: a page, and a feed that programs follow."""

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.settings import settings
from core.web.given import AnyRequest
from expo.changes.feed import feed_of
from expo.editions.frame import UNTIL_REVISION, editions, page, publication, reader

ATOM = "application/atom+xml; charset=utf-8"
SHOWN = 20


@get("/{lang:str}/{edition:str}/changes", name="expo.changes.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """The latest release first."""
    shown = publication(request, edition)
    return page(
        request,
        "expo/changes/index.html",
        section="schedule",
        edition=shown.edition,
        publication=shown,
        releases=editions(request).releases[edition][:SHOWN],
        zone=shown.zone,
    )


@get("/{lang:str}/{edition:str}/changes.atom", name="expo.changes.feed", policy=PUBLIC, sync_to_thread=False)
def feed(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """Atom (RFC 4287), an entry a release."""
    shown = publication(request, edition)
    releases = editions(request).releases[edition][:SHOWN]
    body = feed_of(request.app.state.pages, reader(request), shown, releases, settings().base_url)
    headers = {"x-fresh-for": UNTIL_REVISION, "access-control-allow-origin": "*"}
    return Response(body, media_type=ATOM, headers=headers)

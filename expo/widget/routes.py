"""A page made to stand in a frame of another site, and the script that puts it there at its full height."""

from datetime import datetime

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.web.assets import Assets
from core.web.given import AnyRequest
from expo.editions.frame import page, publication
from expo.live.words import phrases_of
from expo.widget.rules import framed_by
from expo.widget.views import chosen, cut

FRESH_SECONDS = "30"
SCRIPT = "js/embed.js"
ANYWHERE = {"cross-origin-resource-policy": "cross-origin"}


@get("/{lang:str}/{edition:str}/widget", name="expo.widget.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """`?day= &track=`. The same for everybody, and with nothing to press but links that open windows of their own."""
    shown = publication(request, edition)
    now: datetime = request.app.state.clock().astimezone(shown.zone)
    wish = chosen(request.query_params, shown)
    response = page(
        request,
        "expo/widget/show.html",
        section="widget",
        edition=shown.edition,
        indexed=(),
        fresh_for=FRESH_SECONDS,
        cut=cut(shown, request.app.state.shelf["live"].get(edition, {}), wish, now),
        wish=wish,
        words=lambda one, language: phrases_of(one.meeting, one.said, shown, language) if one.said else (),
        now=now,
    )
    response.headers["content-security-policy"] = framed_by(request.app.state.shelf["embedders"].get(edition, ()))
    response.headers["x-frame-options"] = "SAMEORIGIN"
    response.headers.update(ANYWHERE)
    return response


@get("/embed.js", name="expo.embed.show", policy=PUBLIC, sync_to_thread=False)
def script(request: AnyRequest) -> Response[bytes]:
    """At an address that never changes, since it stands in other people's pages; asked anew whether it changed."""
    assets: Assets = request.app.state.assets
    headers = {"x-fresh-for": "revision", **ANYWHERE}
    return Response(assets.named(SCRIPT).plain, media_type="text/javascript", headers=headers)


ROUTES = [show, script]

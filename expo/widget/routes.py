"""A page made to stand in a frame of another site: what is on and what comes next, without scripts and without forms."""

from datetime import datetime

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.web.given import AnyRequest
from core.web.locks import DIRECTIVES
from expo.editions.frame import page, publication
from expo.live.layer import placed

FRESH_SECONDS = "30"
SHOWN = 12
EMBEDDABLE = "; ".join("frame-ancestors *" if one.startswith("frame-") else one for one in DIRECTIVES)
"""Anybody may: it is the same for everybody, and there is nothing to press but links that open windows of their own."""


@get("/{lang:str}/{edition:str}/widget", name="expo.widget.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """What has not ended yet, the next first; the beginning of the programme once it is over."""
    shown = publication(request, edition)
    now: datetime = request.app.state.clock().astimezone(shown.zone)
    meetings = placed(shown, request.app.state.shelf["live"].get(edition, {}))
    coming = [one for one in meetings if one.end > now and not one.off]
    response = page(
        request,
        "expo/widget/show.html",
        section="widget",
        edition=shown.edition,
        indexed=(),
        fresh_for=FRESH_SECONDS,
        meetings=(coming or meetings)[:SHOWN],
        now=now,
    )
    response.headers["content-security-policy"] = EMBEDDABLE
    response.headers["x-frame-options"] = "ALLOWALL"
    response.headers["cross-origin-resource-policy"] = "cross-origin"
    return response


ROUTES = [show]

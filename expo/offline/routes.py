"""The script that keeps the programme for when there is no line: at the root, since it may answer for what is below it."""

from litestar import Response, get

from core.access.policies import PUBLIC
from core.web.assets import Assets
from core.web.given import AnyRequest

NAME = "js/offline-worker.js"


@get("/offline.js", name="expo.offline.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest) -> Response[bytes]:
    """Browsers ask for it anew each time that they start it; the page cache answers when nothing is new."""
    assets: Assets = request.app.state.assets
    return Response(assets.named(NAME).plain, media_type="text/javascript", headers={"x-fresh-for": "revision"})


ROUTES = [show]

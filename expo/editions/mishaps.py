"""The error page, in the language of the address or, where that has none, the reader's own."""

from litestar import Response

from core.access.guard import given_actor
from core.errors import BROKEN, NotFound, Refusal
from core.settings import settings
from core.web.given import AnyRequest
from expo.editions.frame import absent, current_edition, frame
from i18n.catalogue import say
from i18n.reader import Reader, reader_at
from i18n.rendering import Pages
from i18n.screens import language_for


def show_mishap(request: AnyRequest, status: int, refusal: Refusal | None, incident: str | None) -> Response[bytes]:
    """`incident` is the number under which the log has it."""
    who = _reader(request)
    pages: Pages = request.app.state.pages
    message = say(who.language, refusal.message, **refusal.parameters) if refusal else say(who.language, BROKEN)
    edition = current_edition(request) if request.app.state.shelf.filled else None
    values = {
        **frame(who, edition, "error", (), absent(request, edition)),
        "status": status,
        "message": message,
        "incident": incident,
    }
    body = pages.render(who.language, "errors/show.html", values)
    headers = {"cache-control": "no-store"}
    return Response(body, status_code=status, media_type="text/html", headers=headers)


def _reader(request: AnyRequest) -> Reader:
    path, query = request.scope["path"], request.scope["query_string"].decode("latin-1")
    try:
        return reader_at(path, query, settings().base_url)
    except NotFound:
        language = language_for(request, given_actor(request))
        return Reader(language, "/", "", settings().base_url)

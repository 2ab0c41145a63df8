"""The day as it goes, for readers: asked for, or listened to."""

from collections.abc import AsyncIterator

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Stream
from litestar.status_codes import HTTP_304_NOT_MODIFIED

from core.access.policies import PUBLIC
from core.live.hub import Hub
from core.live.streaming import event
from core.live.streaming import told as streamed
from core.web.given import AnyRequest
from expo.editions.frame import publication, reader
from expo.live.commands import SUBJECT
from expo.live.words import last_number, told
from i18n.locales import Language

LIVE = "/{lang:str}/{edition:str}/live"
LISTENS_SECONDS = 3600.0
RETRY_SECONDS = 3.0
JSON = "application/json"
LARGEST = 10**9


@get(LIVE, name="expo.live.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """Everything that differs now; for programs and for browsers that cannot listen."""
    shown, words = publication(request, edition), request.app.state.shelf["live"]
    language, number = reader(request).language, last_number(words, shown.edition.slug)
    tag = f'"{shown.snapshot.number}-{number}-{language.code}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=HTTP_304_NOT_MODIFIED, headers=headers, media_type=JSON)
    return Response(told(words, shown, language), media_type=JSON, headers=headers)


@get(f"{LIVE}/listen", name="expo.live.listen", policy=PUBLIC)
async def listen(
    request: AnyRequest, lang: FromPath[str], edition: FromPath[str], after: FromQuery[str] = ""
) -> Stream:
    """Server-sent events: what was said since `Last-Event-ID`, or since `after`, and whatever is said from now on."""
    slug, language = publication(request, edition).edition.slug, reader(request).language
    hub: Hub = request.app.state.hub
    hub.check()
    known = next((int(one) for one in (request.headers.get("last-event-id", ""), after) if _is_number(one)), 0)
    return streamed(_words(request, hub, slug, language, known))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < len(str(LARGEST))


async def _words(request: AnyRequest, hub: Hub, slug: str, language: Language, known: int) -> AsyncIterator[bytes]:
    shelf = request.app.state.shelf
    yield event(retry_seconds=RETRY_SECONDS)
    async for woken in hub.beats(f"{SUBJECT}:{slug}", seconds=LISTENS_SECONDS):
        number = last_number(shelf["live"], slug)
        if woken and number > known:
            words = told(shelf["live"], shelf["editions"].called(slug), language, known)
            known = number
            yield event(words.decode(), id=str(number))
        elif not woken:
            yield event()


ROUTES = [show, listen]

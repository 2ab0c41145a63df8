"""Pages for screens that nobody attends to, and the list of them at the desk."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import segno
from litestar import Response, get, post
from litestar.params import FromPath
from markupsafe import Markup

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.settings import settings
from core.web.given import AnyRequest, GivenNow
from expo.editions.frame import page, publication, reader
from expo.editions.svg import drawn
from expo.live.layer import Placed
from expo.live.words import phrases_of
from expo.releases.publication import Publication
from expo.screens.commands import hear_of_screen
from expo.screens.views import door, pictures
from i18n.locales import LANGUAGES, Language
from i18n.rendering import Pages

FRESH_SECONDS = "15"
LONGEST_NUMBER = 9
SCREENS = "/{lang:str}/{edition:str}/screens"


@get(f"{SCREENS}/now", name="expo.screens.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """Now and next in all rooms; `?at=2026-12-08T10:30` looks ahead, for who sets the screen up."""
    shown = publication(request, edition)
    now = _moment(request, shown)
    said = request.app.state.shelf["live"].get(edition, {})
    found = pictures(shown, said, now) or [()]
    parts = [
        _part(request, shown, language, "expo/screens/_now.html", rows=rows, now=now, number=number, of=len(found))
        for language in _languages(request)
        for number, rows in enumerate(found, 1)
    ]
    return _turning(request, shown, parts, now, f"{edition}/schedule?view=now")


@get(f"{SCREENS}/{{room:str}}", name="expo.screens.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], room: FromPath[str]) -> Response[bytes]:
    """The screen beside a door."""
    shown = publication(request, edition)
    if room not in shown.rooms:
        raise NotFound
    now = _moment(request, shown)
    here = door(shown, request.app.state.shelf["live"].get(edition, {}), shown.rooms[room], now)
    first = here.current or next(iter(here.later), None)
    parts = [
        _part(request, shown, language, "expo/screens/_door.html", door=here, now=now)
        for language in _languages(request)
    ]
    address = f"{edition}/sessions/{first.meeting.session.code}" if first else f"{edition}/schedule?room={room}"
    return _turning(request, shown, parts, now, address)


@post("/{edition:str}/screens/{code:str}/seen", name="expo.screens.update", policy=PUBLIC, status_code=200)
async def seen(request: AnyRequest, edition: FromPath[str], code: FromPath[str], now: GivenNow) -> Response[bytes]:
    """A screen's sign of life, with the number of the release that it shows."""
    shown = publication(request, edition)
    said = (await request.body())[:LONGEST_NUMBER]
    number = int(said) if said.isdigit() else 0
    await hear_of_screen(code, number=min(number, shown.snapshot.number), now=now)
    return Response(b"", media_type="text/plain")


def _turning(
    request: AnyRequest, shown: Publication, parts: list[Markup], now: datetime, address: str
) -> Response[bytes]:
    """The pictures are in the page all at once: the script only turns them, and has nothing to add to the page."""
    link = f"{settings().base_url}/{reader(request).language.code}/{address}"
    return page(
        request,
        "expo/screens/show.html",
        section="screens",
        edition=shown.edition,
        indexed=(),
        fresh_for=FRESH_SECONDS,
        parts=parts,
        release=shown.snapshot.number,
        now=now,
        ahead="at" in request.query_params,
        lines=drawn(shown),
        qr=list(segno.make(link, error="m").matrix),
    )


def _part(request: AnyRequest, shown: Publication, language: Language, template: str, **context: Any) -> Markup:
    pages: Pages = request.app.state.pages
    values = {"shown": shown, "words": _words(shown, language), **context}
    return Markup(pages.render(language, template, values).decode())  # noqa: S704 -- our own template's output


def _words(shown: Publication, language: Language) -> Callable[[Placed], list[str]]:
    def words(one: Placed) -> list[str]:
        return list(phrases_of(one.meeting, one.said, shown, language)) if one.said else []

    return words


def _languages(request: AnyRequest) -> list[Language]:
    """The one of the address first."""
    own = reader(request).language
    return [own, *(one for one in LANGUAGES if one != own)]


def _moment(request: AnyRequest, shown: Publication) -> datetime:
    now: datetime = request.app.state.clock().astimezone(shown.zone)
    try:
        return datetime.fromisoformat(request.query_params.get("at", "")).replace(tzinfo=shown.zone)
    except ValueError:
        return now


ROUTES = [index, show, seen]

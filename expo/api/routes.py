"""Editions and their released programmes in the API: from memory, as the public site shows them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from litestar import Response
from litestar.params import FromPath, FromQuery

from core.api.answers import A_PAGE, Cursor, Limit, after, answer, paged, started, word
from core.errors import NotFound
from core.search.index import members
from core.web.given import AnyRequest
from expo.agenda.filters import Wish, select
from expo.api import counts, draft, exhibitors, meetings, places, releases, shapes
from expo.api.doors import public
from expo.editions.shelf import Editions
from expo.releases.publication import Publication
from expo.releases.snapshot import FrozenSession

One = TypeVar("One")


@public("/editions", "expo.api.editions.index", shapes.Editions)
def editions(request: AnyRequest) -> Response[bytes]:
    """Those with a released programme, the latest first."""
    held: Editions = request.app.state.shelf["editions"]
    ordered = sorted(held.published.values(), key=lambda one: one.edition.starts_on, reverse=True)
    return answer(request, shapes.Editions(editions=[shapes.edition(one) for one in ordered]))


@public("/editions/{edition:str}", "expo.api.editions.show", shapes.Edition)
def edition(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """By its slug, such as wsce-2026."""
    return answer(request, shapes.edition(_publication(request, edition)))


@public("/editions/{edition:str}/sessions", "expo.api.sessions.index", shapes.Sessions)
def sessions(
    request: AnyRequest,
    edition: FromPath[str],
    day: FromQuery[date | None] = None,
    track: FromQuery[str] = "",
    room: FromQuery[str] = "",
    language: FromQuery[str] = "",
    q: FromQuery[str] = "",
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response[bytes]:
    """In programme order; narrowed as on the site. `language` is what one can follow: spoken or interpreted."""
    published = _publication(request, edition)
    chosen = {name: (value,) for name, value in (("track", track), ("room", room), ("language", language)) if value}
    wanted = _wanted(published, Wish(day, word(q), chosen))
    page, link = _page(request, wanted, limit, cursor, lambda one: one.code)
    return answer(request, shapes.Sessions(sessions=[shapes.session(published, one) for one in page]), link=link)


@public("/editions/{edition:str}/sessions/{code:str}", "expo.api.sessions.show", shapes.Session)
def session(request: AnyRequest, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """With every language it is told in."""
    published = _publication(request, edition)
    return answer(request, shapes.session(published, _there(published.sessions.get(code))))


@public("/editions/{edition:str}/speakers", "expo.api.speakers.index", shapes.Speakers)
def speakers(
    request: AnyRequest, edition: FromPath[str], limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """By code."""
    published = _publication(request, edition)
    ordered = sorted(published.snapshot.speakers, key=lambda one: one.code)
    page, link = _page(request, ordered, limit, cursor, lambda one: one.code)
    return answer(request, shapes.Speakers(speakers=[shapes.speaker(published, one) for one in page]), link=link)


@public("/editions/{edition:str}/speakers/{code:str}", "expo.api.speakers.show", shapes.Speaker)
def speaker(request: AnyRequest, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """As the person is announced."""
    published = _publication(request, edition)
    return answer(request, shapes.speaker(published, _there(published.speakers.get(code))))


@public("/editions/{edition:str}/rooms", "expo.api.rooms.index", shapes.Rooms)
def rooms(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """In the order of the grid."""
    found = _publication(request, edition).snapshot.rooms
    return answer(request, shapes.Rooms(rooms=[shapes.room(one) for one in found]))


@public("/editions/{edition:str}/tracks", "expo.api.tracks.index", shapes.Tracks)
def tracks(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """In their own order."""
    found = _publication(request, edition).snapshot.tracks
    return answer(request, shapes.Tracks(tracks=[shapes.track(one) for one in found]))


def _publication(request: AnyRequest, slug: str) -> Publication:
    held: Editions = request.app.state.shelf["editions"]
    return held.called(slug)


def _wanted(published: Publication, wish: Wish) -> list[FrozenSession]:
    if wish.day is None and not wish.narrows:
        return list(published.snapshot.sessions)
    hits = {published.meetings[number].session.code for number in members(select(published, wish).hits)}
    return [one for one in published.snapshot.sessions if one.code in hits]


def _page(
    request: AnyRequest, ordered: Sequence[One], limit: int, cursor: str, place: Callable[[One], str]
) -> tuple[Sequence[One], str]:
    return paged(request, after(ordered, started(request, cursor), limit, place), limit, place)


def _there(found: One | None) -> One:
    if found is None:
        raise NotFound
    return found


ROUTES = [
    *(editions, edition, sessions, session, speakers, speaker, rooms, tracks),
    *(*releases.ROUTES, *places.ROUTES, *draft.ROUTES, *counts.ROUTES, *exhibitors.ROUTES, *meetings.ROUTES),
]

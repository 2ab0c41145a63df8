"""Releases of a programme in the API: which there were, and what each changed, as the site tells it."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from litestar import Response
from litestar.params import FromPath

from core.api.answers import A_PAGE, Cursor, Limit, after, answer, paged, started
from core.errors import NotFound
from core.web.given import AnyRequest, GivenNumber
from directory.api.texts import Text, needed, text
from expo.api.doors import public
from expo.editions.shelf import Editions
from expo.releases import comparison
from expo.releases.comparison import Kind
from expo.releases.queries import Released


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """`number` rises; `sessions` counts those that it changed, by what became of them."""

    number: int
    name: str
    released_at: datetime
    note: Text | None
    sessions: dict[str, int]


class Releases(msgspec.Struct, frozen=True, kw_only=True):
    releases: list[Release]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """`begin` and `end` carry the edition's offset; `room` is a room's code."""

    begin: datetime
    end: datetime
    room: str


class SessionChange(msgspec.Struct, frozen=True, kw_only=True):
    """`before` and `after` are its times where they differ, `fields` the names of what else does."""

    code: str
    title: Text
    kind: Kind
    before: list[Place]
    after: list[Place]
    fields: tuple[str, ...]


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker, room, hall, track or format, as `what` says."""

    what: str
    code: str
    kind: Kind
    fields: tuple[str, ...]


class WholeRelease(msgspec.Struct, frozen=True, kw_only=True):
    """Compared with the release before it; the first one changed nothing. `edition` are names of the edition's fields."""

    release: Release
    sessions: list[SessionChange]
    things: list[Thing]
    edition: tuple[str, ...]


@public("/editions/{edition:str}/releases", "expo.api.releases.index", Releases)
def index(request: AnyRequest, edition: FromPath[str], limit: Limit = A_PAGE, cursor: Cursor = "") -> Response[bytes]:
    """The latest first."""
    found = after(_releases(request, edition), started(request, cursor), limit, _place)
    page, link = paged(request, found, limit, _place)
    return answer(request, Releases(releases=[_release(one) for one in page]), link=link)


@public("/editions/{edition:str}/releases/{number:int}", "expo.api.releases.show", WholeRelease)
def show(request: AnyRequest, edition: FromPath[str], number: GivenNumber) -> Response[bytes]:
    """With what it changed."""
    one = next((each for each in _releases(request, edition) if each.number == number), None)
    if one is None:
        raise NotFound
    changes = one.changes
    whole = WholeRelease(
        release=_release(one),
        sessions=[_session(each) for each in changes.sessions],
        things=[msgspec.convert(each, Thing, from_attributes=True) for each in changes.things],
        edition=changes.edition,
    )
    return answer(request, whole)


def _releases(request: AnyRequest, edition: str) -> Sequence[Released]:
    """Raises NotFound for an edition without a release."""
    held: Editions = request.app.state.shelf["editions"]
    return held.releases[held.called(edition).edition.slug]


def _place(one: Released) -> str:
    return str(one.number)


def _release(one: Released) -> Release:
    counts = {str(kind): number for kind, number in one.changes.counts()}
    return Release(number=one.number, name=one.name, released_at=one.at, note=text(one.note), sessions=counts)


def _session(one: comparison.Change) -> SessionChange:
    return SessionChange(
        code=one.code,
        title=needed(one.title),
        kind=one.kind,
        before=[_time(each) for each in one.before],
        after=[_time(each) for each in one.after],
        fields=one.fields,
    )


def _time(one: comparison.Time) -> Place:
    return Place(begin=one.begin, end=one.end, room=one.code)


ROUTES = [index, show]

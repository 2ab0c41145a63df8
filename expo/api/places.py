"""Halls with the ways between them, and the day's words over the released programme: in the API as readers have them."""

from datetime import datetime

import msgspec
from litestar import Response
from litestar.params import FromPath

from core.api.answers import answer
from core.web.caching import FRESH_FOR
from core.web.given import AnyRequest
from directory.api.texts import Text, needed
from expo.api.doors import public
from expo.editions.shelf import Editions
from expo.live.layer import Placed, placed
from expo.releases.publication import Publication
from expo.venues.ways import Ways

LIVE_SECONDS = "2"


class Hall(msgspec.Struct, frozen=True, kw_only=True):
    """`walks` are minutes on foot to other halls, by their codes."""

    code: str
    name: Text
    walks: dict[str, int]


class Halls(msgspec.Struct, frozen=True, kw_only=True):
    halls: list[Hall]


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """What differs from the plan now: `begin`, `end` and `room` are what holds, `delay` is in minutes. `at` is when it was
    said; what was taken back stands nowhere.
    """

    session: str
    slot: str
    begin: datetime
    end: datetime
    room: str
    delay: int
    moved: bool
    full: bool
    cancelled: bool
    at: datetime


class Live(msgspec.Struct, frozen=True, kw_only=True):
    """In the order in which meetings really begin."""

    words: list[Word]


@public("/editions/{edition:str}/halls", "expo.api.halls.index", Halls)
def halls(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """In their own order; a way that nobody has walked yet counts as five minutes."""
    shown = _publication(request, edition)
    ways: Ways = request.app.state.shelf["ways"].get(edition, Ways())
    codes = [one.code for one in shown.snapshot.halls]
    found = [
        Hall(
            code=one.code,
            name=needed(one.name),
            walks={code: ways.minutes(one.code, code) for code in codes if code != one.code},
        )
        for one in shown.snapshot.halls
    ]
    return answer(request, Halls(halls=found))


@public("/editions/{edition:str}/live", "expo.api.live.show", Live)
def live(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """What was said on the day and still holds; ask as often as you like, it changes within two seconds."""
    shown = _publication(request, edition)
    said = request.app.state.shelf["live"].get(edition, {})
    words = [_word(one) for one in placed(shown, said) if one.said and not one.said.differs.planned]
    response = answer(request, Live(words=words))
    response.headers[FRESH_FOR.decode()] = LIVE_SECONDS
    return response


def _word(one: Placed) -> Word:
    differs = one.said.differs if one.said else None
    return Word(
        session=one.meeting.session.code,
        slot=one.meeting.slot.id,
        begin=one.begin,
        end=one.end,
        room=one.room.code,
        delay=differs.delay if differs else 0,
        moved=one.room.code != one.meeting.room.code,
        full=differs.full if differs else False,
        cancelled=one.off,
        at=one.said.at if one.said else one.begin,
    )


def _publication(request: AnyRequest, slug: str) -> Publication:
    held: Editions = request.app.state.shelf["editions"]
    return held.called(slug)


ROUTES = [halls, live]

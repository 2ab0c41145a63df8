"""Booth events for readers: by day and time, and as calendars."""

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.settings import settings
from core.web.given import AnyRequest
from expo.editions.frame import UNTIL_REVISION, page, publication
from expo.exhibitors.events.readers.calendar import events_calendar
from expo.exhibitors.events.readers.views import asked_in, listing
from expo.exhibitors.events.rules import KIND_NAMES
from expo.exhibitors.events.shelf import NONE, BoothEvents, BoothEventsBySlug
from expo.interchange.routes import CALENDAR
from i18n.locales import language

PAGE = "/{lang:str}/{edition:str}/booth-events"


@get(PAGE, name="expo.exhibitors.events.readers.index", policy=PUBLIC, sync_to_thread=True)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """`?day= &kind= &speaks= &q=`."""
    shown, events = publication(request, edition), events_on_shelf(request, edition)
    asked = asked_in(dict(request.query_params), events)
    return page(
        request,
        "expo/exhibitors/events/readers.html",
        section="booth_events",
        edition=shown.edition,
        listing=listing(events, asked),
        kinds=KIND_NAMES,
        zone=shown.zone,
        plan=request.app.state.shelf["floor"].get(edition),
    )


@get(f"{PAGE}.ics", name="expo.exhibitors.events.readers.calendar", policy=PUBLIC, sync_to_thread=True)
def calendar(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """All of them, to subscribe to."""
    shown = publication(request, edition)
    events = events_on_shelf(request, edition)
    return _file(events_calendar(shown, events.every, language(lang), settings().base_url), f"{edition}-booths.ics")


@get(f"{PAGE}/{{code:str}}/.ics", name="expo.exhibitors.events.readers.show", policy=PUBLIC, sync_to_thread=True)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """One of them; one that is off says so."""
    shown, one = publication(request, edition), events_on_shelf(request, edition).called(code)
    if one is None:
        raise NotFound
    return _file(events_calendar(shown, [one], language(lang), settings().base_url), f"{edition}-{code}.ics")


def events_on_shelf(request: AnyRequest, edition: str) -> BoothEvents:
    """Without any where none was approved."""
    held: BoothEventsBySlug = request.app.state.shelf["booth_events"]
    return held.get(edition, NONE)


def _file(body: bytes, name: str) -> Response[bytes]:
    headers = {"x-fresh-for": UNTIL_REVISION, "access-control-allow-origin": "*"}
    headers["content-disposition"] = f'inline; filename="{name}"'
    return Response(body, media_type=CALENDAR, headers=headers)


ROUTES = [index, calendar, show]

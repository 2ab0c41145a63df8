"""The programme's public pages: the schedule, and a session."""

from datetime import datetime
from typing import Any

from litestar import Response, get
from litestar.datastructures import State
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.web.given import AnyRequest
from expo.agenda.cards.kept import card_of, card_png
from expo.agenda.forms import read_question, zone_of
from expo.agenda.structured import as_script, event_of
from expo.agenda.views import languages_of, listing, now_in_rooms, related
from expo.audience.queries import Asked, Said
from expo.audience.rules import Heard
from expo.editions.frame import page, publication, reader
from expo.exhibitors.events.readers.routes import events_on_shelf
from expo.exhibitors.events.readers.views import at_booths
from expo.exhibitors.events.rules import KIND_NAMES
from expo.releases.publication import Publication
from i18n.locales import language

NOW_FRESH_SECONDS = "20"
DAY_FRESH_SECONDS = "60"


@get("/{lang:str}/{edition:str}/schedule", name="expo.agenda.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], state: State) -> Response[bytes]:
    """`?view= &day= &q= &track= … &zone=`; the present matters to the view *now* and to which day is shown first.

    Always the whole page: search as you type takes its part with `hx-select`, so that one address is one cached page.
    """
    shown = publication(request, edition)
    now: datetime = state.clock().astimezone(shown.zone)
    question = read_question({name: request.query_params.getall(name) for name in request.query_params}, shown, now)
    context: dict[str, Any] = {"listing": listing(shown, question), "zone": zone_of(question), "now": now}
    context["at_booths"] = at_booths(events_on_shelf(request, edition), question.wish.query)
    context["live_days"] = (shown.edition.starts_on, shown.edition.ends_on)
    fresh_for = DAY_FRESH_SECONDS if shown.days[0] <= now.date() <= shown.days[-1] else "revision"
    if question.view == "now":
        fresh_for = NOW_FRESH_SECONDS
        context["rooms_now"] = now_in_rooms(shown, now)
    return page(
        request,
        "expo/agenda/index.html",
        section="schedule",
        edition=shown.edition,
        fresh_for=fresh_for,
        kinds=KIND_NAMES,
        plan=request.app.state.shelf["floor"].get(edition),
        **context,
    )


@get("/{lang:str}/{edition:str}/sessions/{code:str}", name="expo.agenda.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """A session with all its slots; announced ones without a time too."""
    shown = publication(request, edition)
    session = shown.sessions.get(code)
    if session is None:
        raise NotFound
    meetings = shown.meetings_of.get(code, ())
    who = reader(request)
    return page(
        request,
        "expo/agenda/show.html",
        section="schedule",
        edition=shown.edition,
        indexed=languages_of(session),
        session=session,
        meetings=meetings,
        heard=shown.heard(session),
        track=shown.tracks.get(session.track or ""),
        format=shown.formats.get(session.format or ""),
        related=related(shown, session),
        live_days=(shown.edition.starts_on, shown.edition.ends_on),
        said=_said(request, shown, code),
        with_seats=code in request.app.state.shelf["seatings"].get(edition, ()),
        structured=[as_script(event_of(meeting, shown, who)) for meeting in meetings],
    )


def _said(request: AnyRequest, shown: Publication, code: str) -> tuple[Heard, tuple[Asked, ...]]:
    """What one may say of it, and what has been asked: the same for everybody."""
    said: Said = request.app.state.shelf["said"].get(shown.edition.slug, Said())
    return said.heard, said.questions.get(code, ())


@get(
    "/{lang:str}/{edition:str}/sessions/{code:str}/.png",
    name="expo.agenda.cards.show",
    policy=PUBLIC,
    sync_to_thread=True,
)
def card(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """The picture that goes with a session when its address is passed on; answers `…/sessions/AB12CD.png`."""
    shown = publication(request, edition)
    session = shown.sessions.get(code)
    if session is None:
        raise NotFound
    picture = card_png(card_of(shown, session, language(lang)))
    return Response(picture, media_type="image/png", headers={"x-fresh-for": "revision"})

"""The programme for other people's software: schedule.xml, .json and .v2.json, and calendars."""

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.settings import settings
from core.web.given import AnyRequest
from expo.editions.frame import UNTIL_REVISION, publication
from expo.interchange.exports import frab_json, frab_xml, localised_json
from expo.interchange.exports.calendar import edition_calendar, session_calendar
from expo.live.layer import as_it_goes
from expo.releases.publication import Publication
from i18n.locales import language

CALENDAR = "text/calendar"
"""The framework adds the charset to every text."""
DAY_FRESH_SECONDS = "15"
"""What is said on the day is no revision: pages lay it over themselves, calendars cannot."""
JSON = "application/json"
XML = "application/xml; charset=utf-8"
"""Not `application/vnd.c3voc.schedule+xml`: apps ignore the type, and browsers show this one instead of saving it."""


@get("/{lang:str}/{edition:str}/schedule.ics", name="expo.calendars.index", policy=PUBLIC, sync_to_thread=False)
def calendar(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """The whole programme, to subscribe to."""
    shown = _now(request, edition)
    body = edition_calendar(shown, language(lang), settings().base_url)
    return _file(body, CALENDAR, f"{shown.edition.slug}.ics", fresh_for=DAY_FRESH_SECONDS)


@get(
    "/{lang:str}/{edition:str}/sessions/{code:str}/.ics",
    name="expo.calendars.show",
    policy=PUBLIC,
    sync_to_thread=False,
)
def session(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """One session; a withdrawn one still says that it is off."""
    shown = _now(request, edition)
    body = session_calendar(shown, code, language(lang), settings().base_url)
    if body is None:
        raise NotFound
    return _file(body, CALENDAR, f"{shown.edition.slug}-{code}.ics", fresh_for=DAY_FRESH_SECONDS)


@get("/{lang:str}/{edition:str}/schedule.xml", name="expo.exports.xml", policy=PUBLIC, sync_to_thread=False)
def schedule_xml(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """frab's XML in one language."""
    return _file(frab_xml.document(publication(request, edition), language(lang), settings().base_url), XML)


@get("/{lang:str}/{edition:str}/schedule.json", name="expo.exports.json", policy=PUBLIC, sync_to_thread=False)
def schedule_json(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """Version 1 in one language."""
    return _file(frab_json.document(publication(request, edition), language(lang), settings().base_url), JSON)


@get("/{edition:str}/schedule.v2.json", name="expo.exports.localised", policy=PUBLIC, sync_to_thread=False)
def schedule_localised(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """The localised draft: all languages in one."""
    return _file(localised_json.document(publication(request, edition), settings().base_url), JSON)


def _now(request: AnyRequest, edition: str) -> Publication:
    """The release as the day goes: a calendar that follows it must not lead anybody to an empty room."""
    shown = publication(request, edition)
    return as_it_goes(shown, request.app.state.shelf["live"].get(shown.edition.slug, {}))


def _file(body: bytes, kind: str, name: str | None = None, fresh_for: str = UNTIL_REVISION) -> Response[bytes]:
    """Open to scripts of other sites: it is public, and there is nothing personal in it."""
    headers = {"x-fresh-for": fresh_for, "access-control-allow-origin": "*"}
    if name:
        headers["content-disposition"] = f'inline; filename="{name}"'
    return Response(body, media_type=kind, headers=headers)

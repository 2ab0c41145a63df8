"""The places in which one works on an edition: beside each other above every page of it at the desk, and in the palette."""

from collections.abc import Sequence
from dataclasses import replace

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import Finder, Found, fits
from core.errors import mark
from core.web.given import AnyRequest
from expo.editions.frame import editions
from expo.permissions import Expo
from i18n.catalogue import say
from i18n.permissions import I18n
from i18n.screens import RailEntry, language_for

EDITION = "/desk/{edition}"
PLACES = (
    RailEntry("calls", mark("Calls for proposals"), f"{EDITION}/calls", "mail", Expo.CALL_WRITE),
    RailEntry("proposals", mark("Proposals"), f"{EDITION}/proposals", "file-text", Expo.CALL_WRITE),
    RailEntry("reviews", mark("My reviews"), f"{EDITION}/reviews", "check", Expo.PROPOSAL_REVIEW),
    RailEntry("board", mark("Timetable"), f"{EDITION}/programme", "calendar-days", Expo.PROGRAMME_READ),
    RailEntry("sessions", mark("Sessions"), f"{EDITION}/programme/sessions", "file-text", Expo.PROGRAMME_READ),
    RailEntry("speakers", mark("Speakers"), f"{EDITION}/speakers", "mic", Expo.SPEAKER_READ),
    RailEntry("frame", mark("Rooms and tracks"), f"{EDITION}/frame", "layout-grid", Expo.PROGRAMME_READ),
    RailEntry("channels", mark("Interpretation"), f"{EDITION}/channels", "headphones", Expo.PROGRAMME_READ),
    RailEntry("translations", mark("Translations"), f"{EDITION}/translations", "languages", I18n.TRANSLATION_READ),
    RailEntry("glossary", mark("Glossary"), f"{EDITION}/glossary", "list", I18n.GLOSSARY_READ),
    RailEntry("imports", mark("Imports"), f"{EDITION}/imports", "copy", Expo.PROGRAMME_READ),
    RailEntry("releases", mark("Releases"), f"{EDITION}/releases", "flag", Expo.RELEASE_READ),
    RailEntry("seats", mark("Seats"), f"{EDITION}/seats", "users", Expo.SEAT_READ),
    RailEntry("exhibitors", mark("Exhibitors"), f"{EDITION}/exhibitors", "building-2", Expo.EXHIBITOR_READ),
    RailEntry("floor", mark("Floor plan"), f"{EDITION}/floor", "map", Expo.FLOOR_READ),
    RailEntry("history", mark("History"), f"{EDITION}/history", "clock", Expo.PROGRAMME_READ),
)
"""In the order in which an edition's year goes."""
RELEASED = (
    RailEntry("live", mark("Today"), f"{EDITION}/live", "activity", Expo.LIVE_READ),
    RailEntry("questions", mark("Questions"), f"{EDITION}/questions", "hand", Expo.QUESTION_READ),
    RailEntry("ratings", mark("Ratings"), f"{EDITION}/ratings", "star", Expo.AUDIENCE_READ),
    RailEntry("screens", mark("Screens"), f"{EDITION}/screens", "monitor", Expo.PROGRAMME_READ),
    RailEntry("paper", mark("Paper"), f"{EDITION}/paper", "printer", Expo.PROGRAMME_READ),
    RailEntry("embedding", mark("Embedding"), f"{EDITION}/embedding", "external-link", Expo.PROGRAMME_READ),
)
"""What there is of a release only."""


def nearby(request: AnyRequest, actor: Actor) -> Sequence[tuple[RailEntry, bool]]:
    """Those of the edition whose page this is, and which of them the page belongs to; none elsewhere."""
    path, slug = request.scope["path"], request.scope.get("path_params", {}).get("edition")
    if not isinstance(slug, str) or not path.startswith("/desk/"):
        return ()
    there = _of(request, actor, slug)
    inside = [one for one in there if f"{path}/".startswith(f"{one.href}/")]
    here = max(inside, key=lambda one: len(one.href), default=None)
    return [(one, one is here) for one in there]


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    """Those of the edition on show."""
    shown, language = editions(request), language_for(request, actor)
    if shown.current is None or not words:
        return []
    edition = shown.published[shown.current].edition.name.read(language.chain).text
    named = [(say(language, one.label), one) for one in _of(request, actor, shown.current)]
    return [Found(name, one.href, one.icon, edition) for name, one in named if fits(name, words)]


def _of(request: AnyRequest, actor: Actor, slug: str) -> list[RailEntry]:
    places = (*PLACES, *(RELEASED if slug in editions(request).published else ()))
    return [replace(one, href=one.href.format(edition=slug)) for one in places if may(actor, one.permission)]


FINDER = Finder(mark("Edition"), _find)

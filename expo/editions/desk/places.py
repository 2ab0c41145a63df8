"""The places in which one works on an edition: beside each other above every page of it at the desk, and in the palette."""

from dataclasses import replace

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import Finder, Found, fits
from core.errors import mark
from core.web.given import AnyRequest
from expo.editions.frame import editions
from expo.meetings.permissions import Meetings
from expo.permissions import Expo
from i18n.catalogue import say
from i18n.permissions import I18n
from i18n.screens import NEAR, Near, RailEntry, grouped, language_for

EDITION = "/desk/{edition}"
PROGRAMME, SPEAKERS, TEXTS, RELEASE = mark("Conference"), mark("Speakers"), mark("Translations"), mark("Publishing")
TODAY, AUDIENCE, EXHIBITION, RECORDS = mark("On the day"), mark("Audience"), mark("Exhibition"), mark("Records")
GROUPS = (PROGRAMME, SPEAKERS, TEXTS, RELEASE, TODAY, AUDIENCE, EXHIBITION, RECORDS)
"""The first line above a page of an edition; the second has the places of the group one is in."""

PLACES = (
    RailEntry("speakers", mark("Speakers"), f"{EDITION}/speakers", "mic", Expo.SPEAKER_READ, SPEAKERS),
    RailEntry("calls", mark("Calls for proposals"), f"{EDITION}/calls", "mail", Expo.CALL_WRITE, SPEAKERS),
    RailEntry("proposals", mark("Proposals"), f"{EDITION}/proposals", "file-text", Expo.CALL_WRITE, SPEAKERS),
    RailEntry("reviews", mark("My reviews"), f"{EDITION}/reviews", "check", Expo.PROPOSAL_REVIEW, SPEAKERS),
    RailEntry("board", mark("Timetable"), f"{EDITION}/programme", "calendar-days", Expo.PROGRAMME_READ, PROGRAMME),
    RailEntry(
        "sessions", mark("Sessions"), f"{EDITION}/programme/sessions", "file-text", Expo.PROGRAMME_READ, PROGRAMME
    ),
    RailEntry("frame", mark("Rooms and tracks"), f"{EDITION}/frame", "layout-grid", Expo.PROGRAMME_READ, PROGRAMME),
    RailEntry("channels", mark("Interpretation"), f"{EDITION}/channels", "headphones", Expo.PROGRAMME_READ, PROGRAMME),
    RailEntry(
        "translations", mark("Translations"), f"{EDITION}/translations", "languages", I18n.TRANSLATION_READ, TEXTS
    ),
    RailEntry("glossary", mark("Glossary"), f"{EDITION}/glossary", "list", I18n.GLOSSARY_READ, TEXTS),
    RailEntry("imports", mark("Imports"), f"{EDITION}/imports", "copy", Expo.PROGRAMME_READ, RECORDS),
    RailEntry("releases", mark("Releases"), f"{EDITION}/releases", "flag", Expo.RELEASE_READ, RELEASE),
    RailEntry("seats", mark("Seats"), f"{EDITION}/seats", "users", Expo.SEAT_READ, AUDIENCE),
    RailEntry("exhibitors", mark("Exhibitors"), f"{EDITION}/exhibitors", "building-2", Expo.EXHIBITOR_READ, EXHIBITION),
    RailEntry("pavilions", mark("Pavilions"), f"{EDITION}/pavilions", "flag", Expo.EXHIBITOR_READ, EXHIBITION),
    RailEntry("bodies", mark("Hosts and partners"), f"{EDITION}/bodies", "handshake", Expo.EXHIBITOR_READ, EXHIBITION),
    RailEntry("services", mark("Services"), f"{EDITION}/services", "coffee", Expo.EXTRA_READ, EXHIBITION),
    RailEntry("orders", mark("Service orders"), f"{EDITION}/orders", "list", Expo.EXTRA_READ, EXHIBITION),
    RailEntry("badges", mark("Exhibitor badges"), f"{EDITION}/badges", "user", Expo.CREW_READ, EXHIBITION),
    RailEntry(
        "booth-events",
        mark("Booth events"),
        f"{EDITION}/booth-events",
        "calendar-days",
        Expo.EXHIBITOR_READ,
        EXHIBITION,
    ),
    RailEntry("hours", mark("Opening hours"), f"{EDITION}/hours", "clock", Expo.EXHIBITOR_READ, EXHIBITION),
    RailEntry("meetings", mark("Meetings"), f"{EDITION}/meetings", "handshake", Meetings.MEETING_READ, EXHIBITION),
    RailEntry("solutions", mark("Solutions"), f"{EDITION}/solutions", "lightbulb", Expo.SOLUTION_READ, EXHIBITION),
    RailEntry("demands", mark("What cities look for"), f"{EDITION}/demands", "handshake", Expo.DEMAND_READ, EXHIBITION),
    RailEntry("invoices", mark("Invoices"), f"{EDITION}/invoices", "file-text", Expo.INVOICE_READ, EXHIBITION),
    RailEntry("prices", mark("Prices"), f"{EDITION}/prices", "list", Expo.INVOICE_READ, EXHIBITION),
    RailEntry(
        "allocation", mark("Assignment board"), f"{EDITION}/allocation", "table", Expo.EXHIBITOR_READ, EXHIBITION
    ),
    RailEntry("renewals", mark("Renewals"), f"{EDITION}/renewals", "clock", Expo.EXHIBITOR_READ, EXHIBITION),
    RailEntry("floor", mark("Floor plan"), f"{EDITION}/floor", "map", Expo.FLOOR_READ, EXHIBITION),
    RailEntry("matching", mark("Matching"), f"{EDITION}/matching", "handshake", Meetings.MEETING_READ, EXHIBITION),
    RailEntry(
        "results", mark("Results of exhibitors"), f"{EDITION}/results", "trending-up", Expo.EXHIBITOR_READ, EXHIBITION
    ),
    RailEntry("history", mark("History"), f"{EDITION}/history", "clock", Expo.PROGRAMME_READ, RECORDS),
)
"""Each names its group; within one they stand in this order, and the group leads to the first of them."""
RELEASED = (
    RailEntry("live", mark("Today"), f"{EDITION}/live", "activity", Expo.LIVE_READ, TODAY),
    RailEntry("questions", mark("Questions"), f"{EDITION}/questions", "hand", Expo.QUESTION_READ, AUDIENCE),
    RailEntry("ratings", mark("Ratings"), f"{EDITION}/ratings", "star", Expo.AUDIENCE_READ, AUDIENCE),
    RailEntry("screens", mark("Screens"), f"{EDITION}/screens", "monitor", Expo.PROGRAMME_READ, TODAY),
    RailEntry("paper", mark("Paper"), f"{EDITION}/paper", "printer", Expo.PROGRAMME_READ, RELEASE),
    RailEntry("embedding", mark("Embedding"), f"{EDITION}/embedding", "external-link", Expo.PROGRAMME_READ, RELEASE),
)
"""What there is of a release only."""
WITHIN = {"statements": "invoices", "interpreters": "channels"}
"""Addresses of an edition that belong to a place which has another, by its code."""


def nearby(request: AnyRequest, actor: Actor) -> Near | None:
    """Those of the edition whose page this is; elsewhere what the page found itself."""
    path, slug = request.scope["path"], request.scope.get("path_params", {}).get("edition")
    if not isinstance(slug, str) or not path.startswith("/desk/"):
        found: Near | None = request.scope["state"].get(NEAR)
        return found
    there = _of(request, actor, slug)
    inside = [one for one in there if f"{path}/".startswith(f"{one.href}/")]
    if not inside:
        belongs = WITHIN.get(path.removeprefix(f"/desk/{slug}/").partition("/")[0])
        inside = [one for one in there if one.code == belongs]
    return Near(grouped(there, GROUPS), max(inside, key=lambda one: len(one.href), default=None))


async def _find(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    """Those of the edition on show."""
    shown, language = editions(request), language_for(request, actor)
    if shown.current is None or not words:
        return []
    edition = shown.published[shown.current].edition.name.read(language.chain).text
    named = [(say(language, one.label), say(language, one.group), one) for one in _of(request, actor, shown.current)]
    return [
        Found(name, one.href, one.icon, f"{edition} · {group}")
        for name, group, one in named
        if fits(f"{group} {name}", words)
    ]


def places_in(request: AnyRequest, actor: Actor, slug: str) -> list[tuple[str, list[RailEntry]]]:
    """By group, those of the edition that the actor may see."""
    return grouped(_of(request, actor, slug), GROUPS)


def _of(request: AnyRequest, actor: Actor, slug: str) -> list[RailEntry]:
    places = (*PLACES, *(RELEASED if slug in editions(request).published else ()))
    return [replace(one, href=one.href.format(edition=slug)) for one in places if may(actor, one.permission)]


FINDER = Finder(mark("Edition"), _find)

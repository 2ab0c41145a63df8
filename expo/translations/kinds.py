"""The kinds of things of an edition that have texts, and how soon readers meet each."""

from collections.abc import Mapping

from core.errors import mark
from expo.exhibitors.events.rules import TEXTS
from i18n.workbench.registry import Field, Kind

NAME = Field(mark("Name"), 8, 120)
DESCRIPTION = Field(mark("Description"), 1)

KINDS: Mapping[str, Kind] = {
    "edition": Kind(
        mark("Edition"),
        10,
        {
            "name": NAME,
            "tagline": Field(mark("Tagline"), 6, 200),
            "venue": Field(mark("Venue"), 6, 200),
            "address": Field(mark("Address"), 4, 300),
            "city": Field(mark("City"), 4, 80),
        },
        told="expo.editions.",
    ),
    "session": Kind(
        mark("Sessions"),
        5,
        {
            "title": Field(mark("Title"), 8, 200),
            "subtitle": Field(mark("Subtitle"), 4, 200),
            "abstract": Field(mark("Abstract"), 2, 2_000),
            "description": DESCRIPTION,
        },
    ),
    "booth_event": Kind(
        mark("Booth events"),
        3,
        {
            "title": Field(mark("Title"), 6, TEXTS["title"]),
            "description": Field(mark("Description"), 1, TEXTS["description"]),
        },
    ),
    "track": Kind(mark("Tracks"), 8, {"name": NAME, "description": DESCRIPTION}, terms=True),
    "format": Kind(mark("Formats"), 6, {"name": NAME}, terms=True),
    "hall": Kind(mark("Halls"), 6, {"name": NAME}, terms=True),
    "room": Kind(mark("Rooms"), 6, {"name": NAME}, terms=True),
    "speaker": Kind(
        mark("Speakers"),
        3,
        {
            "position": Field(mark("Position"), 6, 200),
            "organisation": Field(mark("Organisation"), 6, 200),
            "biography": Field(mark("Biography"), 2, 3_000),
        },
        people=True,
    ),
}

"""The sheets and columns of our own workbook: what the template writes and the reader reads."""

from dataclasses import dataclass
from typing import Literal

from core.errors import mark

ORIGIN = "xlsx"
CODE_ROW, LABEL_ROW, FIRST_ROW = 0, 1, 2
LAST_ROW = 2_000
"""Down to here the template has drop-downs; more rows are read all the same."""
YES, NO = "yes", "no"
ROLES = ("speaker", "moderator", "panellist", "interpreter")
LEVELS = ("all", "practitioner", "expert")

Shape = Literal["text", "number", "day", "time", "yes_no", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """`code` stands in the first row; with a language behind it (`title:ko`) where `translated`.

    `choices` names the sheet whose ids may be chosen, or the values themselves.
    """

    code: str
    label: str
    hint: str
    shape: Shape = "text"
    translated: bool = False
    choices: str | tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    label: str
    columns: tuple[Column, ...]


ID = Column("id", mark("Id"), mark("A short text of your own, another in every row: keep it for good."))
SOURCE = Column("source", mark("Written in"), mark("The language in which you wrote this row first, such as ko."))
SESSIONS = Sheet(
    "Sessions",
    mark("Sessions"),
    (
        ID,
        SOURCE,
        Column("title", mark("Title"), mark("Leave a language empty until it is translated."), translated=True),
        Column("subtitle", mark("Subtitle"), mark("May stay empty."), translated=True),
        Column("abstract", mark("Summary"), mark("Two to four sentences."), translated=True),
        Column("track", mark("Track"), mark("An id from the sheet of tracks."), choices="Tracks"),
        Column("format", mark("Format"), mark("For example keynote, panel, talk, workshop.")),
        Column("level", mark("Level"), mark("For whom it is."), choices=LEVELS),
        Column("spoken", mark("Spoken in"), mark("Language tags with commas between them: ko, en."), "list"),
        Column(
            "interpreted",
            mark("Interpreted into"),
            mark("Language and channel: en:1, zh-Hans:3."),
            "list",
        ),
        Column("room", mark("Room"), mark("An id from the sheet of rooms."), choices="Rooms"),
        Column("day", mark("Day"), mark("The date, such as 2026-12-08."), "day"),
        Column("start", mark("Start"), mark("The time at the venue, such as 10:00."), "time"),
        Column("minutes", mark("Minutes"), mark("How long it lasts."), "number"),
        Column("speakers", mark("Speakers"), mark("Ids from the sheet of speakers: S1; S2 (moderator)."), "list"),
        Column("capacity", mark("Places"), mark("Only if fewer than the room has."), "number"),
        Column("url", mark("Web page"), mark("An address that begins with https://.")),
        Column("recorded", mark("May be recorded"), mark("No if a speaker objects."), "yes_no", choices=(YES, NO)),
        Column("cancelled", mark("Cancelled"), mark("Yes tells everybody’s calendar."), "yes_no", choices=(YES, NO)),
    ),
)
SPEAKERS = Sheet(
    "Speakers",
    mark("Speakers"),
    (
        ID,
        Column("name", mark("Name"), mark("As the person writes it in this language or script."), translated=True),
        Column("family", mark("Family name"), mark("In Latin letters, to sort by.")),
        Column("country", mark("Country"), mark("Two letters: KR, PE, OM.")),
        SOURCE,
        Column("position", mark("Position"), mark("As it is to be printed."), translated=True),
        Column("organisation", mark("Organisation"), mark("As it is to be printed."), translated=True),
        Column("biography", mark("Biography"), mark("One to three sentences."), translated=True),
        Column("languages", mark("Languages"), mark("What they can be spoken to in: ko, en."), "list"),
    ),
)
ROOMS = Sheet(
    "Rooms",
    mark("Rooms"),
    (
        ID,
        SOURCE,
        Column("name", mark("Name"), mark("As it stands on the door."), translated=True),
        Column("capacity", mark("Places"), mark("How many people find a seat."), "number"),
        Column(
            "parallel",
            mark("Open area"),
            mark("Yes if sessions may run side by side."),
            "yes_no",
            choices=(YES, NO),
        ),
    ),
)
TRACKS = Sheet(
    "Tracks",
    mark("Tracks"),
    (
        ID,
        SOURCE,
        Column("name", mark("Name"), mark("Short: it stands on every card."), translated=True),
        Column("description", mark("Description"), mark("One sentence."), translated=True),
        Column("colour", mark("Colour"), mark("1 to 8."), "number", choices=tuple("12345678")),
    ),
)
SHEETS = (SESSIONS, SPEAKERS, ROOMS, TRACKS)
README = "Read me"
GUIDE = (
    mark("This file is a programme. Fill in the sheets, save it, and send it to whoever loads it."),
    mark("One row is one session, speaker, room or track. Leave the first row of every sheet as it is."),
    mark("The same id means the same thing when you send the file again: it is updated, never doubled."),
    mark("A session with several times has several rows with the same id: fill in the texts once."),
    mark("Languages: one column each. What you leave empty is shown in the language it was written in, and marked."),
    mark("Formulas are not read, only their values. Colours and comments are not read."),
)

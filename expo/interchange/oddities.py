"""What a reader met that an organiser should know: one sentence for each kind, collected while a file is read."""

from core.errors import mark
from expo.interchange.parsed import Problem

NOTES = {
    "all_day": mark("is on all day: kept without a time"),
    "alone": mark("has a date but no length: kept without a time"),
    "calendar_repeats": mark("repeats: only its first time was read"),
    "country": mark("“{country}” is not the code of a country: left out"),
    "duplicate": mark("the {what} “{key}” is there more than once: kept as “{kept}”"),
    "ends_before_begin": mark("ends at {end}, before it begins at {begin}: kept without a time"),
    "number": mark("“{value}” is not a number that fits: left out"),
    "language": mark("“{language}” is not the tag of a language: left out"),
    "languages_many": mark("names several languages in one field (“{language}”): read as {read}"),
    "language_named": mark("names its language “{language}”: read as {read}"),
    "markup": mark("its text had HTML in it: read as plain text"),
    "night": mark("{start} on {day} was taken for the night after that day"),
    "no_language": mark("nothing says in which language it is written: kept as undetermined"),
    "no_name": mark("a person without a name: left out"),
    "no_room": mark("has a time but no room: kept without a time"),
    "no_title": mark("has no title: left out"),
    "person_twice": mark("the person “{key}” has two names, “{first}” and “{second}”: the first one is kept"),
    "room_unknown": mark("its room “{room}” is not in the file’s list of rooms: added"),
    "same_text": mark("the same {field} in {languages}: kept once, as {kept}"),
    "script": mark("is not written in the script of “{language}”: kept as {kept}"),
    "speaker_unknown": mark("names the speaker “{speaker}”, who is nowhere in the file: left out"),
    "time_unreadable": mark("its time “{time}” cannot be read: kept without a time"),
    "too_long": mark("a text of {length} characters was cut to {kept}"),
    "zone_assumed": mark("its times have no time zone: read as {zone}"),
    "zone_unknown": mark("“{unknown}” is no known time zone: read as {zone}"),
    "channel": mark("“{value}” is not an interpretation like en:1: left out"),
    "role": mark("“{role}” is not a known role: read as speaker"),
}
REFUSED = {"no_title", "session_unreadable"}


class Oddities:
    """In the order in which they were met; the same one about the same row is kept once."""

    def __init__(self) -> None:
        self._met: dict[tuple[str, str, tuple[tuple[str, str], ...]], Problem] = {}

    def note(self, kind: str, row: str, **parameters: object) -> None:
        """`kind` is one of NOTES; `row` says where, as `Problem.row`."""
        texts = {name: str(value) for name, value in parameters.items()}
        severity = "refused" if kind in REFUSED else "note"
        problem = Problem(
            severity="refused" if severity == "refused" else "note",
            kind=kind,
            row=row,
            message=NOTES[kind],
            parameters=texts,
        )
        self._met.setdefault((kind, row, tuple(sorted(texts.items()))), problem)

    def met(self) -> tuple[Problem, ...]:
        return tuple(self._met.values())

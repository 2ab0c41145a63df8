"""Programmes that exports must survive, by what is hard about them."""

from datetime import date

from expo.releases.publication import Publication
from expo.releases.snapshot import Appearance, FrozenFormat, Interpretation
from tests.make import programme as make

PEOPLE = (
    make.speaker(
        "A1B2", "김서연", names={"ko": "김서연", "en": "Seoyeon Kim"}, biography=make.text("도시를 연구한다.")
    ),
    make.speaker("C3D4", names={"ar": "ليلى حداد"}, organisation=make.text("بلدية", "ar")),
)


def programme(*titles: str, language: str = "ko", **changes: object) -> Publication:
    """Two speakers, two tracks, a session for each title."""
    sessions = [
        make.session(
            f"AB{number:04}",
            number,
            title=make.text(title, language),
            track=("data", "시티")[number % 2],
            format="panel",
            spoken=("kvk", language),
            interpreted=(Interpretation(language="en", channel=2), Interpretation(language="ils")),
            appearances=(Appearance(speaker="A1B2"), Appearance(speaker="C3D4", role="moderator")),
        )
        for number, title in enumerate(titles, 1)
    ]
    slots = [make.slot(one.code, place / 2, 30) for place, one in enumerate(sessions)]
    given = {
        "speakers": PEOPLE,
        "tracks": (make.track("data"), make.track("시티", 2)),
        "formats": (FrozenFormat(code="panel", name=make.text("토론")),),
        "rooms": (make.room(name=make.text("그랜드볼룸")),),
    }
    return Publication(make.draft(sessions, slots, **given | changes))


def two_rooms_of_one_name() -> Publication:
    name = make.text("회의실 A")
    rooms = [make.room("east-a", name=name), make.room("west-a", name=name)]
    slots = [make.slot("EAST01", room="east-a"), make.slot("WEST01", room="west-a")]
    return Publication(make.draft([make.session("EAST01"), make.session("WEST01", 2)], slots, rooms))


def night() -> Publication:
    """23:00 to 02:00, 03:00 to 05:00, and three days on end."""
    slots = [make.slot("LATE01", 14, 180), make.slot("DAWN01", 18, 120), make.slot("LONG01", 0, 72 * 60)]
    sessions = [make.session(one.session, number) for number, one in enumerate(slots, 1)]
    return Publication(make.draft(sessions, slots, [make.room(parallel=True)]))


def many_slots() -> Publication:
    """One session, three times; another whose number is what the first one's slots might take."""
    slots = [make.slot("MANY01", hours, id=make.key(f"slot {hours}")) for hours in (0, 2, 4)]
    return Publication(make.draft([make.session("MANY01", 7)], slots))


PROGRAMMES = {
    "latin": programme("Digital twins", "Mobility & data", language="en"),
    "hangul": programme("스마트시티 국제협력 포럼", "교통", "물"),
    "arabic": programme("منتدى المدن الذكية", "المياه", language="ar"),
    "emoji": programme("🚀🚀", "👩‍🔬"),
    "hostile": programme("]]><!--", "<script>&amp;\"'", "bell\x07 and \x1b[0m", "\ufffe\u2028"),
    "empty": Publication(make.draft([], [])),
    "one_day": Publication(make.draft([], [], edition=make.edition(ends_on=date(2026, 12, 8)))),
    "acronym": programme("이름", edition=make.edition(acronym="a-b")),
    "utc": programme("시간", edition=make.edition(zone="UTC")),
    "new_york": programme("시간", edition=make.edition(zone="America/New_York")),
    "one_name": two_rooms_of_one_name(),
    "night": night(),
    "many_slots": many_slots(),
    "thousand": programme(*(f"세션 {number}" for number in range(1000))),
}

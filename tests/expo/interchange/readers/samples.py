"""Small programmes in each format, for tests: valid, and with one oddity each where a test puts it."""

import json
from typing import Any

EVENT = """<event guid='{guid}' id='{id}'><date>{date}</date><start>{start}</start><duration>{duration}</duration>
<room>Saal 1</room><title>{title}</title><subtitle/>
<track>Data</track><type>lecture</type><language>{language}</language>
<abstract>{abstract}</abstract><description/><persons><person id='7'>Erika Muster</person></persons></event>"""
USUAL = {
    "guid": "29aecfd7-2e44-4f49-ab86-29b5e0877325",
    "id": "1",
    "date": "2026-12-08T10:00:00+09:00",
    "start": "10:00",
    "duration": "00:30",
    "title": "Opening",
    "language": "en",
    "abstract": "Welcome.",
}


def schedule_xml(*events: dict[str, str], zone: str = "Asia/Seoul", day: str = "2026-12-08") -> bytes:
    """Each event is what differs from the usual one."""
    filled = "".join(EVENT.format(**(USUAL | event)) for event in events or ({},))
    return (
        f"<?xml version='1.0' encoding='utf-8'?><schedule><version>1</version><conference><title>Expo</title>"
        f"<time_zone_name>{zone}</time_zone_name></conference>"
        f"<day date='{day}' index='1'><room name='Saal 1'>{filled}</room></day></schedule>"
    ).encode()


def schedule_json(**changes: Any) -> bytes:
    event = {
        **USUAL,
        "id": 1,
        "room": "Saal 1",
        "track": "Data",
        "type": "lecture",
        "do_not_record": True,
        "persons": [{"id": 7, "public_name": "Erika Muster", "biography": "Writes."}],
    }
    day = {"index": 1, "date": "2026-12-08", "rooms": {"Saal 1": [event | changes]}}
    return dump({"schedule": {"version": "1", "conference": {"title": "Expo", "days": [day], "daysCount": 1}}})


def schedule2(**changes: Any) -> bytes:
    event = {
        "guid": USUAL["guid"],
        "start": "2026-12-08T10:00:00+09:00",
        "end": "2026-12-08T10:30:00+09:00",
        "room": {"slug": "saal-1"},
        "track": {"slug": "data"},
        "type": "talk",
        "title": {"en": "Opening", "ko": "개막식"},
        "abstract": None,
        "language": "ko",
        "participants": [{"guid": "p7", "name": "Erika Muster", "role": "moderator"}],
    }
    conference = {
        "title": "Expo",
        "time_zone_name": "Asia/Seoul",
        "rooms": [{"guid": "ba692ba3", "slug": "saal-1", "name": "Saal 1", "capacity": 300}],
        "tracks": [{"slug": "data", "name": {"en": "Data", "ko": "데이터"}}],
    }
    return dump({"schedule": {"version": "1", "conference": conference, "events": [event | changes]}})


def coscup(**changes: Any) -> bytes:
    session = {
        "id": "VDSBVW",
        "type": "t1",
        "room": "R1",
        "start": "2026-12-08T10:00:00+09:00",
        "end": "2026-12-08T10:30:00+09:00",
        "language": "Chinese",
        "zh": {"title": "開幕式", "description": "歡迎"},
        "en": {"title": "Opening", "description": "Welcome"},
        "speakers": ["S1"],
        "uri": "https://expo.example/VDSBVW",
    }
    return dump(
        {
            "sessions": [session | changes],
            "speakers": [
                {"id": "S1", "zh": {"name": "王小明", "bio": ""}, "en": {"name": "Wang Xiaoming", "bio": "x"}}
            ],
            "session_types": [{"id": "t1", "zh": {"name": "資料"}, "en": {"name": "Data"}}],
            "rooms": [{"id": "R1", "zh": {"name": "RB105"}, "en": {"name": "RB105"}}],
            "tags": [],
        }
    )


def droidkaigi(**changes: Any) -> bytes:
    session = {
        "id": 1,
        "title": "개막식",
        "description": "환영합니다",
        "speaker": {"id": 7, "name": "kazy"},
        "stime": "2026-12-08 10:00:00",
        "etime": "2026-12-08 10:30:00",
        "category": {"id": 1, "name": "기조 연설"},
        "place": {"id": 1, "name": "회장"},
        "language_id": "ja",
        "share_url": "",
    }
    return dump([session | changes])


def calendar(*lines: str, uid: str = "1@expo.example") -> bytes:
    """One event; `lines` come before its end and win over nothing: give only what is not there."""
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//expo//EN",
            "X-WR-TIMEZONE:Asia/Seoul",
            "BEGIN:VEVENT",
            f"UID:{uid}",
            "DTSTAMP:20260101T000000Z",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    ).encode()


def dump(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()

"""What the formats of c3voc ask, stated anew in the strictest reading of their versions, and what a file breaks."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from lxml import etree

TEXT = {"type": "string"}
TEXT_OR_NONE = {"type": ["string", "null"]}
WHOLE = {"type": "integer", "minimum": 1}
ADDRESS = {"type": "string", "pattern": "^https?://[!-~]+$"}
GUID = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
DATE = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
INSTANT = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[+-][0-9]{2}:[0-9]{2}$"}
SLUG = {"type": "string", "pattern": "^[a-z0-9_-]+[a-z0-9]$"}
CODE = {"type": "string", "pattern": "^[A-Z0-9]+$"}
LANGUAGE = {"type": "string", "pattern": "^[a-z]{2}$"}
ACRONYM = {"type": "string", "pattern": "^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$"}
ZONE = {"type": "string", "pattern": "^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$"}
LENGTH = {"type": "string", "pattern": "^[0-9]+:[0-9]{2}$"}
LOCALISED = {
    "oneOf": [TEXT_OR_NONE, {"type": "object", "propertyNames": LANGUAGE, "additionalProperties": TEXT_OR_NONE}]
}


def closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    properties = required | (optional or {})
    return {"type": "object", "required": [*required], "properties": properties, "additionalProperties": False}


def rows(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


LINK = closed({"url": ADDRESS}, {"title": TEXT, "type": {"enum": ["web", "related"]}})
ROOM = closed({"name": TEXT, "guid": GUID}, {"capacity": {"type": ["number", "null"]}})
TRACK = closed({"name": TEXT, "slug": SLUG})
PERSON = closed({"id": WHOLE, "guid": GUID, "name": TEXT}, {"code": CODE, "biography": TEXT_OR_NONE, "url": ADDRESS})
V1_EVENT = closed(
    {
        "abstract": TEXT_OR_NONE,
        "date": INSTANT,
        "duration": LENGTH,
        "guid": GUID,
        "id": WHOLE,
        "language": TEXT,
        "links": rows(LINK),
        "persons": rows(PERSON),
        "room": TEXT,
        "slug": SLUG,
        "start": {"type": "string", "pattern": "^(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]$"},
        "subtitle": TEXT_OR_NONE,
        "title": TEXT,
        "track": TEXT_OR_NONE,
        "type": TEXT,
        "url": ADDRESS,
    },
    {
        "code": CODE,
        "description": TEXT_OR_NONE,
        "do_not_record": {"type": ["boolean", "null"]},
        "attachments": rows(LINK),
    },
)
V1_DAY = closed(
    {
        "index": WHOLE,
        "date": DATE,
        "day_start": INSTANT,
        "day_end": INSTANT,
        "rooms": {"type": "object", "additionalProperties": rows(V1_EVENT)},
    }
)
V1_CONFERENCE = closed(
    {
        "title": TEXT,
        "acronym": ACRONYM,
        "days": rows(V1_DAY),
        "daysCount": WHOLE,
        "start": DATE,
        "end": DATE,
        "timeslot_duration": LENGTH,
    },
    {"description": TEXT, "time_zone_name": ZONE, "url": ADDRESS, "tracks": rows(TRACK), "rooms": rows(ROOM)},
)
V2_EVENT = closed(
    {
        "guid": GUID,
        "start": INSTANT,
        "end": INSTANT,
        "room": closed({"guid": GUID}, {"name": TEXT}),
        "slug": SLUG,
        "url": ADDRESS,
        "title": LOCALISED,
        "subtitle": LOCALISED,
        "abstract": LOCALISED,
        "track": closed({"slug": SLUG}),
        "type": {"enum": ["talk", "workshop", "hands-on", "meeting", "discussion", "game", "other"]},
        "language": LANGUAGE,
        "participants": rows(
            closed(
                {"guid": GUID, "name": TEXT, "role": {"enum": ["speaker", "moderator", "contributor", "host", "guest"]}}
            )
        ),
        "links": rows(LINK),
    },
    {"code": CODE, "description": LOCALISED},
)
V2_CONFERENCE = closed(
    {
        "title": TEXT,
        "acronym": ACRONYM,
        "days": rows(closed({"index": WHOLE, "date": DATE, "start": INSTANT, "end": INSTANT})),
        "start": INSTANT,
        "end": INSTANT,
    },
    {
        "time_zone_name": ZONE,
        "url": ADDRESS,
        "languages": rows(LANGUAGE) | {"uniqueItems": True},
        "tracks": rows(TRACK),
        "rooms": rows(ROOM),
    },
)


def whole(conference: dict[str, Any], **schedule: Any) -> jsonschema.Draft202012Validator:
    """The file; `schedule` itself is the one open level."""
    inner = {"version": TEXT, "base_url": ADDRESS, "conference": conference, **schedule}
    generator = closed({"name": TEXT, "version": TEXT, "url": ADDRESS})
    outer = closed(
        {"schedule": {"type": "object", "required": ["version", "conference", *schedule], "properties": inner}},
        {"$schema": TEXT, "generator": generator},
    )
    return jsonschema.Draft202012Validator(outer)


V1 = whole(V1_CONFERENCE)
V2 = whole(V2_CONFERENCE, events=rows(V2_EVENT))


@cache
def _xsd() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(__file__).with_name("schedule.xsd")))


def xml_faults(octets: bytes) -> list[str]:
    schema = _xsd()
    schema.validate(etree.fromstring(octets))
    return [str(fault) for fault in schema.error_log]


def v1_faults(octets: bytes) -> list[str]:
    found = json.loads(octets)
    events = [one for day in found["schedule"]["conference"]["days"] for room in day["rooms"].values() for one in room]
    return _faults(V1, found) + _twice(events, "guid", "id", "slug")


def v2_faults(octets: bytes) -> list[str]:
    found = json.loads(octets)
    return _faults(V2, found) + _twice(found["schedule"]["events"], "guid", "slug")


def _faults(schema: jsonschema.Draft202012Validator, found: object) -> list[str]:
    return [f"{fault.json_path}: {fault.message}" for fault in schema.iter_errors(found)]


def _twice(events: list[dict[str, Any]], *names: str) -> list[str]:
    return [f"{name} twice" for name in names if len({event[name] for event in events}) != len(events)]

"""How the history of meetings and of what they are held with reads."""

from collections.abc import Collection
from json import loads
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.holders import call_holders
from core.journal.names import Named, name_records
from expo.meetings.called import person_name, together
from expo.meetings.permissions import Meetings
from expo.meetings.rules import STATE_NAMES
from i18n.text import Translated, required

MET = """
SELECT m.id, m.code, e.slug, us.name AS ours, them.name AS theirs FROM expo_meeting m
JOIN expo_edition e ON e.id = m.edition JOIN expo_exhibitor x ON x.id = m.exhibitor
JOIN directory_organisation us ON us.id = x.organisation JOIN expo_counterpart c ON c.id = m.counterpart
JOIN directory_organisation them ON them.id = c.organisation WHERE m.id = ANY({})
"""
CAME = """
SELECT c.id, c.code, e.slug, o.name FROM expo_counterpart c JOIN expo_edition e ON e.id = c.edition
JOIN directory_organisation o ON o.id = c.organisation WHERE c.id = ANY({})
"""
INTERPRET = """
SELECT i.id, e.slug, p.names FROM expo_interpreter i JOIN expo_edition e ON e.id = i.edition
JOIN directory_person p ON p.id = i.person WHERE i.id = ANY({})
"""

call_fields(
    "expo.meetings.",
    {
        "spoken": Field(mark("Languages")),
        "answer_days": Field(mark("Days to answer")),
        "state": Field(mark("State"), choices=lambda: STATE_NAMES),
        "remind_days": Field(mark("Remind so many days before")),
    },
)


async def _meetings(records: Collection[UUID]) -> dict[UUID, Named]:
    """By both sides' names."""
    rows: Any = await DB.run_querystring(QueryString(MET, list(records)))
    return {
        row["id"]: Named(
            together([required(row["theirs"]), required(row["ours"])]),
            f"/desk/{row['slug']}/meetings/{row['code']}",
            Meetings.MEETING_READ,
        )
        for row in rows
    }


async def _counterparts(records: Collection[UUID]) -> dict[UUID, Named]:
    rows: Any = await DB.run_querystring(QueryString(CAME, list(records)))
    page = "/desk/{slug}/meetings/counterparts/{code}"
    return {
        row["id"]: Named(required(row["name"]), page.format(slug=row["slug"], code=row["code"]), Meetings.MEETING_READ)
        for row in rows
    }


async def _interpreters(records: Collection[UUID]) -> dict[UUID, Named]:
    rows: Any = await DB.run_querystring(QueryString(INTERPRET, list(records)))
    return {
        row["id"]: Named(
            person_name(loads(row["names"])),
            f"/desk/{row['slug']}/meetings/interpreters/{row['id']}",
            Meetings.MEETING_READ,
        )
        for row in rows
    }


async def _houses(counterparts: Collection[UUID]) -> dict[UUID, Translated]:
    return {key: named.name for key, named in (await _counterparts(counterparts)).items()}


call_holders("counterpart", mark("A counterpart, by its link"), mark("{name}, by its link"), _houses)
for namer in (_meetings, _counterparts, _interpreters):
    name_records("expo.meetings.", namer)
    name_records("core.privacy.read", namer)

"""How the histories of sessions, rooms and tracks read: names for their fields, and what they are called themselves."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.editions.queries import slugs_of
from expo.permissions import Expo
from expo.programme.frame.queries import TABLES
from expo.programme.tables import Block, Session
from i18n.text import required

PARTS = {
    "speaker": mark("Speaker"),
    "moderator": mark("Moderator"),
    "panellist": mark("Panellist"),
    "interpreter": mark("Interpreter"),
}
PLACE = {"place": Field(mark("Time and room"))}

call_fields(
    "expo.programme.session_",
    {
        **PLACE,
        "title": Field(mark("Title")),
        "subtitle": Field(mark("Subtitle")),
        "abstract": Field(mark("Abstract")),
        "description": Field(mark("Description")),
        "track": Field(mark("Track"), "code"),
        "format": Field(mark("Format"), "code"),
        "level": Field(mark("Level")),
        "url": Field(mark("Website"), "code"),
        "spoken": Field(mark("Spoken in"), "languages"),
        "interpreted": Field(mark("Interpreted into"), "code"),
        "capacity": Field(mark("Places to sign up for")),
        "recorded": Field(mark("May be recorded"), "flag"),
        "cancelled": Field(mark("Cancelled"), "flag"),
        "people": Field(mark("People"), "people", choices=lambda: PARTS),
    },
)
call_fields("expo.programme.room_", PLACE)
call_fields(
    "expo.programme.frame_",
    {
        "name": Field(mark("Name")),
        "description": Field(mark("Description")),
        "hall": Field(mark("Hall"), "code"),
        "capacity": Field(mark("Seats")),
        "parallel": Field(mark("Several sessions may run at once"), "flag"),
        "colour": Field(mark("Colour")),
    },
)


async def sessions_named(records: Collection[UUID]) -> dict[UUID, Named]:
    """By title; links for those who may see the programme at the desk."""
    return await _named(Session, records, "programme/sessions")


async def frame_named(records: Collection[UUID]) -> dict[UUID, Named]:
    """Halls, rooms, tracks and formats."""
    found: dict[UUID, Named] = {}
    for kind, table in TABLES.items():
        found |= await _named(table, records, f"frame/{kind}", "name")
    return found


async def _named(table: Any, records: Collection[UUID], folder: str, column: str = "title") -> dict[UUID, Named]:
    rows = await table.select(table.id, table.edition, table.code, getattr(table, column)).where(
        table.id.is_in(list(records))
    )
    slugs = await slugs_of(row["edition"] for row in rows)
    return {
        row["id"]: Named(
            required(row[column]), f"/desk/{slugs[row['edition']]}/{folder}/{row['code']}", Expo.PROGRAMME_READ
        )
        for row in rows
    }


async def blocks_named(records: Collection[UUID]) -> dict[UUID, Named]:
    """By what the room is kept for."""
    room: Any = Block.room
    rows = await Block.select(Block.id, Block.label, room.edition.slug.as_alias("slug")).where(
        Block.id.is_in(list(records))
    )
    address = "/desk/{}/programme/blocks/{}"
    return {
        row["id"]: Named(row["label"], address.format(row["slug"], row["id"]), Expo.PROGRAMME_WRITE) for row in rows
    }


name_records("expo.programme.room_", blocks_named)
name_records("expo.programme.session_", sessions_named)
name_records("expo.programme.frame_", frame_named)

"""All texts of an edition, one query a kind of thing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from piccolo.table import Table

from expo.editions.queries import edition_called
from expo.editions.tables import Edition
from expo.exhibitors.events.tables import BoothEvent
from expo.programme.tables import Format, Session, Slot, Track
from expo.releases.tables import Release
from expo.speakers.tables import Speaker
from expo.translations.kinds import KINDS
from expo.venues.tables import Hall, Room
from i18n.text import from_json, required
from i18n.workbench.registry import Item, Stock

TABLES: Mapping[str, type[Any]] = {
    "session": Session,
    "track": Track,
    "format": Format,
    "hall": Hall,
    "room": Room,
    "speaker": Speaker,
}


class _Code(msgspec.Struct):
    code: str


class _Released(msgspec.Struct):
    """Of a snapshot, what is in it: reading no more is quick."""

    sessions: tuple[_Code, ...] = ()
    tracks: tuple[_Code, ...] = ()
    formats: tuple[_Code, ...] = ()
    halls: tuple[_Code, ...] = ()
    rooms: tuple[_Code, ...] = ()
    speakers: tuple[_Code, ...] = ()


_codes = msgspec.json.Decoder(_Released)
SEEN = {"session": "sessions/{code}", "speaker": "speakers/{code}", "booth_event": "booth-events#event-{code}"}

MET = frozenset({"session", "booth_event"})
"""Readers meet these at an hour."""


async def stock_of(slug: str) -> Stock:
    """Raises NoSuchEdition."""
    row = await edition_called(slug)
    released, begins = await _released(row), await _begins(row)
    items = list(_items("edition", [row.to_dict()], slug, released, begins))
    for kind, table in TABLES.items():
        rows = await _rows(kind, table, row)
        items += _items(kind, rows, slug, released, begins)
    events = await _events(row)
    on_site = frozenset(one["code"] for one in events if one["shown"] is not None and one["off_at"] is None)
    items += _items("booth_event", events, slug, on_site, {one["code"]: one["begins_at"] for one in events})
    return Stock(required(row.name), tuple(items))


async def _rows(kind: str, table: type[Any], edition: Edition) -> Sequence[Mapping[str, Any]]:
    columns = [getattr(table, name) for name in ("id", "code", *KINDS[kind].fields)]
    rows: list[dict[str, Any]] = await table.select(*columns).where(table.edition == edition.id).order_by(table.code)
    return rows


async def _events(edition: Edition) -> Sequence[Mapping[str, Any]]:
    """What exhibitors put forward, too: a translation is ready when it is approved."""
    names = ("id", "code", "shown", "off_at", "begins_at", *KINDS["booth_event"].fields)
    columns = [getattr(BoothEvent, name) for name in names]
    held = (BoothEvent.edition == edition.id) & (BoothEvent.state != "withdrawn")
    rows: list[dict[str, Any]] = await BoothEvent.select(*columns).where(held).order_by(BoothEvent.code)
    return rows


async def _released(edition: Edition) -> frozenset[str]:
    """Codes of everything that readers see already; the edition itself among them by its slug."""
    row = (
        await Release.select(Release.snapshot)
        .where(Release.edition == edition.id)
        .order_by(Release.number, ascending=False)
        .first()
    )
    if row is None:
        return frozenset()
    latest = _codes.decode(row["snapshot"])
    things = (*latest.sessions, *latest.tracks, *latest.formats, *latest.halls, *latest.rooms, *latest.speakers)
    return frozenset({edition.slug, *(one.code for one in things)})


async def _begins(edition: Edition) -> Mapping[str, datetime]:
    rows = (
        await Slot.select(Slot.session.code.as_alias("code"), Slot.begins_at)
        .where(Slot.session.edition == edition.id)
        .order_by(Slot.begins_at, ascending=False)
    )
    return {row["code"]: row["begins_at"] for row in rows}


def _items(
    kind: str,
    rows: Iterable[Mapping[str, Any]],
    slug: str,
    released: frozenset[str],
    begins: Mapping[str, datetime],
) -> Iterable[Item]:
    for row in rows:
        code = row.get("code") or slug
        for field in KINDS[kind].fields:
            text = from_json(row[field])
            if text is None:
                continue
            yield Item(
                kind=kind,
                code=code,
                field=field,
                thing=row["id"],
                text=text,
                seen=f"{slug}/{SEEN.get(kind, 'schedule').format(code=code)}",
                released=code in released,
                meets_at=begins.get(code) if kind in MET else None,
            )


def table_of(kind: str) -> type[Table]:
    return Edition if kind == "edition" else TABLES[kind]

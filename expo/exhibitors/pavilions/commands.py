"""Arranging the pavilions of an edition; readers see it at once."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid, mark
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.live.notices import tell
from directory.countries.tables import Country
from expo.editions.queries import held
from expo.exhibitors.bodies.rules import shifted
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.facts import PavilionChanged
from expo.exhibitors.pavilions.queries import Arranged, arranged, pavilion_called
from expo.exhibitors.pavilions.rules import CodeThere, StillUsed
from expo.exhibitors.tables import Pavilion
from expo.permissions import Expo
from i18n.lines import text_in
from i18n.text import to_json


async def add_pavilion(actor: Actor, *, edition: str, code: str, lines: Lines, now: datetime) -> None:
    """At the end. Raises Denied, CodeThere, Invalid."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        key, place = uuid4(), len(await arranged(row.id))
        made = Pavilion(id=key, edition=row.id, code=code, position=place, **await _values(lines, None))
        async with refusing({"expo_pavilion_code_once": CodeThere(code=code)}):
            await Pavilion.insert(made)
        await _told(actor, row.id, key, [Change(name, None, line) for name, line in lines.items() if line], now)


async def change_pavilion(actor: Actor, *, edition: str, code: str, lines: Lines, before: Lines, now: datetime) -> None:
    """`before` as the editor saw it: what others changed since stays. Raises Denied, NotFound, ChangedMeanwhile, Invalid."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        known = await pavilion_called(row.id, code)
        after = merged(before, lines, known.lines)
        changes = [
            Change(name, known.lines[name] or None, line or None)
            for name, line in after.items()
            if line != known.lines[name]
        ]
        if changes:
            values: dict[Any, Any] = await _values(after, known)
            await Pavilion.update(values).where(Pavilion.id == known.id)
            await _told(actor, row.id, known.id, changes, now)


async def move_pavilion(actor: Actor, *, edition: str, code: str, up: bool, now: datetime) -> None:
    """One place; the first one stays where it is when it is moved up. Raises Denied, NotFound."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        ordered = await arranged(row.id)
        known = await pavilion_called(row.id, code)
        codes = [one.code for one in ordered]
        after = shifted(ordered, codes.index(code), up=up)
        for place, one in enumerate(after):
            await Pavilion.update({Pavilion.position: place}).where(Pavilion.id == one.id)
        was, now_is = codes.index(code) + 1, [one.code for one in after].index(code) + 1
        if was != now_is:
            await _told(actor, row.id, known.id, [Change("position", str(was), str(now_is))], now)


async def take_pavilion_away(actor: Actor, *, edition: str, code: str, now: datetime) -> None:
    """Raises Denied, NotFound, StillUsed."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        known = await pavilion_called(row.id, code)
        if known.used:
            raise StillUsed(count=known.used)
        await Pavilion.delete().where(Pavilion.id == known.id)
        gone = [Change(name, line, None) for name, line in known.lines.items() if line]
        await _told(actor, row.id, known.id, gone, now)


async def _values(lines: Lines, known: Arranged | None) -> dict[str, Any]:
    country = await Country.select(Country.id).where(Country.code == lines["country"]).first()
    if lines["country"] and country is None:
        raise Invalid({"country": mark("Please choose a country from the list.")})
    return {
        "kind": lines["kind"],
        "name": to_json(text_in(lines, known.name if known else None)),
        "description": to_json(text_in(lines, known.description if known else None, "description")),
        "country": country["id"] if country else None,
    }


async def _told(actor: Actor, edition: UUID, pavilion: UUID, changes: list[Change], now: datetime) -> None:
    await record(actor, PavilionChanged(edition=edition, pavilion=pavilion), now=now, changes=changes)
    await tell(SUBJECT)

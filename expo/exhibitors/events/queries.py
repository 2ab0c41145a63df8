"""Reading booth events: an exhibitor's own, and an edition's at the desk, through one scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from json import loads
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from piccolo.columns.combination import WhereRaw
from piccolo.query.methods.select import Select
from piccolo.querystring import QueryString

from core.access.rules import reach
from core.actor import Actor
from core.db.engine import DB
from core.forms.merging import Lines
from core.spans import Span
from directory.organisations.rules import scope_of
from expo.exhibitors.events.rules import NoSuchEvent
from expo.exhibitors.events.tables import BoothEvent
from expo.permissions import Expo
from i18n.lines import lines_of
from i18n.locales import LANGUAGES
from i18n.text import Translated, from_json, required

TAGS = tuple(one.code for one in LANGUAGES)
PLAIN = ("code", "state", "kind", "expected", "because", "off_at", "proposed_at", "changed_at", "sequence", "revision")
CONFIRMED = """
SELECT b.number FROM expo_booth_taken t JOIN expo_reservation r ON r.id = t.reservation
JOIN expo_booth b ON b.id = t.booth
WHERE r.exhibitor = {} AND t.ended_at IS NULL AND r.state = 'confirmed' ORDER BY b.number
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A booth event as those see it who may; `zone` is the edition's. `on_site`: readers have a version of it."""

    id: UUID
    edition: UUID
    slug: str
    zone: ZoneInfo
    exhibitor: UUID
    exhibitor_code: str
    organisation: UUID
    organisation_code: str
    organisation_name: Translated
    title: Translated
    description: Translated | None
    span: Span
    spoken: tuple[str, ...]
    on_site: bool
    sample: bool
    code: str
    state: str
    kind: str
    expected: int | None
    because: str | None
    off_at: datetime | None
    proposed_at: datetime
    changed_at: datetime
    sequence: int
    revision: int

    @property
    def scope(self) -> str:
        return scope_of(self.organisation)

    @property
    def begin(self) -> datetime:
        """In the edition's zone."""
        return self.span.begin.astimezone(self.zone)

    @property
    def end(self) -> datetime:
        return self.span.end.astimezone(self.zone)

    @property
    def lines(self) -> Lines:
        """As its form has it; when it is in the edition's zone."""
        return {
            **lines_of(self.title, TAGS, "title"),
            **lines_of(self.description, TAGS, "description"),
            "kind": self.kind,
            "spoken": " ".join(self.spoken),
            "expected": str(self.expected or ""),
            "day": self.begin.date().isoformat(),
            "begin": f"{self.begin:%H:%M}",
            "minutes": str(self.span.minutes),
        }


async def events_at_desk(actor: Actor, edition: UUID) -> list[Known]:
    """By when they begin."""
    rows = await _in_reach(actor, Expo.EXHIBITOR_READ).where(BoothEvent.edition == edition)
    return [_known(row) for row in rows]


async def events_of(exhibitor: UUID) -> list[Known]:
    """By when they begin. Asks nobody for permission: for those who have found the exhibitor already."""
    return [_known(row) for row in await _selected().where(BoothEvent.exhibitor == exhibitor)]


async def event_at_desk(actor: Actor, edition: UUID, code: str) -> Known:
    """Raises NoSuchEvent: one out of reach looks like none."""
    return await _one(_in_reach(actor, Expo.EXHIBITOR_READ).where(BoothEvent.edition == edition), code)


async def own_event(exhibitor: UUID, code: str) -> Known:
    """As `events_of`. Raises NoSuchEvent."""
    return await _one(_selected().where(BoothEvent.exhibitor == exhibitor), code)


async def locked(event: UUID) -> Known:
    """For commands, which ask for the permission themselves. Raises NoSuchEvent."""
    await BoothEvent.select(BoothEvent.id).where(BoothEvent.id == event).lock_rows("UPDATE", of=(BoothEvent,))
    row = await _selected().where(BoothEvent.id == event).first()
    if row is None:
        raise NoSuchEvent
    return _known(row)


async def confirmed_booths(exhibitor: UUID) -> tuple[str, ...]:
    """Numbers of the booths that are certainly theirs."""
    return tuple(row["number"] for row in await DB.run_querystring(QueryString(CONFIRMED, exhibitor)))


async def _one(query: Select[Any], code: str) -> Known:
    if not (code.isascii() and code.isprintable()):
        raise NoSuchEvent
    row = await query.where(BoothEvent.code == code.upper()).first()
    if row is None:
        raise NoSuchEvent
    return _known(row)


def _in_reach(actor: Actor, permission: Expo) -> Select[Any]:
    covered = reach(actor, permission)
    if covered.everywhere:
        return _selected()
    ids = sorted(covered.ids("organisation"))
    of: Any = BoothEvent.exhibitor
    return _selected().where(of.organisation.is_in(ids) if ids else WhereRaw("FALSE"))


def _selected() -> Select[Any]:
    host: Any = BoothEvent.exhibitor
    edition: Any = BoothEvent.edition
    return BoothEvent.select(
        *BoothEvent.all_columns(),
        edition.slug.as_alias("edition_slug"),
        edition.zone.as_alias("edition_zone"),
        host.code.as_alias("exhibitor_code"),
        host.organisation.as_alias("organisation"),
        host.organisation.code.as_alias("organisation_code"),
        host.organisation.name.as_alias("organisation_name"),
    ).order_by(BoothEvent.begins_at, BoothEvent.code)


def _known(row: Mapping[str, Any]) -> Known:
    return Known(
        id=row["id"],
        edition=row["edition"],
        slug=row["edition_slug"],
        zone=ZoneInfo(row["edition_zone"]),
        exhibitor=row["exhibitor"],
        exhibitor_code=row["exhibitor_code"],
        organisation=row["organisation"],
        organisation_code=row["organisation_code"],
        organisation_name=required(row["organisation_name"]),
        title=required(row["title"]),
        description=from_json(row["description"]),
        span=Span(row["begins_at"], row["ends_at"]),
        spoken=tuple(loads(row["spoken"])),
        on_site=row["shown"] is not None and row["off_at"] is None,
        sample=row["sample"],
        **{name: row[name] for name in PLAIN},
    )

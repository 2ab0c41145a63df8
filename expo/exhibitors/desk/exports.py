"""Taking exhibitors and their applications out as a table: those that the list finds, with a reason, recorded."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import mark
from core.journal.commands import record
from core.spreadsheets import Cell
from expo.editions.queries import edition_called
from expo.editions.rules import today_in
from expo.exhibitors.desk.filters import Found, exhibitors_found
from expo.exhibitors.facts import ExhibitorsExported
from expo.exhibitors.looks import note_exhibitors
from expo.exhibitors.portal.queries import halls_of
from expo.exhibitors.queries import Application, co_exhibitors_of, pavilions
from expo.exhibitors.rules import KIND_NAMES, STATE_NAMES
from expo.permissions import Expo
from expo.reservations.queries import lets
from i18n.catalogue import say
from i18n.locales import Language, country_name, language_name
from i18n.spreadsheets import metres_of, sheet_in

NAME = mark("Exhibitors")
HEADS = (
    mark("Number"),
    mark("Exhibitor"),
    mark("Country"),
    mark("State"),
    mark("Pavilion"),
    mark("Convergence Alliance"),
    mark("How it is built"),
    mark("Area wished for (m²)"),
    mark("Open sides"),
    mark("Hall wished for"),
    mark("Near to"),
    mark("Apart from"),
    mark("Note to the organisers"),
    mark("Sign"),
    mark("Co-exhibitors"),
    mark("Booths"),
    mark("Area of the booths (m²)"),
    mark("Ready (%)"),
    mark("Contact"),
    mark("E-mail"),
    mark("Telephone"),
    mark("Language of our letters"),
    mark("Number of the contract"),
    mark("Signed on"),
    mark("Applied on"),
    mark("Decided on"),
)
MEMBER = mark("Member")


async def export(
    actor: Actor, *, edition: str, asked: Mapping[str, str], kind: str, reader: Language, because: str, now: datetime
) -> bytes:
    """`asked` is what the list is narrowed by, `kind` csv or xlsx; days in the edition's zone. Raises Denied,
    NoSuchEdition.
    """
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await edition_called(edition)
        found = await exhibitors_found(actor, row.id, asked, today_in(row.zone, now))
        await note_exhibitors(actor, found.ones, question=found.asked["q"], chosen=found.asked["state"], now=now)
        fact = ExhibitorsExported(edition=row.id, number=len(found.ones))
        await record(actor, fact, now=now, because=because)
        areas: dict[UUID | None, Decimal] = {}
        for let in await lets(row.id):
            areas[let.exhibitor] = areas.get(let.exhibitor, Decimal()) + let.area
        places = {("pavilion", one["code"]): one["name"] for one in await pavilions(row.id)}
        places |= {("hall", one["code"]): one["name"] for one in await halls_of(row.id)}
        beside = await co_exhibitors_of([one.id for one in found.ones])
    zone, said = ZoneInfo(row.zone), {place: name.read(reader.chain).text for place, name in places.items()}
    lines = [
        (
            *_asked_for(one, said, reader),
            " · ".join(beside.get(one.id, [])),
            *_given(one, found, areas.get(one.id)),
            *_agreed(one, reader, zone),
        )
        for one in found.ones
    ]
    return sheet_in(reader, kind, NAME, HEADS, lines)


def _asked_for(one: Application, places: Mapping[tuple[str, str], str], reader: Language) -> tuple[Cell, ...]:
    wishes = one.wishes
    return (
        one.code,
        one.name.read(reader.chain).text,
        country_name(one.country, reader) if one.country else "",
        say(reader, STATE_NAMES[one.state]),
        places.get(("pavilion", one.pavilion), one.pavilion),
        say(reader, MEMBER) if one.alliance else "",
        say(reader, KIND_NAMES[wishes.kind]) if wishes.kind else "",
        wishes.area or None,
        wishes.open_sides,
        places.get(("hall", wishes.hall), wishes.hall),
        wishes.near,
        wishes.apart,
        wishes.note,
        one.sign.read(reader.chain).text if one.sign else "",
    )


def _given(one: Application, found: Found, area: Decimal | None) -> tuple[Cell, ...]:
    ready = found.ready.get(one.id)
    return (
        " · ".join(found.booths.get(one.id, ())),
        metres_of(area) if area else None,
        ready.percent if ready and ready.number else None,
    )


def _agreed(one: Application, reader: Language, zone: ZoneInfo) -> tuple[Cell, ...]:
    contact = one.contact
    return (
        contact.name,
        contact.email,
        contact.phone,
        language_name(contact.language, reader) if contact.language else "",
        one.contract_number or "",
        one.contracted_on,
        _day(one.applied_at, zone),
        _day(one.decided_at, zone),
    )


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return at.astimezone(zone).date() if at else None

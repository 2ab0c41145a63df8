"""How the history of an exhibitor reads."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.editions.queries import slugs_of
from expo.exhibitors.bodies.rules import PART_NAMES
from expo.exhibitors.rules import KIND_NAMES, PAVILION_KINDS, STATE_NAMES
from expo.exhibitors.tables import Exhibitor, Pavilion
from expo.exhibitors.tasks.rules import PROOF_NAMES
from expo.permissions import Expo
from i18n.text import required

call_fields(
    "expo.exhibitors.",
    {
        "state": Field(mark("State"), choices=lambda: STATE_NAMES),
        "name": Field(mark("Name")),
        "description": Field(mark("Description")),
        "kind": Field(mark("How it is built"), choices=lambda: KIND_NAMES),
        "area": Field(mark("Area in m²")),
        "open_sides": Field(mark("Open sides")),
        "hall": Field(mark("Hall"), "code"),
        "pavilion": Field(mark("Pavilion"), "code"),
        "near": Field(mark("Near to")),
        "apart": Field(mark("Apart from")),
        "country": Field(mark("Country"), "country"),
        "position": Field(mark("Place in the list")),
        **{part: Field(name) for part, name in PART_NAMES.items()},
        "note": Field(mark("Note to the organisers")),
        "alliance": Field(mark("Member of the Convergence Alliance"), "flag"),
        "sign": Field(mark("Sign")),
        "speaks": Field(mark("Spoken at the stand")),
        "public_email": Field(mark("E-mail for visitors")),
        "public_phone": Field(mark("Telephone for visitors")),
        "contact_name": Field(mark("Contact")),
        "contact_email": Field(mark("E-mail")),
        "contact_phone": Field(mark("Telephone")),
        "contact_language": Field(mark("Language"), "language"),
    },
)
call_fields("expo.exhibitors.pavilion_", {"kind": Field(mark("Kind"), choices=lambda: PAVILION_KINDS)})
call_fields(
    "expo.exhibitors.task_",
    {
        "title": Field(mark("Title")),
        "hint": Field(mark("Hint")),
        "kind": Field(mark("For whom"), choices=lambda: KIND_NAMES),
        "proof": Field(mark("How it is done"), choices=lambda: PROOF_NAMES),
        "due_on": Field(mark("Due on")),
    },
)
call_fields(
    "expo.exhibitors.fair_",
    {
        "applications_open_at": Field(mark("Applications open from")),
        "applications_close_at": Field(mark("Applications close at")),
        "booths_open_at": Field(mark("First come, first served from")),
        "hold_minutes": Field(mark("Minutes that a booth is held")),
        "objection_days": Field(mark("Days to object to a proposal")),
        "currency": Field(mark("Currency")),
        "tax_per_mille": Field(mark("Tax in per cent")),
        "deposit_percent": Field(mark("Deposit in per cent")),
        "deposit_days": Field(mark("Days to pay the deposit")),
        "balance_days": Field(mark("Days to pay the rest")),
    },
)


async def exhibitors_named(records: Collection[UUID]) -> dict[UUID, Named]:
    """By the organisation's name; links for those who may see exhibitors at the desk."""
    columns = (Exhibitor.id, Exhibitor.code, Exhibitor.edition, Exhibitor.organisation.name.as_alias("name"))
    rows = await Exhibitor.select(*columns).where(Exhibitor.id.is_in(list(records)))
    slugs = await slugs_of(row["edition"] for row in rows)
    places = await Pavilion.select(Pavilion.id, Pavilion.code, Pavilion.name, Pavilion.edition).where(
        Pavilion.id.is_in(list(records))
    )
    slugs |= await slugs_of(place["edition"] for place in places)
    return {
        place["id"]: Named(
            required(place["name"]), f"/desk/{slugs[place['edition']]}/pavilions/{place['code']}", Expo.EXHIBITOR_READ
        )
        for place in places
    } | {
        row["id"]: Named(
            required(row["name"]), f"/desk/{slugs[row['edition']]}/exhibitors/{row['code']}", Expo.EXHIBITOR_READ
        )
        for row in rows
    }


name_records("expo.exhibitors.", exhibitors_named)
name_records("core.privacy.read", exhibitors_named)

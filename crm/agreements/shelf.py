"""The agreements that the public may read, held in memory."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from core.db.transaction import one_moment
from crm.agreements.publishing.tables import Publication
from crm.agreements.tables import Party
from i18n.text import Translated, from_json, required


@dataclass(frozen=True, slots=True)
class Place:
    """A country's capital, in degrees; `zone` is its IANA time zone."""

    country: str
    region: str
    longitude: float
    latitude: float
    zone: str


@dataclass(frozen=True, slots=True)
class Signatory:
    name: Translated
    country: str | None


@dataclass(frozen=True, slots=True)
class PublishedAgreement:
    """`signed_on` is exact to `precision` (day, month, year); parties in protocol order; `promises` are what both
    sides promised, as far as the public may read it; `source` backs the entry.
    """

    code: str
    place: Place
    title: Translated
    summary: Translated | None
    fields: tuple[str, ...]
    signed_on: date
    precision: str
    parties: tuple[Signatory, ...]
    source: Translated
    promises: tuple[Translated, ...] = ()


@one_moment()
async def load_agreements(former: object) -> tuple[PublishedAgreement, ...]:
    """Signed and published ones, oldest first; two queries."""
    rows = await _agreements()
    parties = await _parties([row["id"] for row in rows]) if rows else {}
    return tuple(_published(row, parties.get(row["id"], ())) for row in rows)


async def _agreements() -> list[dict[str, Any]]:
    """The texts are those that a second person approved, whatever was edited since."""
    of: Any = Publication.agreement
    return (
        await Publication.select(
            Publication.title,
            Publication.summary,
            Publication.promises,
            of.id.as_alias("id"),
            of.code.as_alias("code"),
            of.fields.as_alias("fields"),
            of.signed_on.as_alias("signed_on"),
            of.signed_precision.as_alias("signed_precision"),
            of.country.code.as_alias("country_code"),
            of.country.region.as_alias("region"),
            of.country.longitude.as_alias("longitude"),
            of.country.latitude.as_alias("latitude"),
            of.country.zone.as_alias("zone"),
            Publication.source.title.as_alias("source_title"),
        )
        .where(Publication.approved_at.is_not_null(), Publication.ended_at.is_null())
        .where(of.published.eq(True), of.state == "signed")
        .order_by(of.signed_on)
        .order_by(of.code)
    )


async def _parties(agreements: list[Any]) -> dict[Any, tuple[Signatory, ...]]:
    organisation: Any = Party.organisation
    rows = (
        await Party.select(
            Party.agreement,
            Party.organisation.name.as_alias("name"),
            organisation.country.code.as_alias("country"),
        )
        .where(Party.agreement.is_in(agreements))
        .order_by(Party.place)
    )
    found: dict[Any, tuple[Signatory, ...]] = {}
    for row in rows:
        signatory = Signatory(required(row["name"]), row["country"])
        found[row["agreement"]] = (*found.get(row["agreement"], ()), signatory)
    return found


def _published(row: dict[str, Any], parties: tuple[Signatory, ...]) -> PublishedAgreement:
    return PublishedAgreement(
        code=row["code"],
        place=Place(row["country_code"], row["region"], row["longitude"], row["latitude"], row["zone"]),
        title=required(row["title"]),
        summary=from_json(row["summary"]),
        fields=msgspec.json.decode(row["fields"], type=tuple[str, ...]),
        signed_on=row["signed_on"],
        precision=row["signed_precision"],
        parties=parties,
        source=required(row["source_title"]),
        promises=msgspec.json.decode(row["promises"], type=tuple[Translated, ...]),
    )

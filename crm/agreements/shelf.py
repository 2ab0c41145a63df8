"""The agreements that the public may read, held in memory."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from core.db.transaction import one_moment
from crm.agreements.tables import Agreement, Party
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
    """`signed_on` is exact to `precision` (day, month, year); parties in protocol order; `source` backs the entry."""

    code: str
    place: Place
    title: Translated
    summary: Translated | None
    fields: tuple[str, ...]
    signed_on: date
    precision: str
    parties: tuple[Signatory, ...]
    source: Translated


@one_moment()
async def load_agreements(former: object) -> tuple[PublishedAgreement, ...]:
    """Signed and published ones, oldest first; two queries."""
    rows = await _agreements()
    parties = await _parties([row["id"] for row in rows]) if rows else {}
    return tuple(_published(row, parties.get(row["id"], ())) for row in rows)


async def _agreements() -> list[dict[str, Any]]:
    return (
        await Agreement.select(
            *Agreement.all_columns(),
            Agreement.country.code.as_alias("country_code"),
            Agreement.country.region.as_alias("region"),
            Agreement.country.longitude.as_alias("longitude"),
            Agreement.country.latitude.as_alias("latitude"),
            Agreement.country.zone.as_alias("zone"),
            Agreement.source.title.as_alias("source_title"),
        )
        .where(Agreement.published.eq(True), Agreement.state == "signed")
        .order_by(Agreement.signed_on)
        .order_by(Agreement.code)
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
    )

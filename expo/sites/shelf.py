"""Reference sites and figures as readers see them, held in memory."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import msgspec

from expo.sites.tables import Figure, Site
from i18n.text import Translated, from_json, required


class SiteFigure(msgspec.Struct, frozen=True):
    """One measured value at a site; `before` is what it was, `as_of` a year or a month."""

    label: Translated
    value: Decimal
    unit: str = ""
    before: Decimal | None = None
    as_of: str | None = None


class Point(msgspec.Struct, frozen=True):
    """`at` is a year (2018) or a month (2019-06)."""

    at: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """Without a place when the programme runs everywhere; `fields` are track codes."""

    code: str
    kind: str
    size: str | None
    name: Translated
    city: Translated | None
    summary: Translated | None
    longitude: float | None
    latitude: float | None
    fields: tuple[str, ...]
    figures: tuple[SiteFigure, ...]
    source: Translated


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A series in `unit`: krw_100m (억원), count, percent_per_year."""

    code: str
    label: Translated
    unit: str
    series: tuple[Point, ...]
    note: Translated | None
    source: Translated


@dataclass(frozen=True, slots=True)
class Evidence:
    sites: tuple[PublishedSite, ...]
    figures: tuple[PublishedFigure, ...]


async def load_evidence(former: object) -> Evidence:
    sites = await Site.select(*Site.all_columns(), Site.source.title.as_alias("source_title")).order_by(Site.position)
    figures = await Figure.select(*Figure.all_columns(), Figure.source.title.as_alias("source_title")).order_by(
        Figure.position
    )
    return Evidence(tuple(_site(row) for row in sites), tuple(_figure(row) for row in figures))


def _site(row: dict[str, Any]) -> PublishedSite:
    return PublishedSite(
        code=row["code"],
        kind=row["kind"],
        size=row["size"],
        name=required(row["name"]),
        city=from_json(row["city"]),
        summary=from_json(row["summary"]),
        longitude=row["longitude"],
        latitude=row["latitude"],
        fields=msgspec.json.decode(row["fields"], type=tuple[str, ...]),
        figures=msgspec.json.decode(row["figures"], type=tuple[SiteFigure, ...], strict=False),
        source=required(row["source_title"]),
    )


def _figure(row: dict[str, Any]) -> PublishedFigure:
    return PublishedFigure(
        code=row["code"],
        label=required(row["label"]),
        unit=row["unit"],
        series=msgspec.json.decode(row["series"], type=tuple[Point, ...], strict=False),
        note=from_json(row["note"]),
        source=required(row["source_title"]),
    )

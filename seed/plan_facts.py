"""Loading the facts of the plan: sources, countries, organisations, agreements, sites, figures, earlier editions.

Everything is found again by its code, so that loading twice changes nothing and an organiser's later edits stay.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from json import dumps, loads
from typing import Any
from uuid import UUID, uuid4

from piccolo.columns import Column
from piccolo.table import Table

from crm.agreements.tables import Agreement, Party
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition, Source
from expo.pages.tables import Section
from expo.sites.tables import Figure, Site
from seed.agreements import load_agreements, terms_of
from seed.reading import column, contents, whole

Ids = Mapping[str, UUID]
PAGES = {"about": "paragraphs", "accessibility": "sections", "privacy": "sections"}
FILES = {"about": "plan/about", "accessibility": "plan/accessible_visit", "privacy": "plan/privacy"}


async def load_plan() -> int:
    """Adds what is missing and returns how many rows that were; inside the caller's transaction."""
    sources = await _missing(Source, Source.code, map(_source, contents("plan/sources", "sources")))
    countries = await _missing(Country, Country.code, map(_country, contents("plan/countries", "countries")))
    country_ids = await _ids(Country, Country.code)
    source_ids = await _ids(Source, Source.code)
    organisations = contents("plan/organisations", "organisations")
    added = await _missing(Organisation, Organisation.code, (_organisation(one, country_ids) for one in organisations))
    agreements = contents("plan/agreements", "agreements")
    signed = await _missing(Agreement, Agreement.code, (_agreement(one, country_ids, source_ids) for one in agreements))
    parties = await _parties(agreements) + await load_agreements(agreements, source_ids)
    sites = (_site(place, one, source_ids) for place, one in enumerate(contents("plan/sites", "sites")))
    figures = (_figure(place, one, source_ids) for place, one in enumerate(contents("plan/figures", "figures")))
    shown = await _missing(Site, Site.code, sites) + await _missing(Figure, Figure.code, figures)
    earlier = (_edition(one, source_ids) for one in contents("plan/editions", "editions"))
    editions = await _missing(Edition, Edition.slug, earlier)
    return sources + countries + added + signed + parties + shown + editions + await _sections()


async def _missing(table: type[Table], key: Column, rows: Iterable[Table]) -> int:
    known = await _ids(table, key)
    new = [row for row in rows if getattr(row, key._meta.name) not in known]
    if new:
        await table.insert(*new)
    return len(new)


async def _ids(table: type[Table], key: Column) -> dict[str, UUID]:
    rows = await table.select(key.as_alias("key"), table._meta.primary_key.as_alias("id"))
    return {row["key"]: row["id"] for row in rows}


async def _parties(agreements: Iterable[Mapping[str, Any]]) -> int:
    agreement_ids, organisation_ids = await _ids(Agreement, Agreement.code), await _ids(Organisation, Organisation.code)
    known = {(row["agreement"], row["organisation"]) for row in await Party.select(Party.agreement, Party.organisation)}
    rows = [
        Party(id=uuid4(), agreement=agreement_ids[one["code"]], organisation=organisation_ids[code], place=place)
        for one in agreements
        for place, code in enumerate(one["parties"])
        if (agreement_ids[one["code"]], organisation_ids[code]) not in known
    ]
    if rows:
        await Party.insert(*rows)
    return len(rows)


async def _sections() -> int:
    known = {(row["page"], row["code"]) for row in await Section.select(Section.page, Section.code)}
    rows = [
        Section(
            id=uuid4(),
            page=page,
            code=one.get("code", str(place)),
            title=column(one.get("title")),
            text=column(one.get("text", one)),
            position=place,
        )
        for page, key in PAGES.items()
        for place, one in enumerate(whole(FILES[page])[key])
    ]
    new = [row for row in rows if (row.page, row.code) not in known]
    if new:
        await Section.insert(*new)
    return len(new)


def _source(one: Mapping[str, Any]) -> Source:
    return Source(
        id=uuid4(),
        code=one["code"],
        title=column(one["title"]),
        publisher=column(one["publisher"]),
        published_on=date.fromisoformat(one["published_on"]),
        url=one["url"],
    )


def _country(one: Mapping[str, Any]) -> Country:
    longitude, latitude = one["capital"]
    return Country(
        id=uuid4(),
        code=one["code"],
        alpha3=one["alpha3"],
        region=one["region"],
        longitude=longitude,
        latitude=latitude,
        zone=one["zone"],
    )


def _organisation(one: Mapping[str, Any], countries: Ids) -> Organisation:
    country = countries[one["country"]] if one.get("country") else None
    return Organisation(id=uuid4(), code=one["code"], kind=one["kind"], name=column(one["name"]), country=country)


def _agreement(one: Mapping[str, Any], countries: Ids, sources: Ids) -> Agreement:
    return Agreement(
        id=uuid4(),
        code=one["code"],
        country=countries[one["country"]],
        title=column(one["title"]),
        summary=column(one.get("summary")),
        fields=dumps(one["field"]),
        state=one["state"],
        signed_on=date.fromisoformat(f"{one['signed_month']}-01"),
        signed_precision="month",
        source=sources[one["source"]],
        **terms_of(one["code"]),
    )


def _site(place: int, one: Mapping[str, Any], sources: Ids) -> Site:
    figures = [{**figure, "label": _inline(figure["label"])} for figure in one["figures"]]
    return Site(
        id=uuid4(),
        code=one["code"],
        kind=one["kind"],
        size=one.get("size"),
        city=column(one.get("city")),
        name=column(one["name"]),
        summary=column(one.get("summary")),
        longitude=one["longitude"],
        latitude=one["latitude"],
        fields=dumps(one["fields"]),
        figures=dumps(figures),
        position=place,
        source=sources[one["source"]],
    )


def _inline(stated: Mapping[str, str]) -> Any:
    return loads(column(stated) or "null")


def _figure(place: int, one: Mapping[str, Any], sources: Ids) -> Figure:
    return Figure(
        id=uuid4(),
        code=one["code"],
        label=column(one["label"]),
        unit=one["unit"],
        series=dumps(one["series"]),
        note=column(one.get("note")),
        position=place,
        source=sources[one["source"]],
    )


def _edition(one: Mapping[str, Any], sources: Ids) -> Edition:
    return Edition(
        id=uuid4(),
        slug=one["slug"],
        acronym=one["slug"],
        kind=one["kind"],
        year=one["year"],
        name=column(one["name"]),
        note=column(one["note"]),
        source=sources[one["source"]],
    )

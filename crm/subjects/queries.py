"""Records by what they are called: from ids to names, and from what somebody typed to records."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.search.words import fold
from crm.agreements.sight import seen_in_sql
from crm.subjects.rules import KINDS, Kind, Named, Subject
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from directory.people.tables import Person
from i18n.locales import LANGUAGES, Language, country_name
from i18n.text import required

NAMES = msgspec.json.Decoder(dict[str, str])
AGREEMENTS = "SELECT id, code, title FROM crm_agreement WHERE {} AND (crm_agreement.id = ANY({}) OR {})"
MOST_SUGGESTED = 5
MOST_OFFERED = 500


async def named(actor: Actor, subjects: Iterable[Subject], tongue: Language) -> dict[Subject, Named]:
    """In this reader's language; without those that are not there, and agreements out of sight. One query a kind."""
    ids: dict[Kind, list[UUID]] = defaultdict(list)
    for one in set(subjects):
        ids[one.kind].append(one.id)
    found: dict[Subject, Named] = {}
    for kind, wanted in ids.items():
        for row in await _rows(actor, kind, wanted):
            subject = Subject(kind, row["id"])
            found[subject] = _named(subject, row, tongue)
    return found


async def typed_as(actor: Actor, words: str, tongue: Language) -> list[Named]:
    """The records that are called so, in any language, or have this code; else those whose names begin or contain it."""
    wanted, exact, near = fold(words).strip(), [], []
    for kind in KINDS:
        for row in await _rows(actor, kind, None):
            called = {fold(one) for one in _called(kind, row)}
            if wanted in called:
                exact.append(_named(Subject(kind, row["id"]), row, tongue))
            elif any(wanted in one for one in called):
                near.append(_named(Subject(kind, row["id"]), row, tongue))
    return exact or near[: MOST_SUGGESTED + 1]


async def offered(actor: Actor, tongue: Language) -> list[str]:
    """What may be typed, without people, whose names no page lists for nothing."""
    found = [
        _named(Subject(kind, row["id"]), row, tongue).text
        for kind in ("agreement", "organisation", "country")
        for row in await _rows(actor, kind, None)
    ]
    return found[:MOST_OFFERED]


async def houses(actor: Actor, tongue: Language) -> list[str]:
    """Organisations to choose from, as this reader calls them; at most `MOST_OFFERED`."""
    rows = await _rows(actor, "organisation", None)
    return sorted(_named(Subject("organisation", row["id"]), row, tongue).text for row in rows)[:MOST_OFFERED]


async def names_of_people(people: Collection[UUID], tongue: Language) -> dict[UUID, Named]:
    """As they write their names, in this reader's language where they do."""
    rows = await _people(list(people)) if people else []
    return {row["id"]: _named(Subject("person", row["id"]), row, tongue) for row in rows}


async def _rows(actor: Actor, kind: Kind, ids: list[UUID] | None) -> list[dict[str, Any]]:
    """All of the kind where no ids are given."""
    if kind == "agreement":
        asked = QueryString(AGREEMENTS, seen_in_sql(actor), ids or [], ids is None)
        rows: list[dict[str, Any]] = await DB.run_querystring(asked)
        return rows
    if kind == "person":
        return await _people(ids)
    if kind == "country":
        countries = Country.select(Country.id, Country.code)
        return await (countries if ids is None else countries.where(Country.id.is_in(ids)))
    organisations = Organisation.select(Organisation.id, Organisation.code, Organisation.name)
    return await (organisations if ids is None else organisations.where(Organisation.id.is_in(ids)))


async def _people(ids: list[UUID] | None) -> list[dict[str, Any]]:
    people = Person.select(Person.id, Person.names)
    return await (people if ids is None else people.where(Person.id.is_in(ids)))


def _called(kind: Kind, row: Mapping[str, Any]) -> list[str]:
    if kind == "country":
        return [row["code"], *(country_name(row["code"], one) for one in LANGUAGES)]
    if kind == "person":
        return [*NAMES.decode(row["names"]).values()]
    text = required(row["title" if kind == "agreement" else "name"])
    return [row["code"], *(one.text for one in text.renditions.values())]


def _named(subject: Subject, row: Mapping[str, Any], tongue: Language) -> Named:
    if subject.kind == "country":
        return Named(subject, country_name(row["code"], tongue), tongue.code, f"/desk/countries/{row['code']}")
    if subject.kind == "person":
        names = NAMES.decode(row["names"])
        tag = next((one for one in (*tongue.chain, *names) if one in names), "und")
        return Named(subject, names.get(tag, "–"), tag, f"/desk/people/{subject.id}")
    text = required(row["title" if subject.kind == "agreement" else "name"]).read(tongue.chain)
    where = "agreements" if subject.kind == "agreement" else "organisations"
    return Named(subject, text.text, text.language, f"/desk/{where}/{row['code']}")

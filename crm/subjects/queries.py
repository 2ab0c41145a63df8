"""Records by what they are called: from ids to names, and from what somebody typed to records."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.among import among
from core.db.engine import DB
from core.search.words import fold
from crm.agreements.sight import seen_in_sql
from crm.deals.sight import seen_in_sql as deals_seen
from crm.delegations.sight import seen_in_sql as visits_seen
from crm.subjects.rules import KINDS, Kind, Named, Subject
from directory.finding.rules import asked_for
from directory.people.tables import Person
from i18n.locales import LANGUAGES, Language, country_name
from i18n.text import required

NAMES = msgspec.json.Decoder(dict[str, str])
SELECTED: dict[Kind, str] = {
    "agreement": "SELECT id, code, title FROM crm_agreement WHERE {} AND {} LIMIT {}",
    "visit": "SELECT id, code, title FROM crm_visit WHERE {} AND {} LIMIT {}",
    "deal": "SELECT id, code, name FROM crm_deal WHERE {} AND {} LIMIT {}",
    "country": "SELECT id, code FROM directory_country WHERE {} AND {} LIMIT {}",
    "organisation": "SELECT id, code, name FROM directory_organisation WHERE {} AND {} LIMIT {}",
    "person": "SELECT id, names FROM directory_person WHERE {} AND {} LIMIT {}",
}
LIKE: dict[Kind, str] = {
    "agreement": "crm_agreement_words(code, title)",
    "visit": "crm_agreement_words(code, title)",
    "deal": "directory_plain_words(code || ' ' || name)",
    "organisation": "words",
    "person": "words",
}
OFFERED: tuple[Kind, ...] = ("agreement", "visit", "deal", "organisation", "country")
TITLED = ("agreement", "visit")
PAGES: dict[Kind, str] = {
    "agreement": "agreements",
    "visit": "visits",
    "deal": "deals",
    "organisation": "organisations",
}
MOST_OFFERED = 500
MOST_SUGGESTED = 5
SCOPES: dict[Kind, Callable[[Actor], QueryString]] = {
    "agreement": seen_in_sql,
    "visit": visits_seen,
    "deal": deals_seen,
}


async def named(actor: Actor, subjects: Iterable[Subject], tongue: Language) -> dict[Subject, Named]:
    """In this reader's language; without those that are not there, and those out of sight. One query a kind."""
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
        for row in await _alike(actor, kind, words):
            called = {fold(one) for one in _called(kind, row)}
            if wanted in called:
                exact.append(_named(Subject(kind, row["id"]), row, tongue))
            elif any(wanted in one for one in called):
                near.append(_named(Subject(kind, row["id"]), row, tongue))
    return exact or near[: MOST_SUGGESTED + 1]


async def offered(actor: Actor, tongue: Language) -> list[str]:
    """What may be typed, without people, whose names no page lists for nothing."""
    found = [_named(Subject(kind, row["id"]), row, tongue).text for kind in OFFERED for row in await _some(actor, kind)]
    return found[:MOST_OFFERED]


async def agreements_offered(actor: Actor, tongue: Language) -> list[str]:
    """Agreements to choose from, as this reader calls them; at most `MOST_OFFERED`."""
    rows = await _some(actor, "agreement")
    return sorted(_named(Subject("agreement", row["id"]), row, tongue).text for row in rows)[:MOST_OFFERED]


async def names_of_people(people: Collection[UUID], tongue: Language) -> dict[UUID, Named]:
    """As they write their names, in this reader's language where they do."""
    rows = await _people(list(people)) if people else []
    return {row["id"]: _named(Subject("person", row["id"]), row, tongue) for row in rows}


async def _rows(actor: Actor, kind: Kind, ids: list[UUID]) -> list[dict[str, Any]]:
    return await _read(actor, kind, QueryString("id = ANY({})", ids))


async def _some(actor: Actor, kind: Kind) -> list[dict[str, Any]]:
    return await _read(actor, kind, QueryString("TRUE"))


async def _alike(actor: Actor, kind: Kind, words: str) -> list[dict[str, Any]]:
    """Those with words that begin like these; of countries all, whose names no table has."""
    asked = asked_for(words)
    if kind == "country":
        return await _some(actor, kind)
    fits = QueryString(f"{LIKE[kind]} @@ CAST({{}}::text AS tsquery)", asked)
    return await _read(actor, kind, fits) if asked else []


async def _people(ids: list[UUID]) -> list[dict[str, Any]]:
    return await Person.select(Person.id, Person.names).where(among(Person.id, ids))


async def _read(actor: Actor, kind: Kind, fits: QueryString) -> list[dict[str, Any]]:
    scope = SCOPES[kind](actor) if kind in SCOPES else QueryString("TRUE")
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(SELECTED[kind], scope, fits, MOST_OFFERED))
    return rows


def _called(kind: Kind, row: Mapping[str, Any]) -> list[str]:
    if kind == "country":
        return [row["code"], *(country_name(row["code"], one) for one in LANGUAGES)]
    if kind == "person":
        return [*NAMES.decode(row["names"]).values()]
    if kind == "deal":
        return [row["code"], row["name"]]
    text = required(row["title" if kind in TITLED else "name"])
    return [row["code"], *(one.text for one in text.renditions.values())]


def _named(subject: Subject, row: Mapping[str, Any], tongue: Language) -> Named:
    if subject.kind == "country":
        return Named(subject, country_name(row["code"], tongue), tongue.code, f"/desk/countries/{row['code']}")
    if subject.kind == "person":
        names = NAMES.decode(row["names"])
        tag = next((one for one in (*tongue.chain, *names) if one in names), "und")
        return Named(subject, names.get(tag, "–"), tag, f"/desk/people/{subject.id}")
    if subject.kind == "deal":
        return Named(subject, row["name"], "und", f"/desk/deals/{row['code']}")
    text = required(row["title" if subject.kind in TITLED else "name"]).read(tongue.chain)
    return Named(subject, text.text, text.language, f"/desk/{PAGES[subject.kind]}/{row['code']}")

"""Finding organisations and people among very many: by indexes, within what the reader may see, the closest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import may, reach, require
from core.actor import Actor
from core.db.engine import DB
from core.db.like import literal
from core.search.words import fold
from directory.finding.conditions import first_found
from directory.finding.rules import address_in
from directory.people.queries import known_in
from directory.people.rules import Known
from directory.permissions import Directory
from i18n.text import Translated, required

LOOKED_AT = 120
"""Of so many that fit the closest are chosen: who has typed so little sees some of many."""
ORGANISATIONS = """
SELECT o.id, o.code, o.name FROM directory_organisation o
WHERE ({} OR o.id = ANY({})) AND o.words @@ CAST({}::text AS tsquery) LIMIT {}
"""
PERSON = """
SELECT p.id, p.names, p.families, p.family, p.languages, p.sample, c.code AS country_code
FROM directory_person p LEFT JOIN directory_country c ON c.id = p.country
"""
PEOPLE = PERSON + "WHERE p.words @@ CAST({}::text AS tsquery) LIMIT {}"
OF_ADDRESS = """
WHERE p.id IN (SELECT t.person FROM directory_contact t WHERE t.kind = 'mail' AND t.ended_on IS NULL AND t.value <> ''
               AND t.value LIKE {} LIMIT {})
"""
BY_ADDRESS = PERSON + OF_ADDRESS


@dataclass(frozen=True, slots=True)
class Organisation:
    id: UUID
    code: str
    name: Translated


async def found_organisations(actor: Actor, words: str, *, most: int) -> list[Organisation]:
    """By any word of their names or their code; where there are none, by words with one mistake."""
    covered = reach(actor, Directory.ORGANISATION_READ)
    ids = sorted(covered.ids("organisation"))

    async def looked_for(asked: str) -> list[Organisation]:
        rows = await _rows(QueryString(ORGANISATIONS, covered.everywhere, ids, asked, LOOKED_AT))
        return [Organisation(row["id"], row["code"], required(row["name"])) for row in rows]

    found = await first_found(words, looked_for)
    texts = {one.id: [each.text for each in one.name.renditions.values()] for one in found}
    return sorted(found, key=lambda one: closeness([one.code, *texts[one.id]], words))[:most]


async def found_people(actor: Actor, words: str, *, most: int) -> list[Known]:
    """By any word of their names in any script, by first consonants, by how names are read, by the beginning of a mail
    address for those who may see how people are reached; where there are none, by words with one mistake. Raises Denied.
    """
    require(actor, Directory.PERSON_READ)
    address = address_in(words)
    if address:
        if not may(actor, Directory.CONTACT_READ):
            return []
        return _known(await _rows(QueryString(BY_ADDRESS, f"{literal(address)}%", LOOKED_AT)))[:most]

    async def looked_for(asked: str) -> list[Known]:
        return _known(await _rows(QueryString(PEOPLE, asked, LOOKED_AT)))

    found = await first_found(words, looked_for)
    return sorted(found, key=lambda one: closeness(one.names.values(), words))[:most]


def closeness(texts: Iterable[str], words: str) -> tuple[int, int, str]:
    """What is called just so first, then what begins so, then what has it; the shorter before the longer."""
    wanted = fold(words).strip()
    ranked = [
        (0 if text == wanted else 1 if text.startswith(wanted) else 2 if wanted in text else 3, len(text), text)
        for text in map(fold, texts)
    ]
    return min(ranked, default=(3, 0, ""))


def _known(rows: Iterable[Mapping[str, Any]]) -> list[Known]:
    return [known_in(row) for row in rows]


async def _rows(asked: QueryString) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await DB.run_querystring(asked)
    return rows

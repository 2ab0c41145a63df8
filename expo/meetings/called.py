"""What is told of those who meet: names of organisations, tables and interpreters, in the reader's language."""

from collections.abc import Mapping, Sequence
from json import loads
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from i18n.lists import listed
from i18n.locales import LANGUAGES
from i18n.text import Rendition, Translated, required, written

ORGANISATIONS = """
SELECT x.id, o.name FROM expo_exhibitor x JOIN directory_organisation o ON o.id = x.organisation WHERE x.id = ANY({})
UNION ALL
SELECT c.id, o.name FROM expo_counterpart c JOIN directory_organisation o ON o.id = c.organisation WHERE c.id = ANY({})
"""
TABLES = "SELECT id, code FROM expo_meeting_table WHERE id = ANY({})"
PEOPLE = "SELECT id, names FROM directory_person WHERE id = ANY({})"


async def named(keys: Sequence[UUID]) -> list[Translated]:
    """Of exhibitors and counterparts their organisations', of tables the codes, of people their names; in the order of
    `keys`, without those that are not there.
    """
    wanted = list(keys)
    firms: Any = await DB.run_querystring(QueryString(ORGANISATIONS, wanted, wanted))
    tables: Any = await DB.run_querystring(QueryString(TABLES, wanted))
    people: Any = await DB.run_querystring(QueryString(PEOPLE, wanted))
    found = {row["id"]: required(row["name"]) for row in firms}
    found |= {row["id"]: Translated("und", {"und": Rendition(row["code"])}) for row in tables}
    found |= {row["id"]: person_name(loads(row["names"])) for row in people}
    return [found[key] for key in wanted if key in found]


def person_name(names: Mapping[str, str]) -> Translated:
    """By language tag, as a text that is read in the reader's language; the first of our languages is the source."""
    ours = next((tag for one in LANGUAGES for tag in one.chain if tag in names), next(iter(names), "und"))
    return written(ours, names) or Translated("und", {"und": Rendition("–")})


def together(names: Sequence[Translated]) -> Translated:
    """Several as one text, each in the reader's language, joined as that language joins."""
    texts = {one.code: Rendition(listed([name.read(one.chain).text for name in names], one)) for one in LANGUAGES}
    return Translated(LANGUAGES[0].code, texts)

"""Where people stand in lists: each reader sorts names in their own way, which no index of the database can, so that the
place is kept beside the names.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec.json import encode

from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from directory.people.queries import NAMES
from directory.people.tables import Person
from i18n.locales import LANGUAGES
from i18n.names import display_name, sort_key

AT_ONCE = 1_000
BETWEEN = "\u0001"
"""Below every letter: who has the shorter name comes first."""


def places_of(names: Mapping[str, str], families: Mapping[str, str], family: str | None) -> str:
    """JSON: for each language of ours a text, compared byte by byte."""
    found = {}
    for reader in LANGUAGES:
        shown = display_name(names, reader)
        key = sort_key(names, reader, family=families.get(shown.language) or family)
        found[reader.code] = BETWEEN.join(map(str, key))
    return encode(found).decode()


async def _place(_arguments: Arguments, _now: datetime, _progress: Progress) -> Result:
    """Those who came by another way than a form."""
    count = 0
    while True:
        async with transaction():
            unplaced = (
                await Person.select(Person.id, Person.names, Person.families, Person.family)
                .where(Person.places == "{}")
                .limit(AT_ONCE)
                .lock_rows("UPDATE")
            )
            for row in unplaced:
                places = places_of(NAMES.decode(row["names"]), NAMES.decode(row["families"]), row["family"])
                await Person.update({Person.places: places}).where(Person.id == row["id"])
        count += len(unplaced)
        if len(unplaced) < AT_ONCE:
            return {"count": count}


WORK = Work(
    "directory.people.place",
    mark("Put people in the order of lists"),
    mark("People: {count}"),
    _place,
    timedelta(hours=1),
)

"""People stand in lists as each reader sorts names, also those who came by another way than a form."""

from uuid import uuid4

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from core.actor import SYSTEM
from core.lists.columns import Looking
from core.lists.queries import sheet_of
from core.lists.rules import Asked
from directory.people.listed import PEOPLE
from directory.people.places import WORK, places_of
from directory.people.tables import Person
from i18n.formats import SEOUL
from i18n.locales import LANGUAGES
from i18n.names import sort_key
from tests.conftest import NOW

CALLED = (
    {"ko": "김민준", "en": "Minjun Kim"},
    {"ko": "가나다"},
    {"en": "Ángel Quispe"},
    {"zh-Hans": "王伟"},
    {"ar": "محمد"},
    {"en": "Zoe Adams"},
)
NAMES = st.lists(
    st.fixed_dictionaries({"en": st.text("aeAEíz 김가王", min_size=1, max_size=4)}), min_size=2, max_size=6
)


@given(NAMES)
def test_a_place_is_compared_as_the_names_are(names: list[dict[str, str]]) -> None:
    for reader in LANGUAGES:
        placed = sorted(names, key=lambda one: msgspec.json.decode(places_of(one, {}, None))[reader.code].encode())
        assert [sort_key(one, reader) for one in placed] == sorted(sort_key(one, reader) for one in names)


async def test_who_came_without_a_place_gets_one_and_stands_where_readers_look(db: None) -> None:
    await Person.insert(*(Person(id=uuid4(), names=msgspec.json.encode(one).decode()) for one in CALLED))
    await WORK.run({}, NOW, _ignored)
    for reader in LANGUAGES:
        looking = Looking(SYSTEM, reader.code, NOW, NOW.astimezone(SEOUL).date())
        sheet = await sheet_of(PEOPLE, Asked(sort="name", columns=PEOPLE.first), looking)
        shown = [row.shown["name"]["names"] for row in sheet.rows]
        assert shown == sorted(CALLED, key=lambda one: sort_key(one, reader))


async def _ignored(done: int, total: int) -> None:
    """How far it is, which nobody looks at."""

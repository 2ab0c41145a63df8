"""Where an item is: the room that was written down, else the one in which its session is at that time."""

from datetime import timedelta
from uuid import uuid4

from core.spans import Span
from crm.delegations.programme.places import Linked, Placed
from crm.delegations.programme.states import ItemState
from i18n.text import Translated, written
from tests.conftest import NOW

HOUR = timedelta(hours=1)


def called(name: str) -> Translated:
    text = written("en", {"en": name})
    assert text is not None
    return text


def test_a_session_is_found_in_the_room_that_it_has_at_that_time() -> None:
    hall, annex, session = uuid4(), uuid4(), uuid4()
    times = (Span(NOW, NOW + HOUR), Span(NOW + 2 * HOUR, NOW + 3 * HOUR))
    twice = Linked(session, "ABC234", called("Opening"), (uuid4(), uuid4()), times, rooms=(hall, annex))
    placed = Placed({hall: called("Hall"), annex: called("Annex")}, sessions={session: twice})
    first = ItemState(kind="session", begin=NOW, end=NOW + HOUR, title=called("Opening"), session=session)
    again = ItemState(
        kind="session", begin=NOW + 2 * HOUR, end=NOW + 3 * HOUR, title=called("Opening"), session=session
    )
    said = ItemState(kind="session", begin=NOW, end=NOW + HOUR, title=called("Opening"), session=session, room=annex)
    lunch = ItemState(kind="meal", begin=NOW, end=NOW + HOUR, title=called("Lunch"))
    gone = ItemState(kind="session", begin=NOW, end=NOW + HOUR, title=called("Opening"), session=uuid4())
    found = [placed.room_of(one) for one in (first, again, said, lunch, gone)]
    assert found == [placed.rooms[hall], placed.rooms[annex], placed.rooms[annex], None, None]

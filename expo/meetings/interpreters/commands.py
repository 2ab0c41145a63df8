"""Writing down who interprets at meetings, between which languages, and when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from json import dumps, loads
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Invalid, NotFound, mark
from core.forms.merging import merged
from core.journal.commands import Change, record
from core.live.notices import tell
from directory.people.queries import known_person
from directory.people.tables import Person
from expo.editions.queries import edition_called
from expo.exhibitors.meetings.rules import HALF_HOUR
from expo.meetings.facts import InterpreterWritten
from expo.meetings.halving import Ticked, put_together
from expo.meetings.interpreters.queries import works_at
from expo.meetings.interpreters.tables import InterpreterTime
from expo.meetings.permissions import Meetings
from expo.meetings.tables import Interpreter, Meeting
from expo.meetings.writing import SUBJECT

LEAST = 2
SPOKEN_LINE = "spoken"
LINKED = "crm_consultation_door_interpreter_fkey"
"""Of links that the floor above hands out: this one cannot ask for them, the database knows."""


class InterpreterAlready(Conflict):
    message = mark("This person is an interpreter of this edition already.")


class StillNeeded(Conflict):
    message = mark("This interpreter is in {count} meetings. Give those another interpreter first.")


class KnownElsewhere(Conflict):
    message = mark(
        "This interpreter was given a link for consultations, which stays on record: change their hours instead."
    )


class TwoLanguages(Invalid):
    def __init__(self) -> None:
        super().__init__({"spoken": mark("Please choose at least two languages.")})


async def add_interpreter(actor: Actor, *, edition: str, person: UUID, spoken: Sequence[str], now: datetime) -> UUID:
    """Raises Denied, InterpreterAlready, TwoLanguages, NoSuchEdition, NotFound."""
    require(actor, Meetings.MEETING_WRITE)
    if len(set(spoken)) < LEAST:
        raise TwoLanguages
    async with transaction():
        row = await edition_called(edition)
        await known_person(person)
        made = Interpreter(id=uuid4(), edition=row.id, person=person, spoken=dumps(list(spoken)))
        async with refusing({"expo_interpreter_once": InterpreterAlready()}):
            await Interpreter.insert(made)
        await record(actor, InterpreterWritten(edition=row.id, interpreter=made.id), now=now, about=person)
        await tell(SUBJECT)
    return made.id


async def add_new_interpreter(
    actor: Actor, *, edition: str, names: Mapping[str, str], spoken: Sequence[str], sample: bool = False, now: datetime
) -> UUID:
    """Somebody whom the directory does not have, as with speakers. Raises as `add_interpreter`."""
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        person = uuid4()
        latin = next((name.split()[-1] for tag, name in names.items() if tag == "en" and name.split()), None)
        languages = dumps(list(spoken))
        await Person.insert(
            Person(id=person, names=dumps(dict(names)), family=latin, languages=languages, sample=sample)
        )
        return await add_interpreter(actor, edition=edition, person=person, spoken=spoken, now=now)


def spoken_line(spoken: Iterable[str]) -> str:
    """As a form carries what it began from: of an interpreter no language comes first."""
    return " ".join(sorted(spoken))


async def write_interpreter(
    actor: Actor, interpreter: UUID, *, spoken: Sequence[str], ticked: Ticked, now: datetime
) -> None:
    """Languages and half hours; what somebody else changed meanwhile stays, and the meetings they are in. Raises Denied,
    TwoLanguages, NotFound, ChangedMeanwhile.
    """
    require(actor, Meetings.MEETING_WRITE)
    if len(set(spoken)) < LEAST:
        raise TwoLanguages
    async with transaction():
        row = await _locked(interpreter)
        theirs, hours = spoken_line(loads(row["spoken"])), await works_at(interpreter)
        lines = merged(ticked.began, {SPOKEN_LINE: spoken_line(spoken)}, {SPOKEN_LINE: theirs})
        begins = put_together(ticked, hours)
        if (lines[SPOKEN_LINE], begins) == (theirs, hours):
            return
        spoken = lines[SPOKEN_LINE].split()
        values: dict[Any, Any] = {Interpreter.spoken: dumps(spoken)}
        await Interpreter.update(values).where(Interpreter.id == interpreter)
        await InterpreterTime.delete().where(InterpreterTime.interpreter == interpreter)
        rows = [
            InterpreterTime(id=uuid4(), interpreter=interpreter, begins_at=one, ends_at=one + HALF_HOUR)
            for one in sorted(begins)
        ]
        if rows:
            await InterpreterTime.insert(*rows)
        change = Change("spoken", None, ", ".join(spoken), subject=row["person"])
        fact = InterpreterWritten(edition=row["edition"], interpreter=interpreter)
        await record(actor, fact, now=now, changes=[change])
        await tell(SUBJECT)


async def remove_interpreter(actor: Actor, interpreter: UUID, *, now: datetime) -> None:
    """Raises Denied, NotFound, StillNeeded for one who is in a meeting that is to come or was held, and KnownElsewhere for
    one whose links stay on record.
    """
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        row = await _locked(interpreter)
        mine = Meeting.interpreter == interpreter
        count = await Meeting.count().where(mine & Meeting.state.is_in(["agreed", "held"]))
        if count:
            raise StillNeeded(count=count)
        freed: dict[Any, Any] = {Meeting.interpreter: None}
        await Meeting.update(freed).where(mine)
        async with refusing({LINKED: KnownElsewhere()}):
            await Interpreter.delete().where(Interpreter.id == interpreter)
        await record(actor, InterpreterWritten(edition=row["edition"], interpreter=interpreter), now=now)
        await tell(SUBJECT)


async def _locked(interpreter: UUID) -> dict[str, Any]:
    rows = await Interpreter.select().where(Interpreter.id == interpreter).lock_rows("UPDATE")
    if not rows:
        raise NotFound
    return rows[0]

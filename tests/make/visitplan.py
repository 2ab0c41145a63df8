"""A visit with a delegation, cars and interpreters, and items of its programme."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from core.actor import SYSTEM, Actor
from crm.delegations.programme.cars import keep_car
from crm.delegations.programme.commands import add_item
from crm.delegations.programme.lines import EMPTY
from crm.delegations.tables import Delegate, Visit
from directory.countries.tables import Country
from directory.people.tables import Person
from expo.meetings.tables import Interpreter
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.make.countries import country

DAY = date(2026, 12, 8)
LANGUAGES = ("es", "en", "ar", "ko", "zh-Hans")


@dataclass
class Delegation:
    """`members` are delegates by their order, `people` the persons behind them."""

    visit: UUID
    code: str
    members: list[UUID] = field(default_factory=list)
    people: list[UUID] = field(default_factory=list)
    interpreter: UUID = field(default_factory=uuid4)
    car: UUID = field(default_factory=uuid4)


async def person(name: str, tag: str = "en") -> UUID:
    row = Person(id=uuid4(), names=f'{{"{tag}": "{name}"}}')
    await Person.insert(row)
    return row.id


async def _peru() -> UUID:
    row = await Country.select(Country.id).where(Country.code == "PE").first()
    found: UUID = row["id"] if row else (await country()).id
    return found


async def _interpreter(made: Delegation, edition: UUID | None) -> UUID:
    came = await person(f"Interpreter of {made.code}")
    if edition is not None:
        await Interpreter.insert(Interpreter(id=uuid4(), edition=edition, person=came, spoken='["ko", "es"]'))
    else:
        delegate = Delegate(id=uuid4(), visit=made.visit, person=came, role="interpreter", language="ko")
        await Delegate.insert(delegate)
    return came


async def delegation(
    code: str = "per-2026-001", *, size: int = 3, edition: UUID | None = None, **more: Any
) -> Delegation:
    """The head first; the interpreter came along where there is no edition that has some."""
    title = to_json(
        written("en", {"en": "Visit of the vice-minister", "ko": "차관 방한", "es": "Visita de la viceministra"})
    )
    row = Visit(
        id=uuid4(),
        code=code,
        country=await _peru(),
        title=title,
        begins_on=DAY,
        ends_on=DAY + timedelta(days=2),
        edition=edition,
        state="planning",
        **more,
    )
    await Visit.insert(row)
    made = Delegation(row.id, code)
    for number in range(size):
        made.people.append(await person(f"Member {number} of {code}"))
        role = "head" if number == 0 else "member"
        delegate = Delegate(
            id=uuid4(), visit=row.id, person=made.people[-1], role=role, language=LANGUAGES[number % len(LANGUAGES)]
        )
        await Delegate.insert(delegate)
        made.members.append(delegate.id)
    made.interpreter = await _interpreter(made, edition)
    made.car = await keep_car(
        SYSTEM,
        None,
        plate=f"{code[:3].upper()} 1234",
        seats=8,
        driver="Park",
        phone="+82 10 0000 0000",
        language="ko",
        now=NOW,
    )
    return made


def lines(begins: str = "10:00", ends: str = "11:00", **changes: str) -> dict[str, str]:
    """An item on the first day."""
    typed = {"day": DAY.isoformat(), "begins": begins, "ends": ends, "title_en": "A meeting", "place": "Sejong"}
    return {**EMPTY, **typed, **changes}


async def item(actor: Actor, made: Delegation, begins: str = "10:00", ends: str = "11:00", **changes: str) -> UUID:
    return await add_item(actor, made.code, lines(begins, ends, **changes), now=NOW)

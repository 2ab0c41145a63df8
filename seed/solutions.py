"""The sample edition's market: invented solutions and demands, written and published through the same doors as by people."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from expo.editions.queries import edition_called
from expo.exhibitors.rules import SHOWN
from expo.exhibitors.tables import Exhibitor
from expo.programme.rules import new_code
from expo.solutions.commands import begin_solution, move_solution, save_solution
from expo.solutions.demands.commands import begin_demand, move_demand, save_demand
from expo.solutions.demands.queries import demand_at_desk
from expo.solutions.demands.tables import Demand
from expo.solutions.forms import TAGS
from expo.solutions.queries import own_solution
from expo.solutions.rules import PLACES
from expo.solutions.tables import Solution
from seed.reading import column, contents

FILE = "wsce_2026/market"
CONTACT = {"contact_name": "Sample", "contact_email": "sample@expo.example", "contact_phone": ""}
SIGNED_ON = date(2026, 9, 1)


async def load_market(actor: Actor, edition: str, *, now: datetime) -> bool:
    """Whether anything was new; in the caller's transaction. A sample exhibitor that is not there yet is made."""
    row = await edition_called(edition)
    if await Solution.exists().where(Solution.edition == row.id) or await Demand.exists().where(
        Demand.edition == row.id
    ):
        return False
    for number, stated in enumerate(contents(FILE, "solutions")):
        host = await _exhibitor(row.id, stated["exhibitor"], now)
        await _solution(actor, host, stated, number, now)
    for number, stated in enumerate(contents(FILE, "demands")):
        await _demand(actor, edition, row.id, stated, number, now)
    return True


async def _exhibitor(where: UUID, code: str, now: datetime) -> UUID:
    """The one that is there, else one with nobody to write to: an application would send letters."""
    mine: Any = Exhibitor.organisation
    shown = (Exhibitor.edition == where) & (mine.code == code) & Exhibitor.state.is_in(sorted(SHOWN))
    there = await Exhibitor.select(Exhibitor.id).where(shown).first()
    if there is not None:
        found: UUID = there["id"]
        return found
    taken = await Exhibitor.select(Exhibitor.code).where(Exhibitor.edition == where).output(as_list=True)
    made: dict[str, Any] = {"edition": where, "organisation": await _organisation(code), "contract_number": "SAMPLE"}
    made |= {"state": "confirmed", "kind": "shell", "area": 9, "contracted_on": SIGNED_ON, "sample": True}
    row = Exhibitor(id=uuid4(), code=new_code(taken, Random(code)), begun_at=now, applied_at=now, **made)  # noqa: S311
    await Exhibitor.insert(row)
    key: UUID = row.id
    return key


async def _organisation(code: str) -> UUID:
    known = await Organisation.select(Organisation.id).where(Organisation.code == code).first()
    if known is not None:
        found: UUID = known["id"]
        return found
    stated = next(one for one in contents(FILE, "organisations") if one["code"] == code)
    country = await Country.select(Country.id).where(Country.code == stated["country"]).first()
    row = Organisation(
        id=uuid4(),
        code=code,
        kind="company",
        name=column(stated["name"]),
        country=country["id"] if country else None,
        sample=True,
    )
    await Organisation.insert(row)
    made: UUID = row.id
    return made


async def _solution(actor: Actor, host: UUID, stated: dict[str, Any], number: int, now: datetime) -> None:
    code = await begin_solution(actor, host, chance=Random(f"solution {number}"), now=now, sample=True)  # noqa: S311
    known = await own_solution(host, code)
    lines = {**known.lines, **_texts(stated, "name", "summary", "description")}
    lines |= {name: " ".join(stated.get(name, ())) for name in ("categories", "fields", "countries", "languages")}
    lines |= {name: stated.get(name, "") for name in ("budget", "size")}
    for place, one in zip(PLACES, stated.get("references", ()), strict=False):
        lines |= {f"ref{place}_{name}": str(said) for name, said in one.items()}
    await save_solution(actor, known.id, lines, known.lines, now=now)
    for state in ("submitted", "published")[: 1 if stated.get("waiting") else 2]:
        await move_solution(actor, known.id, to=state, now=now)


async def _demand(actor: Actor, edition: str, where: UUID, stated: dict[str, Any], number: int, now: datetime) -> None:
    code = await begin_demand(actor, edition=edition, chance=Random(f"demand {number}"), now=now, sample=True)  # noqa: S311
    known = await demand_at_desk(actor, where, code)
    lines = {**known.lines, **_texts(stated, "title", "problem")}
    lines |= {name: " ".join(stated.get(name, ())) for name in ("fields", "languages", "sizes")}
    lines |= {name: stated.get(name, "") for name in ("place", "country", "budget")}
    lines |= {"due_on": (now + timedelta(days=stated["days"])).date().isoformat(), "wished": stated.get("wished", "")}
    await save_demand(actor, known.id, lines, known.lines, CONTACT, now=now)
    for state in ("submitted", "approved")[: 1 if stated.get("waiting") else 2]:
        await move_demand(actor, known.id, to=state, now=now)


def _texts(stated: dict[str, Any], *names: str) -> dict[str, str]:
    return {f"{name}_{tag}": stated.get(name, {}).get(tag, "") for name in names for tag in TAGS}

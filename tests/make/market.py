"""Solutions, demands and those who look, for tests: written through the same commands as by people."""

from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

from core.access.roles import Role
from core.actor import SYSTEM, Actor
from directory.countries.tables import Country
from expo.editions.queries import edition_called
from expo.exhibitors.queries import Application
from expo.solutions.commands import begin_solution, move_solution, save_solution
from expo.solutions.demands.commands import begin_demand, move_demand, save_demand
from expo.solutions.demands.queries import KnownDemand, locked
from expo.solutions.demands.tables import Demand
from expo.solutions.queries import Known, own_solution
from tests.conftest import NOW
from tests.make.accounts import account
from tests.make.exhibitors import exhibitor

SLUG = "wsce-2026"
WHOLE = {
    "name_ko": "누수 지도",
    "summary_ko": "새는 곳을 하루 안에 찾습니다.",
    "fields": "water data",
    "categories": "software",
    "countries": "KR PE",
    "languages": "ko es",
    "budget": "under_500k",
    "size": "small",
}
LOOKING = {
    "title_en": "Less water lost",
    "problem_en": "Of what we clean, a half is lost.",
    "place": "Puerto Claro",
    "country": "PE",
    "fields": "water",
    "languages": "es",
    "budget": "under_1m",
}
SECRET = {"contact_name": "Rosa Quispe", "contact_email": "rosa.quispe@puertoclaro.example", "contact_phone": "+51 987"}
ORDER = {"draft": (), "submitted": ("submitted",), "published": ("submitted", "published")}


async def solution(
    code: str, *, state: str = "published", now: datetime = NOW, host: Application | None = None, **lines: str
) -> tuple[Known, Application, Actor]:
    """Of a new exhibitor called `code`, and somebody who acts for it."""
    mine: Any = None
    if host is None:
        host, mine = await exhibitor(code)
    said = await begin_solution(SYSTEM, host.id, chance=Random(code), now=now)
    known = await own_solution(host.id, said)
    await save_solution(SYSTEM, known.id, {**known.lines, **WHOLE, **lines}, known.lines, now=now)
    for step in ORDER[state]:
        await move_solution(SYSTEM, known.id, to=step, now=now)
    return await own_solution(host.id, said), host, mine


async def looking(state: str = "approved", *, seed: str = "looking", **lines: str) -> tuple[KnownDemand, Actor]:
    """A demand, and the attendee who wrote it."""
    one = await account(role=Role.ATTENDEE)
    who = Actor("attendee", str(one.id), account=one.id, shown=one.name)
    code = await begin_demand(who, edition=SLUG, chance=Random(seed), now=NOW)
    known = await _called(code)
    await save_demand(who, known.id, {**known.lines, **LOOKING, **lines}, known.lines, SECRET, now=NOW)
    if state != "draft":
        await move_demand(who, known.id, to="submitted", now=NOW)
    if state == "approved":
        await move_demand(SYSTEM, known.id, to="approved", now=NOW)
    return await _called(code), who


async def written_by(staff: Actor) -> KnownDemand:
    """A demand that staff wrote down for somebody without an account, approved."""
    code = await begin_demand(staff, edition=SLUG, chance=Random("staff"), now=NOW)
    known = await _called(code)
    await save_demand(staff, known.id, {**known.lines, **LOOKING}, known.lines, SECRET, now=NOW)
    for step in ("submitted", "approved"):
        await move_demand(staff, known.id, to=step, now=NOW)
    return await _called(code)


async def _called(code: str) -> KnownDemand:
    edition: UUID = (await edition_called(SLUG)).id
    row = await Demand.select(Demand.id).where((Demand.edition == edition) & (Demand.code == code)).first()
    return await locked((row or {})["id"])


async def countries(*codes: str) -> None:
    """As the directory would know them."""
    for code in codes:
        given: dict[str, Any] = {"alpha3": f"{code}X", "region": "asia", "zone": "UTC", "longitude": 0, "latitude": 0}
        await Country.insert(Country(code=code, **given))

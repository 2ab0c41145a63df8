"""One car is never promised twice: pick-ups of two visits, at once, and what is freed again."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.access.roles import Role
from core.actor import SYSTEM
from core.commitments.tables import Commitment
from crm.delegations.programme.cars import keep_car
from crm.delegations.programme.rules import TakenMeanwhile
from crm.delegations.tables import Visit
from crm.delegations.travel.commands import add_flight, remove_flight, remove_pickup, set_pickup
from crm.delegations.travel.rules import CarBusy
from tests.conftest import NOW
from tests.crm.delegations.travel.test_pages import FLIGHT
from tests.make.papers import visit
from tests.make.timeline import colleague

STARTS = datetime(2026, 12, 8, 6, 30)  # noqa: DTZ001 -- on the airport's clock


async def landed(one: Visit, number: str) -> UUID:
    lines = {**FLIGHT, "number": number, "origin": "LIM", "note": "", "aboard": ""}
    return await add_flight(SYSTEM, one.code, lines=lines, now=NOW)


async def test_a_car_meets_one_flight_at_a_time_and_is_free_again_when_it_is_not_needed(db: None) -> None:
    kim = await colleague("Kim", Role.COOPERATION_LEAD)
    first, then = await visit("Ana Quispe"), await visit("Luis Rojas")
    of_first, of_then = await landed(first, "KE902"), await landed(then, "KE904")
    given: dict[str, Any] = {"plate": "12가 3456", "seats": 4, "driver": "", "phone": "", "language": "ko"}
    car = await keep_car(kim, None, **given, now=NOW)
    ride: dict[str, Any] = {"place": "Gate B", "vehicle": "", "seats": 4, "note": "", "car": car, "minutes": 90}

    async def meets(one: Visit, flight: UUID, starts: datetime = STARTS, **more: Any) -> UUID:
        return await set_pickup(kim, one.code, flight, starts=starts, riders=[], now=NOW, **ride, **more)

    told = await asyncio.gather(meets(first, of_first), meets(then, of_then), return_exceptions=True)
    assert sorted(isinstance(one, CarBusy | TakenMeanwhile) for one in told) == [False, True]
    (kept,) = [one for one in told if isinstance(one, UUID)]
    mine, other = ((first, of_first), (then, of_then)) if told[0] == kept else ((then, of_then), (first, of_first))
    with pytest.raises(CarBusy) as refused:
        await meets(*other, STARTS + timedelta(minutes=89))
    assert (refused.value.parameters["begin"], refused.value.parameters["end"]) == ("06:30", "08:00")
    after = await meets(*other, STARTS + timedelta(minutes=90))
    await meets(*mine, STARTS + timedelta(minutes=90), pickup=kept, reason="The minister rides along")
    rows = await Commitment.select(Commitment.exclusive).where(Commitment.resource == car)
    assert sorted(row["exclusive"] for row in rows) == [False, True]
    await remove_pickup(kim, other[0].code, other[1], after, now=NOW)
    await remove_flight(kim, mine[0].code, mine[1], now=NOW)
    assert await Commitment.count().where(Commitment.resource == car) == 0

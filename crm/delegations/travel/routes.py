"""The travel of a delegation at the desk, and on the phone of who stands at the airport."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.actor import Actor
from core.errors import NotFound
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.delegations.dossiers.page import VISIT, dossier_here, effected, papers_page
from crm.delegations.permissions import Visits
from crm.delegations.programme.cars import CarKnown, cars_known
from crm.delegations.sight import may_change
from crm.delegations.travel import commands
from crm.delegations.travel.airports import airport
from crm.delegations.travel.forms import before_in, filled, lines_in, pickup_in, stay_in
from crm.delegations.travel.lines import EMPTY, RIDE, lines_of, lines_of_ride
from crm.delegations.travel.queries import allowances, beds_of, legs_of
from crm.delegations.travel.rules import WAY_NAMES, Leg, allowance_at, mismatches, nights_without_bed, starts_at
from crm.delegations.travel.views import days_of, told

PAGE = f"{VISIT}/travel"
FLIGHT = f"{PAGE}/flights/{{flight:uuid}}"


@get(PAGE, name="crm.delegations.travel.show", policy=Visits.VISIT_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """By day: who lands and leaves, who meets them, where they sleep, and what does not fit."""
    return await _page(request, blank())


@get(f"{PAGE}/flights/new", name="crm.delegations.travel.flights.new", policy=Visits.VISIT_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """Everybody is on it at first."""
    form = blank(**EMPTY)
    form.values["aboard"] = [str(each.id) for each in (await dossier_here(request)).members]
    return await _flight(request, form)


@post(f"{PAGE}/flights", name="crm.delegations.travel.flights.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """The airports say in which zones its times are."""
    form = await read_form(request, shown_by=_flight)
    lines = lines_in(form, (await dossier_here(request)).members)
    form.check()
    return await effected(request, lambda: commands.add_flight(actor, code, lines=lines, now=now), "travel", "flights")


@get(FLIGHT, name="crm.delegations.travel.flights.edit", policy=Visits.VISIT_WRITE)
async def edit(request: AnyRequest, flight: FromPath[UUID]) -> Response[bytes]:
    """As it is now."""
    legs = await legs_of((await dossier_here(request)).id)
    leg = next((one for one in legs if one.id == flight), None)
    if leg is None:
        raise NotFound
    return await _flight(request, filled(lines_of(leg)))


@post(FLIGHT, name="crm.delegations.travel.flights.update", policy=Visits.VISIT_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], flight: FromPath[UUID]
) -> Response[Any]:
    """What somebody else changed meanwhile stays; where both changed the same, both are shown."""
    form = await read_form(request, shown_by=_flight)
    lines, before = lines_in(form, (await dossier_here(request)).members), before_in(form)
    form.check()

    async def act() -> None:
        await commands.change_flight(actor, code, flight, lines=lines, before=before, now=now)

    return await effected(request, act, "travel", f"flight-{flight}")


@post(f"{FLIGHT}/removal", name="crm.delegations.travel.flights.destroy", policy=Visits.VISIT_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], flight: FromPath[UUID]
) -> Response[Any]:
    """With its pick-ups."""
    await read_form(request, shown_by=_page)
    return await effected(request, lambda: commands.remove_flight(actor, code, flight, now=now), "travel", "flights")


@post(f"{FLIGHT}/pickups", name="crm.delegations.travel.pickups.create", policy=Visits.VISIT_WRITE)
async def meet(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], flight: FromPath[UUID]
) -> Response[Any]:
    """A further pick-up for this flight."""
    return await _pickup(request, actor, now, code, flight, None)


@post(f"{FLIGHT}/pickups/{{pickup:uuid}}", name="crm.delegations.travel.pickups.update", policy=Visits.VISIT_WRITE)
async def meet_otherwise(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    flight: FromPath[UUID],
    pickup: FromPath[UUID],
) -> Response[Any]:
    """At another time, with others in it."""
    return await _pickup(request, actor, now, code, flight, pickup)


@post(
    f"{FLIGHT}/pickups/{{pickup:uuid}}/removal",
    name="crm.delegations.travel.pickups.destroy",
    policy=Visits.VISIT_WRITE,
)
async def meet_not(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    flight: FromPath[UUID],
    pickup: FromPath[UUID],
) -> Response[Any]:
    """Whoever was in it is met by nobody, and the page says so."""
    await read_form(request, shown_by=_page)
    act = commands.remove_pickup
    return await effected(request, lambda: act(actor, code, flight, pickup, now=now), "travel", f"flight-{flight}")


@post(f"{PAGE}/stays", name="crm.delegations.travel.stays.create", policy=Visits.VISIT_WRITE)
async def book(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """For one or several."""
    form = await read_form(request, shown_by=_page)
    given = stay_in(form, (await dossier_here(request)).members)
    form.check()
    return await effected(request, lambda: commands.book_stay(actor, code, now=now, **given), "travel", "hotels")


@post(f"{PAGE}/stays/{{stay:uuid}}/removal", name="crm.delegations.travel.stays.destroy", policy=Visits.VISIT_WRITE)
async def unbook(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], stay: FromPath[UUID]
) -> Response[Any]:
    """One person's nights."""
    await read_form(request, shown_by=_page)
    return await effected(request, lambda: commands.remove_stay(actor, code, stay, now=now), "travel", "hotels")


async def _pickup(
    request: AnyRequest, actor: Actor, now: datetime, code: str, flight: UUID, pickup: UUID | None
) -> Response[Any]:
    form = await read_form(request, shown_by=_page)
    one = await dossier_here(request)
    given = pickup_in(form, one.members, await _cars(await legs_of(one.id)))
    before = was_in(form, RIDE)
    form.check()

    async def act() -> None:
        await commands.set_pickup(actor, code, flight, pickup=pickup, before=before, now=now, **given)

    return await effected(request, act, "travel", f"flight-{flight}")


async def _cars(legs: Sequence[Leg]) -> dict[UUID, CarKnown]:
    """Those in use, and those that are promised here already."""
    return await cars_known({ride.car for leg in legs for ride in leg.rides if ride.car})


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    one = await dossier_here(request)
    legs, known, people = await legs_of(one.id), await allowances(), [each.id for each in one.members]
    beds = await beds_of(people)
    wrong = [*mismatches(legs, people, known), *nights_without_bed(beds, people, one.begins_on, one.ends_on)]
    return await papers_page(
        request,
        "crm/delegations/travel/show.html",
        "travel",
        again(form),
        one,
        wrong=told(request, one, wrong),
        days=days_of(legs),
        beds=beds,
        people={each.id: each for each in one.members},
        starts={leg.id: starts_at(leg, allowance_at(leg.airport, known)) for leg in legs},
        seen={ride.id: blank(**was(lines_of_ride(ride))) for leg in legs for ride in leg.rides},
        ways=WAY_NAMES,
        airport=airport,
        cars=[(str(each.id), f"{each.plate} · {each.seats}") for each in (await _cars(legs)).values()],
    )


async def _flight(request: AnyRequest, form: Form) -> Response[bytes]:
    one, flight = await dossier_here(request), request.path_params.get("flight")
    if not may_change(request.scope["state"]["actor"], one.country):
        raise NotFound
    return await papers_page(
        request,
        "crm/delegations/travel/flights/edit.html",
        "travel",
        again(form),
        one,
        flight=flight,
        ways=WAY_NAMES,
    )


ROUTES = [
    *(show, new, create, edit, update, destroy),
    *(meet, meet_otherwise, meet_not, book, unbook),
]

"""Cars and their drivers at the desk."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import NotFound, mark
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import VISIT_PROGRAMME
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.delegations.dossiers.page import beside
from crm.delegations.permissions import Visits
from crm.delegations.programme.cars import EMPTY, CarKnown, cars_known, keep_car
from crm.delegations.programme.queries import held, visit_for
from crm.delegations.programme.routes import PAGE
from crm.delegations.sight import may_change
from i18n.locales import LANGUAGES

MOST_SEATS = 99


@get(f"{PAGE}/cars", name="crm.delegations.programme.cars.index", policy=Visits.VISIT_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """`?car=` for one that is to be changed."""
    car = (await cars_known()).get(_id(request.query_params.get("car", "")))
    return await _page(request, _filled(car) if car else blank(seats=4, language="ko"))


@post(f"{PAGE}/cars", name="crm.delegations.programme.cars.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """A new one, or with its `car` one that is there."""
    form = await read_form(request, shown_by=_page)
    plate, seats = form.text("plate", most=30), form.whole("seats", least=1, most=MOST_SEATS)
    driver, phone = form.text("driver", most=100, needed=False), form.text("phone", most=40, needed=False)
    language = form.choice("language", [one.code for one in LANGUAGES])
    if phone and not driver:
        form.mistake("driver", mark("Whose number is it? Please name the driver."))
    before = was_in(form, EMPTY)
    form.check()
    car = _id(form.raw("car"))
    if form.raw("car") and car not in await cars_known():
        raise NotFound

    async def effect() -> Response[None]:
        await held(actor, code)
        await keep_car(
            actor,
            car if form.raw("car") else None,
            plate=plate,
            seats=seats,
            driver=driver,
            phone=phone,
            language=language,
            retired=form.flag("retired"),
            before=before,
            now=now,
        )
        return moved(f"/desk/visits/{code}/programme/cars")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    visit = await visit_for(actor, str(request.path_params["code"]))
    cars = await cars_known()
    await note_list(actor, VISIT_PROGRAMME, {one.driver for one in cars.values() if one.driver}, now=now)
    beside(request, visit.code, "programme")
    return screen(
        request,
        "crm/delegations/programme/cars/index.html",
        section="visits",
        status=form.refusal.status if form.refusal else 200,
        form=again(form),
        visit=visit,
        cars=list(cars.values()),
        car=cars.get(_id(form.raw("car"))),
        writes=may_change(actor, visit.country, Visits.VISIT_WRITE),
    )


def _filled(car: CarKnown) -> Form:
    return blank(car=car.id, **car.lines, **was(car.lines))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


ROUTES = [index, create]

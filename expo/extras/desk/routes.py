"""The catalogue of services at the desk: what can be ordered, at which price until when, and how much is left."""

from datetime import timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.editions.rules import today_in
from expo.exhibitors.queries import fair_of
from expo.exhibitors.rules import KIND_NAMES
from expo.extras import rules
from expo.extras.commands import add_extra, change_extra, retire_extra
from expo.extras.forms import extra_in
from expo.extras.queries import days_of, lines_of, offer_called, offers_of
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/services"
ONE = f"{PAGE}/{{extra:str}}"
CLOSES_BEFORE, LATE_BEFORE = timedelta(days=3), timedelta(days=14)
"""What a new line proposes, in days before the edition opens."""


@get(PAGE, name="expo.extras.desk.index", policy=Expo.EXTRA_READ)
async def index(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """By trade, with what is ordered of each."""
    row = await edition_called(edition)
    return screen(
        request,
        "expo/extras/desk/index.html",
        **await _common(request, row, blank()),
        offers=await offers_of(row.id),
    )


@get(f"{PAGE}/new", name="expo.extras.desk.new", policy=Expo.EXTRA_WRITE)
async def new(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """Days that most fairs have are there already."""
    row = await edition_called(edition)
    today = today_in(row.zone, request.app.state.clock())
    days = days_of(row)
    closes = max(days[0] - CLOSES_BEFORE, today) if days else today + LATE_BEFORE
    late = closes - LATE_BEFORE + CLOSES_BEFORE
    begun = blank(opens_on=today, closes_on=closes, late_on=late if late > today else None, late_percent=30)
    return await _new(request, begun if late > today else blank(opens_on=today, closes_on=closes))


@post(PAGE, name="expo.extras.desk.create", policy=Expo.EXTRA_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Exhibitors can order it from its first day on."""
    form = await read_form(request, shown_by=_new)
    lines = extra_in(form, (await fair_of((await edition_called(edition)).id)).currency)
    form.check()

    async def effect() -> Response[None]:
        await add_extra(actor, edition=edition, lines=lines, now=now)
        return moved(f"/desk/{edition}/services")

    return await once(request, effect, now=now)


@get(ONE, name="expo.extras.desk.edit", policy=Expo.EXTRA_READ)
async def edit(request: AnyRequest, edition: FromPath[str], extra: FromPath[str]) -> Response[bytes]:
    """As it is now."""
    known = await offer_called((await edition_called(edition)).id, extra)
    return await _edit(request, blank(**lines_of(known), **was(lines_of(known))))


@post(ONE, name="expo.extras.desk.update", policy=Expo.EXTRA_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], extra: FromPath[str]
) -> Response[Any]:
    """For whoever orders from now on; what was ordered keeps its price."""
    form = await read_form(request, shown_by=_edit)
    lines = extra_in(form, (await fair_of((await edition_called(edition)).id)).currency)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await change_extra(actor, edition=edition, code=extra, lines=lines, before=before, now=now)
        return moved(f"/desk/{edition}/services")

    return await once(request, effect, now=now)


@post(f"{ONE}/retirement", name="expo.extras.desk.retire", policy=Expo.EXTRA_WRITE)
async def retire(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], extra: FromPath[str]
) -> Response[Any]:
    """Nobody can order it any more."""
    await read_form(request, shown_by=_edit)

    async def effect() -> Response[None]:
        await retire_extra(actor, edition=edition, code=extra, now=now)
        return moved(f"/desk/{edition}/services")

    return await once(request, effect, now=now)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(request, "expo/extras/desk/edit.html", **await _common(request, row, form), offer=None)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    known = await offer_called(row.id, str(request.path_params["extra"]))
    return screen(request, "expo/extras/desk/edit.html", **await _common(request, row, again(form)), offer=known)


async def _common(request: AnyRequest, row: Any, form: Form) -> dict[str, Any]:
    return {
        "section": "programme",
        "row": row,
        "name": required(row.name),
        "form": form,
        "fair": await fair_of(row.id),
        "today": today_in(row.zone, request.app.state.clock()),
        "trades": rules.TRADE_NAMES,
        "units": rules.UNIT_NAMES,
        "kinds": KIND_NAMES,
    }


ROUTES = [index, new, create, edit, update, retire]

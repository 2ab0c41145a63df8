"""Rights of earlier exhibitors at the desk: whom what can be offered again, and who has answered."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import given_actor
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.allocation.renewals.commands import extend_rights, offer_rights
from expo.allocation.renewals.queries import claims_to, rights_of
from expo.allocation.renewals.rules import ANSWERS, WHY_NOT
from expo.editions.queries import all_editions, edition_called
from expo.editions.tables import Edition
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/renewals"


@get(PAGE, name="expo.allocation.renewals.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """`?like=` is the earlier edition; the one before, unless another is asked for."""
    return await _page(request, blank())


@post(PAGE, name="expo.allocation.renewals.create", policy=Expo.BOOTH_ASSIGN)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Keeps the booths; then the letter is written."""
    form = await read_form(request, shown_by=_page)
    like, formers = form.choice("like", {row.slug for row in await all_editions()}), form.many("former")
    until = form.day("until")
    form.check()

    async def effect() -> Response[None]:
        if until is not None:
            await offer_rights(actor, edition=edition, like=like, formers=formers, until=until, now=now)
        return moved(f"/desk/{edition}/exhibitors/mailings/new?only=kept&words=renewal")

    return await once(request, effect, now=now)


@post(f"{PAGE}/extension", name="expo.allocation.renewals.update", policy=Expo.BOOTH_ASSIGN)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Until a later day, or an earlier one, for all who have not answered."""
    form = await read_form(request, shown_by=_page)
    until = form.day("until")
    form.check()

    async def effect() -> Response[None]:
        if until is not None:
            await extend_rights(actor, edition=edition, until=until, now=now)
        return moved(f"/desk/{edition}/renewals")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = given_actor(request)
    row = await edition_called(request.path_params["edition"])
    earlier = [one for one in await all_editions() if _before(one, row)]
    asked = typed(request.query_params.get("like", "")) or form.raw("like")
    like = next((one for one in earlier if one.slug == asked), earlier[0] if earlier else None)
    rights = await rights_of(actor, row.id)
    return screen(
        request,
        "expo/allocation/renewals/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        earlier=[(one.slug, required(one.name)) for one in earlier],
        like=like,
        claims=await claims_to(actor, row.id, like.id) if like else [],
        rights=rights,
        waiting=sum(one.open for one in rights),
        why_not=WHY_NOT,
        answers=ANSWERS,
        zone=ZoneInfo(row.zone),
    )


def _before(one: Edition, row: Edition) -> bool:
    return _begins(one) < _begins(row)


def _begins(one: Edition) -> tuple[int, date]:
    begins: date | None = one.starts_on
    return one.year, begins or date.min


ROUTES = [index, create, update]

"""Who must not meet, at the desk: the pairs, what stands too near now, and the reasons."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.doers import doers
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.allocation.board.queries import called, those_who_take_part
from expo.allocation.board.routes import PAGE as BOARD
from expo.allocation.neighbours.commands import keep_apart, let_meet, tolerate
from expo.allocation.neighbours.queries import aparts_of, excused
from expo.allocation.neighbours.rules import LEAST_METRES, MOST_METRES, RULE_NAMES
from expo.editions.queries import edition_called
from expo.exhibitors.queries import applications
from expo.permissions import Expo
from expo.reservations.desk.forms import LONGEST_REASON
from i18n.text import required

PAGE = f"{BOARD}/neighbours"
ONE = f"{PAGE}/{{apart:uuid}}"


@get(PAGE, name="expo.allocation.neighbours.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """What stands too near now, the pairs, and who wishes what in their own words."""
    return await _page(request, blank(rule="adjacent"))


@post(PAGE, name="expo.allocation.neighbours.create", policy=Expo.BOOTH_ASSIGN)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """A pair; `first` and `then` are exhibitors' codes."""
    form = await read_form(request, shown_by=_page)
    row = await edition_called(edition)
    ids = {one.code: one.id for one in await applications(actor, row.id)}
    pair = [form.choice(name, ids) for name in ("first", "then")]
    rule = form.choice("rule", RULE_NAMES)
    metres = form.whole("metres", least=LEAST_METRES, most=MOST_METRES) if rule == "metres" else None
    because = form.text("because", most=LONGEST_REASON)
    form.check()

    async def effect() -> Response[None]:
        two = (ids[pair[0]], ids[pair[1]])
        await keep_apart(actor, row.id, pair=two, rule=rule, metres=metres, because=because, now=now)
        return moved(f"/desk/{edition}/allocation/neighbours")

    return await once(request, effect, now=now)


@post(f"{ONE}/end", name="expo.allocation.neighbours.destroy", policy=Expo.BOOTH_ASSIGN)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], apart: FromPath[UUID]
) -> Response[Any]:
    """They may meet after all."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await let_meet(actor, (await edition_called(edition)).id, apart, now=now)
        return moved(f"/desk/{edition}/allocation/neighbours")

    return await once(request, effect, now=now)


@post(f"{ONE}/reasons", name="expo.allocation.neighbours.update", policy=Expo.BOOTH_ASSIGN)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], apart: FromPath[UUID]
) -> Response[Any]:
    """Why they stand so near all the same."""
    form = await read_form(request, shown_by=_page)
    because = form.text("why", most=LONGEST_REASON)
    form.check()

    async def effect() -> Response[None]:
        await tolerate(actor, (await edition_called(edition)).id, apart, because=because, now=now)
        return moved(f"/desk/{edition}/allocation/neighbours")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    found = await excused(actor, row.id)
    every = await applications(actor, row.id)
    return screen(
        request,
        "expo/allocation/neighbours/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        found=found,
        aparts=await aparts_of(row.id),
        names={one.id: one.name for one in every},
        ones=[one for one in every if not one.over],
        wishing=[one for one in called(await those_who_take_part(actor, row.id)).values() if _wishes(one)],
        who=await doers([one.by for one in found if one.by]),
        rule_names=RULE_NAMES,
    )


def _wishes(one: Any) -> bool:
    return bool(one.wishes.near or one.wishes.apart)


ROUTES = [index, create, destroy, update]

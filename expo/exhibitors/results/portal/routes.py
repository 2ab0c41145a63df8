"""What came of an exhibition, for the exhibitor: what the house has counted, and what it reports itself."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.rules import is_over
from expo.exhibitors.portal.routes import OWN, mine
from expo.exhibitors.results import rules
from expo.exhibitors.results.commands import answer_closing
from expo.exhibitors.results.forms import filled, said_in
from expo.exhibitors.results.queries import answer_of, counted
from expo.permissions import Expo
from i18n.text import required

PAGE = f"{OWN}/results"


@get(PAGE, name="expo.exhibitors.results.portal.edit", policy=Expo.APPLICATION_READ)
async def edit(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """After the last day; before it, that it comes then."""
    _, _, known = await mine(request, actor)
    return await _edit(request, filled(await answer_of(known.id)))


@post(PAGE, name="expo.exhibitors.results.portal.update", policy=Expo.APPLICATION_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """It can be changed as often as one likes."""
    form = await read_form(request, shown_by=_edit)
    _, _, known = await mine(request, actor)
    said, revision = said_in(form), form.number("revision")
    form.check()

    async def effect() -> Response[None]:
        await answer_closing(actor, known.id, said, revision=revision, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/results")

    return await once(request, effect, now=now)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    now = request.app.state.clock()
    company, row, known = await mine(request, request.scope["state"]["actor"])
    answer = await answer_of(known.id)
    if isinstance(form.refusal, rules.AnsweredMeanwhile):
        form.values["revision"] = [str(answer.revision if answer else 0)]
    return screen(
        request,
        "expo/exhibitors/results/portal.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        over=is_over(row.ends_on, row.zone, now),
        counted=await counted(known.id, now=now),
        answer=answer,
        amounts=rules.AMOUNT_NAMES,
        agains=rules.AGAIN_NAMES,
        renewals=rules.RENEWAL_NAMES,
        currencies=rules.CURRENCIES,
        lines=rules.LINES,
    )


ROUTES = [edit, update]

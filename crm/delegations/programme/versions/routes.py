"""Publishing a programme, looking at what changed and for whom, and telling them."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.doers import doers
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow, GivenNumber
from core.web.screens import moved, screen
from crm.delegations.dossiers.page import beside
from crm.delegations.permissions import Visits
from crm.delegations.programme.routes import PAGE, note_people, plan_here, show_programme, words
from crm.delegations.programme.versions.changes import WHAT_NAMES
from crm.delegations.programme.versions.commands import publish
from crm.delegations.programme.versions.queries import numbers_of, version_of
from crm.delegations.programme.versions.telling import tell_of_version, tellings_of
from i18n.screens import language_for

ONE = f"{PAGE}/versions/{{number:int}}"


@post(f"{PAGE}/versions", name="crm.delegations.programme.versions.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Leads to what changed and who must be told."""
    await read_form(request, shown_by=show_programme)

    async def effect() -> Response[None]:
        made = await publish(actor, code, now=now)
        return moved(f"/desk/visits/{code}/programme/versions/{made.number}")

    return await once(request, effect, now=now)


@get(ONE, name="crm.delegations.programme.versions.show", policy=Visits.VISIT_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """What changed since the version before it, for each who is in it."""
    return await _page(request, blank())


@post(f"{ONE}/told", name="crm.delegations.programme.versions.tell", policy=Visits.VISIT_WRITE)
async def tell(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """`whom` are those who are ticked; `how` is letter, or person for who was told by word of mouth."""
    form = await read_form(request, shown_by=_page)
    how, chosen = form.choice("how", ("letter", "person")), form.many("whom")
    form.check()

    async def effect() -> Response[None]:
        await tell_of_version(actor, code, number, chosen, letters=how == "letter", now=now)
        return moved(f"/desk/visits/{code}/programme/versions/{number}")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    plan = await plan_here(request)
    frozen = await version_of(plan.visit.id, int(request.path_params["number"]))
    tongue = language_for(request, actor)
    numbers = await numbers_of(plan.visit.id)
    row = next(one for one in numbers if one["number"] == frozen.number)
    await note_people(actor, plan, now)
    beside(request, plan.visit.code, "programme")
    return screen(
        request,
        "crm/delegations/programme/versions/show.html",
        section="visits",
        status=form.refusal.status if form.refusal else 200,
        form=form,
        plan=plan,
        frozen=frozen,
        row=row,
        latest=plan.number == frozen.number,
        publisher=(await doers([str(row["published_by"])]))(str(row["published_by"])),
        tellings=await tellings_of(frozen, tongue, now=now),
        what_names=WHAT_NAMES,
        **words(actor, plan),
    )


ROUTES = [create, show, tell]

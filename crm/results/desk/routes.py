"""Results at the desk: what is counted where, and the three steps from a figure to its paper or its meeting."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.files.routes import handed
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.leaves import leaf
from core.privacy.reads.rules import DEAL_PAPER
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.deals.amounts.queries import entries_of, evidence_of
from crm.deals.queries import deal_for
from crm.results import commands
from crm.results.commands import may_everywhere
from crm.results.definitions import MEANINGS, RULES
from crm.results.desk.asked import KEPT, asked_in, moment_of, query_of
from crm.results.desk.words import WORDS, name_of_value, names_of_values, title_in
from crm.results.evidence import behind_now, counted_now, figure_asked, meeting_of
from crm.results.permissions import Results
from crm.results.queries import figures_now, reports, scopes_offered
from crm.results.shown import board
from crm.results.sight import SIGHT
from i18n.screens import language_for

PAGE = "/desk/results"
DEAL = f"{PAGE}/deals/{{code:str}}"


@get(PAGE, name="crm.results.desk.index", policy=Results.RESULT_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """`?edition=&country=&agreement=&visit=&field=&size=&since=&until=&known=`."""
    return await _again(request, blank())


@get(f"{PAGE}/deals", name="crm.results.desk.deals", policy=Results.RESULT_READ)
async def deals(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """Those that a figure counts: `?side=&value=&measure=`, and what narrows it."""
    asked, (key, measure) = asked_in(request.query_params), figure_asked(request.query_params)
    trail = await behind_now(actor, moment_of(asked, now), key, measure)
    page = leaf(trail.deals, typed(request.query_params.get("page", "")))
    kept = {**asked, "side": key[0], "value": key[1], "measure": measure.value}
    return screen(
        request,
        "crm/results/desk/deals.html",
        section="results",
        trail=trail,
        leaf=page,
        kept=kept,
        back=f"{PAGE}{query_of(asked)}",
        onward=query_of(asked),
        under=f"{PAGE}/deals",
        name=await name_of_value(key, language_for(request, actor)),
        report=None,
        **WORDS,
    )


@get(DEAL, name="crm.results.desk.show", policy=Results.RESULT_READ)
async def show(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[bytes]:
    """The ledger of a deal: which entries hold at the moment that is asked about, and what proves each."""
    deal, asked = await deal_for(actor, code, SIGHT), asked_in(request.query_params)
    return screen(
        request,
        "crm/results/desk/show.html",
        section="results",
        deal=deal,
        entries=await entries_of([deal.id]),
        counted=await counted_now(actor, moment_of(asked, now), deal.id),
        met=await meeting_of(deal),
        back=f"{PAGE}{query_of(asked)}",
        report=None,
        **WORDS,
    )


@get(f"{DEAL}/papers/{{file:uuid}}", name="crm.results.desk.paper", policy=Results.RESULT_READ)
async def paper(actor: GivenActor, now: GivenNow, code: FromPath[str], file: FromPath[UUID]) -> Response[bytes]:
    """What proves an entry, to those who see its deal."""
    deal = (await deal_for(actor, code, SIGHT)).id
    return await handed(actor, await evidence_of(deal, file), DEAL_PAPER, opened=deal, now=now)


@get(f"{DEAL}/meeting", name="crm.results.desk.meeting", policy=Results.RESULT_READ)
async def meeting(request: AnyRequest, actor: GivenActor, code: FromPath[str]) -> Response[bytes]:
    """Where it began: who met at which table, and when."""
    deal = await deal_for(actor, code, SIGHT)
    return screen(
        request, "crm/results/desk/meeting.html", section="results", deal=deal, met=await meeting_of(deal), **WORDS
    )


@post(f"{PAGE}/reports", name="crm.results.desk.freeze", policy=Results.RESULT_FREEZE)
async def freeze(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """The figures as they are shown now, under a title."""
    form = await read_form(request, shown_by=_again)
    title = title_in(form)
    form.check()
    scope = moment_of(asked_in({name: form.raw(name) for name in KEPT}), now).scope

    async def effect() -> Response[None]:
        return moved(f"{PAGE}/reports/{await commands.freeze(actor, title=title, scope=scope, now=now)}")

    return await once(request, effect, now=now)


async def _again(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    asked = asked_in({**{name: form.raw(name) for name in KEPT}, **request.query_params})
    moment, reader = moment_of(asked, now), language_for(request, actor)
    figures = await figures_now(actor, moment)

    def link(side: str, value: str, measure: str) -> str:
        return f"{PAGE}/deals{query_of(asked, side=side, value=value, measure=measure)}"

    return screen(
        request,
        "crm/results/desk/index.html",
        section="results",
        figures=figures,
        board=board(figures, reader, link, fixed=asked),
        asked=asked,
        moment=moment,
        offered=await scopes_offered(),
        names=await names_of_values(reader),
        reports=await reports(actor),
        form=form,
        freezes=may_everywhere(actor, Results.RESULT_FREEZE),
        meanings=(*MEANINGS.values(), *RULES.values()),
        **WORDS,
    )


ROUTES = [index, deals, show, paper, meeting, freeze]

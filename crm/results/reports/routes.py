"""A frozen report at the desk: its figures, what stands behind each, and what becomes of it."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.accounts.forms import LONGEST_REASON
from core.access.guard import FAR_REACHING
from core.access.trail.queries import told_of
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.leaves import leaf
from core.privacy.reads.commands import note_paper
from core.privacy.reads.rules import RESULT_PAPER
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from crm.deals.amounts.queries import entries_of
from crm.deals.queries import deal_for
from crm.results import commands
from crm.results.commands import may_everywhere
from crm.results.comparing import moved_between, of_public
from crm.results.desk.asked import query_of
from crm.results.desk.words import WORDS, names_of_values
from crm.results.evidence import behind, counted_in, figure_asked, meeting_of
from crm.results.permissions import Results
from crm.results.queries import Report, published_before, report_called, reports, revisions_of
from crm.results.reports.exports import XLSX, take_out
from crm.results.reports.paper import paper_of
from crm.results.shown import board, name_of
from crm.results.sight import SIGHT
from crm.sheets.rules import TONGUES
from i18n.locales import LANGUAGES
from i18n.screens import language_for

LIST = "/desk/results"
ONE = f"{LIST}/reports/{{report:str}}"


@get(ONE, name="crm.results.reports.show", policy=Results.RESULT_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """As it was frozen; `?as=public` as everybody reads it, or will."""
    return await _again(request, blank())


@get(f"{ONE}/deals", name="crm.results.reports.deals", policy=Results.RESULT_READ)
async def deals(request: AnyRequest, actor: GivenActor, report: FromPath[str]) -> Response[bytes]:
    """Those that a figure of it counts: `?side=&value=&measure=`. A public page names a figure by this address."""
    found, (key, measure) = await report_called(actor, report), figure_asked(request.query_params)
    trail = await behind(actor, found, key, measure)
    row, reader = found.figures.row(*key), language_for(request, actor)
    return screen(
        request,
        "crm/results/reports/deals.html",
        section="results",
        report=found,
        trail=trail,
        leaf=leaf(trail.deals, typed(request.query_params.get("page", ""))),
        kept={"side": key[0], "value": key[1], "measure": measure.value},
        back=f"{LIST}/reports/{found.name}",
        under=f"{LIST}/reports/{found.name}/deals",
        onward="",
        name=name_of(key[0], row, reader).text if row else key[1],
        **WORDS,
    )


@get(f"{ONE}/deals/{{code:str}}", name="crm.results.reports.deal", policy=Results.RESULT_READ)
async def deal(request: AnyRequest, actor: GivenActor, report: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """The ledger of a deal, and which entries of it the report counts."""
    found, card = await report_called(actor, report), await deal_for(actor, code, SIGHT)
    return screen(
        request,
        "crm/results/reports/deal.html",
        section="results",
        report=found,
        deal=card,
        entries=await entries_of([card.id]),
        counted=await counted_in(found, card.id),
        met=await meeting_of(card),
        back=f"{LIST}/reports/{found.name}",
        **WORDS,
    )


@get(f"{LIST}/comparison", name="crm.results.reports.comparison", policy=Results.RESULT_READ)
async def comparison(
    request: AnyRequest, actor: GivenActor, before: FromQuery[str] = "", after: FromQuery[str] = ""
) -> Response[bytes]:
    """Two reports, figure by figure: what moved from what to what. With none named, they are to be chosen."""
    old = await report_called(actor, before) if before else None
    new = await report_called(actor, after) if after else None
    reader = language_for(request, actor)
    return screen(
        request,
        "crm/results/reports/comparison.html",
        section="results",
        before=old,
        after=new,
        moves=moved_between(old.figures, new.figures) if old and new else (),
        called=await names_of_values(reader),
        every=await reports(actor),
        **WORDS,
    )


@post(f"{ONE}/publication", name="crm.results.reports.publish", policy=Results.RESULT_PUBLISH)
async def publish(request: AnyRequest, actor: GivenActor, now: GivenNow, report: FromPath[str]) -> Response[Any]:
    """By somebody else than who froze it."""
    await read_form(request, shown_by=_again)

    async def effect() -> Response[None]:
        await commands.publish(actor, report, now=now)
        return moved(f"{LIST}/reports/{report}")

    return await once(request, effect, now=now)


@post(f"{ONE}/corrections", name="crm.results.reports.correct", policy=Results.RESULT_FREEZE)
async def correct(request: AnyRequest, actor: GivenActor, now: GivenNow, report: FromPath[str]) -> Response[Any]:
    """Another revision, which says what moved, and why."""
    form = await read_form(request, shown_by=_again)
    because = form.text("because", most=LONGEST_REASON)
    form.check()

    async def effect() -> Response[None]:
        return moved(f"{LIST}/reports/{await commands.correct(actor, report, because=because, now=now)}")

    return await once(request, effect, now=now)


@get(f"{ONE}/paper.pdf", name="crm.results.reports.paper", policy=Results.RESULT_READ)
async def paper(
    request: AnyRequest, actor: GivenActor, now: GivenNow, report: FromPath[str], lang: FromQuery[str] = ""
) -> Response[bytes]:
    """`?lang=` any of ours, else the reader's; `?as=public` without what is not published."""
    found, public = await report_called(actor, report), _public(request)
    before = await published_before(actor, found) if public else None
    moves = of_public(before.public, found.public) if before else () if public else found.moves
    tongue = next((one for one in LANGUAGES if one.code == lang), language_for(request, actor))
    await note_paper(actor, RESULT_PAPER, None, chosen=report, now=now)
    return await paper_of(found, moves, tongue, public=public)


@post(f"{ONE}/tables", name="crm.results.reports.export", policy=Results.RESULT_EXPORT, opt={FAR_REACHING: True})
async def export(request: AnyRequest, actor: GivenActor, now: GivenNow, report: FromPath[str]) -> Response[bytes]:
    """An XLSX; that it was taken, and why, is recorded."""
    form = await read_form(request, shown_by=_again)
    because, public = form.text("because", most=LONGEST_REASON), form.flag("public")
    form.check()
    tongue = language_for(request, actor)
    octets = await take_out(actor, report, tongue, public=public, because=because, now=now)
    headers = {**PRIVATE, "content-disposition": f'attachment; filename="results-{report}.xlsx"', **NOSNIFF}
    return Response(octets, media_type=XLSX, headers=headers, status_code=200)


NOSNIFF = {"x-content-type-options": "nosniff"}


def _public(request: AnyRequest) -> bool:
    return request.query_params.get("as", "") == "public"


async def _again(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, name = request.scope["state"]["actor"], str(request.path_params["report"])
    found, reader = await report_called(actor, name), language_for(request, actor)
    return screen(
        request,
        "crm/results/reports/show.html",
        section="results",
        report=found,
        public=_public(request),
        board=board(found.public if _public(request) else found.figures, reader, link_to(found)),
        revisions=await revisions_of(actor, found.number),
        called=await names_of_values(reader),
        history=await told_of(found.id),
        publishes=may_everywhere(actor, Results.RESULT_PUBLISH) and found.frozen_by != str(actor),
        freezes=may_everywhere(actor, Results.RESULT_FREEZE),
        form=form,
        tongues=list(dict.fromkeys((reader.code, *TONGUES))),
        **WORDS,
    )


def link_to(report: Report) -> Any:
    """Where a figure of it leads."""
    return lambda side, value, measure: (
        f"{LIST}/reports/{report.name}/deals{query_of({'side': side, 'value': value, 'measure': measure})}"
    )


ROUTES = [comparison, show, deals, deal, publish, correct, paper, export]

"""What exhibitors reported after the show, at the desk, and as a table to take along."""

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import FAR_REACHING
from core.forms.form import Form, blank, read_form
from core.money import Money
from core.spreadsheets import TYPES
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, screen
from expo.editions.queries import edition_called
from expo.editions.rules import is_over
from expo.exhibitors.results import rules
from expo.exhibitors.results.exports import export
from expo.exhibitors.results.queries import reported
from expo.permissions import Expo
from i18n.screens import language_for
from i18n.text import required

PAGE = "/desk/{edition:str}/results"
LONGEST_REASON = 200


@get(PAGE, name="expo.exhibitors.results.desk.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """`?only=`: renewal, who wants a booth again; open, who has not answered."""
    return await _list(request, blank())


@post(
    f"{PAGE}/table", name="expo.exhibitors.results.desk.export", policy=Expo.EXHIBITOR_WRITE, opt={FAR_REACHING: True}
)
async def table(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[bytes]:
    """A file, `as` csv or xlsx, with the reason written down."""
    form = await read_form(request, shown_by=_list)
    kind, because = form.choice("as", TYPES), form.text("because", most=LONGEST_REASON)
    form.check()
    reader = language_for(request, actor)
    body = await export(actor, edition=edition, kind=kind, reader=reader, because=because, now=now)
    named = f'attachment; filename="{edition}-results-{now:%Y%m%d}.{kind}"'
    headers = {**PRIVATE, "content-disposition": named}
    return Response(body, media_type=TYPES[kind], headers=headers, status_code=200)


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(str(request.path_params["edition"]))
    every = await reported(request.scope["state"]["actor"], row.id)
    answered = [one.answer.said for one in every if one.answer]
    totals: dict[str, dict[str, Money]] = {}
    for one in answered:
        rules.sums(one.amounts, totals)
    only = request.query_params.get("only", "")
    return screen(
        request,
        "expo/exhibitors/results/desk.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        over=is_over(row.ends_on, row.zone, request.app.state.clock()),
        number=len(every),
        answered=len(answered),
        consultations=sum(one.consultations or 0 for one in answered),
        contracts=sum(one.contracts or 0 for one in answered),
        totals=totals,
        renewing=sum(one.renewal in ("same", "other") for one in answered),
        only=only,
        exhibitors=[
            one
            for one in every
            if only == ""
            or (only == "open" and one.answer is None)
            or (only == "renewal" and one.answer and one.answer.said.renewal in ("same", "other"))
        ],
        amounts=rules.AMOUNT_NAMES,
        agains=rules.AGAIN_NAMES,
        renewals=rules.RENEWAL_NAMES,
    )


ROUTES = [index, table]

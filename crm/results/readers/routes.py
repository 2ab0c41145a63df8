"""The public pages of results: what is published, with what the words mean and what was corrected."""

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.web.given import AnyRequest
from crm.results.desk.words import WORDS
from crm.results.readers.shelf import PublishedReport, PublishedResults
from crm.results.reports.routes import LIST
from crm.results.shown import Line, Link, board, name_of
from expo.editions.frame import page, reader
from i18n.locales import Language

FOLLOWED = "{list}/reports/{name}/deals?side={side}&value={value}&measure={measure}"


@get("/{lang:str}/results", name="crm.results.readers.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest, lang: FromPath[str]) -> Response[bytes]:
    """Every report in its newest revision, with its four figures."""
    found, language = _results(request), reader(request).language
    shown = [(one, board(one.figures, language, link_to(one))) for one in found.newest]
    return page(request, "crm/results/readers/index.html", section="results", shown=shown, **WORDS)


@get("/{lang:str}/results/{report:str}", name="crm.results.readers.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest, lang: FromPath[str], report: FromPath[str]) -> Response[bytes]:
    """One revision by `number-revision`, or the newest by its number; older ones stay as they were."""
    results, language = _results(request), reader(request).language
    found = results.by_name.get(report)
    if found is None:
        raise NotFound
    return page(
        request,
        "crm/results/readers/show.html",
        section="results",
        report=found,
        board=board(found.figures, language, link_to(found), fixed=_fixed(found)),
        scope=scope_of(found, language),
        revisions=results.revisions(found.number),
        called=_called(found, language),
        **WORDS,
    )


def link_to(report: PublishedReport) -> Link:
    """Where a figure is followed to its evidence, by who may: its address never changes."""
    return lambda side, value, measure: FOLLOWED.format(
        list=LIST, name=report.name, side=side, value=value, measure=measure
    )


def scope_of(report: PublishedReport, language: Language) -> list[Line]:
    """What it is limited to, of what everybody may know."""
    found = []
    for side in report.figures.sides:
        row = next((row for row in side.rows if row.value == report.scope.chosen(side.code)), None)
        if row is not None and report.scope.chosen(side.code):
            found.append(Line(name_of(side.code, row, language), side.code, ()))
    return found


def _fixed(report: PublishedReport) -> dict[str, str]:
    return {side.code: report.scope.chosen(side.code) for side in report.figures.sides}


def _called(report: PublishedReport, language: Language) -> dict[tuple[str, str], str]:
    rows = [(side.code, row) for side in report.figures.sides for row in side.rows]
    return {(code, row.value): name_of(code, row, language).text for code, row in rows}


def _results(request: AnyRequest) -> PublishedResults:
    found: PublishedResults = request.app.state.shelf["results"]
    return found


ROUTES = [index, show]

"""Organisations at the desk: found, looked at, and taken out as a table."""

from datetime import datetime
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.accounts.forms import LONGEST_REASON
from core.access.roles import ROLE_NAMES
from core.access.trail.queries import told_of
from core.files.queries import files_of, live_file
from core.forms.form import Form, blank, read_form, typed
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from directory.organisations.exports.commands import export as take_out
from directory.organisations.exports.sheet import sheet_of
from directory.organisations.members.queries import sight_of
from directory.organisations.queries import A_PAGE, number_of, organisation_for, organisations
from directory.organisations.rules import KIND_NAMES
from directory.organisations.slots import PAPER
from directory.organisations.standing.queries import standing_of
from directory.organisations.standing.rules import IDENTIFIERS, SIZES
from directory.permissions import Directory
from directory.relationships.queries import ties_of
from directory.sections import sections_of
from i18n.formats import SEOUL
from i18n.screens import language_for

LONGEST_CODE = 60


async def _list(request: AnyRequest, form: Form, *, words: str, after: str = "") -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    found = await organisations(actor, words=words, after=after, limit=A_PAGE + 1)
    return screen(
        request,
        "directory/organisations/desk/index.html",
        section="organisations",
        found=found[:A_PAGE],
        number=await number_of(actor, words=words),
        words=words,
        further=found[A_PAGE - 1].code if len(found) > A_PAGE else None,
        form=form,
    )


@get("/desk/organisations", name="directory.organisations.desk.index", policy=Directory.ORGANISATION_LIST)
async def index(request: AnyRequest, q: FromQuery[str] = "", after: FromQuery[str] = "") -> Response[bytes]:
    """By code; `q` looks in codes and in names of every language."""
    words = typed(q)
    return await _list(request, blank(q=words), words=words, after=typed(after, most=LONGEST_CODE))


@get("/desk/organisations/{code:str}", name="directory.organisations.desk.show", policy=Directory.ORGANISATION_LIST)
async def show(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """With its papers, who can see it, and what happened to it."""
    profile = await organisation_for(actor, code)
    if profile.code != code:
        return moved(f"/desk/organisations/{profile.code}")
    logo = await live_file(profile.logo) if profile.logo else None
    return screen(
        request,
        "directory/organisations/desk/show.html",
        section="organisations",
        organisation=profile,
        kinds=KIND_NAMES,
        logo=logo,
        papers=await files_of(actor, PAPER.name, profile.scope),
        standing=await standing_of(profile.id),
        identifiers=IDENTIFIERS,
        sizes=SIZES,
        ties=await ties_of(actor, profile.id, now=now),
        today=now.astimezone(SEOUL).date(),
        sections=await sections_of(request, actor, "organisation", profile.id),
        sight=await sight_of(actor, profile, now=now),
        history=await told_of(profile.id),
        role_names=ROLE_NAMES,
    )


@post(
    "/desk/organisations/exports",
    name="directory.organisations.exports.create",
    policy=Directory.ORGANISATION_EXPORT,
)
async def export(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """Not without a reason."""
    form = await read_form(request, shown_by=_list_again)
    words, because = typed(form.raw("q")), form.text("because", most=LONGEST_REASON)
    form.check()
    rows = await take_out(actor, words=words, because=because, now=now)
    return Response(
        sheet_of(rows, language_for(request, actor)), media_type="text/csv", status_code=200, headers=_saved(now)
    )


async def _list_again(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _list(request, form, words=typed(form.raw("q")))


def _saved(now: datetime) -> dict[str, str]:
    name = f"organisations-{now:%Y-%m-%d}.csv"
    return {**PRIVATE, "content-disposition": f'attachment; filename="{name}"', "x-content-type-options": "nosniff"}


ROUTES = [index, show, export]

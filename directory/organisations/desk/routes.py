"""Organisations at the desk: found, looked at, and taken out as a table."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from core.access.roles import ROLE_NAMES
from core.access.trail.queries import told_of
from core.files.queries import files_of, live_file
from core.forms.form import Form, blank
from core.lists.registry import Handed
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.lists.pages import list_page, opened
from directory.organisations.listed import EDITING, ORGANISATIONS
from directory.organisations.members.queries import sight_of
from directory.organisations.queries import organisation_for
from directory.organisations.rules import KIND_NAMES
from directory.organisations.slots import PAPER
from directory.organisations.standing.queries import standing_of
from directory.organisations.standing.rules import IDENTIFIERS, SIZES
from directory.permissions import Directory
from directory.relationships.queries import ties_of
from directory.sections import sections_of
from i18n.formats import SEOUL


@get("/desk/organisations", name="directory.organisations.desk.index", policy=Directory.ORGANISATION_LIST)
async def index(request: AnyRequest) -> Response[Any]:
    """By name; `q` looks in codes and in names of every language, and each column can be asked."""
    return await opened(request, ORGANISATIONS) or await page(request, blank())


async def page(request: AnyRequest, form: Form) -> Response[bytes]:
    """The list, shown anew when a form on it was refused."""
    return await list_page(request, ORGANISATIONS, "directory/organisations/desk/index.html", form)


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


LIST = Handed(ORGANISATIONS, page, EDITING)
ROUTES = [index, show]

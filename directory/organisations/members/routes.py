"""People of an organisation in the portal, and everybody else who can see it."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.access.roles import ROLE_NAMES, Role
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import MEMBERS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.organisations.members import commands, queries
from directory.organisations.queries import organisation_for
from directory.permissions import Directory
from i18n.catalogue import say
from i18n.screens import language_for


async def _index_page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    profile, now = await organisation_for(actor, str(request.path_params["code"])), request.app.state.clock()
    members = await queries.members(actor, profile, now=now)
    await note_list(actor, MEMBERS, [one.account for one in members], now=now)
    return screen(
        request,
        "directory/organisations/members/index.html",
        section="members",
        organisation=profile,
        members=members,
        role_names=ROLE_NAMES,
        form=form,
        empty=blank(),
        ending=request.path_params.get("grant"),
    )


@get("/portal/{code:str}/members", name="directory.organisations.members.index", policy=Directory.MEMBER_READ)
async def index(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """With who invited each, when and why."""
    return await _index_page(request, blank())


@post("/portal/{code:str}/members", name="directory.organisations.members.create", policy=Directory.MEMBER_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """The link goes to the person by mail; who has an account already needs none."""
    profile = await organisation_for(actor, code, Directory.MEMBER_WRITE)
    form = await read_form(request, shown_by=_index_page)
    email, name, because = form.email("email"), form.text("name"), form.text("because", most=LONGEST_REASON)
    form.check()

    async def invite() -> Response[Any]:
        sent = await commands.invite_member(actor, profile.id, email=email, name=name, because=because, now=now)
        template = "directory/organisations/members/invited.html"
        return screen(request, template, section="members", organisation=profile, name=name, sent=sent)

    return await once(request, invite, now=now)


@post(
    "/portal/{code:str}/members/{grant:uuid}/end",
    name="directory.organisations.members.destroy",
    policy=Directory.MEMBER_WRITE,
)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], grant: FromPath[UUID]
) -> Response[Any]:
    """With a reason, which stays with the role."""
    profile = await organisation_for(actor, code, Directory.MEMBER_WRITE)
    form = await read_form(request, shown_by=_index_page)
    because = form.text(f"ending-{grant}", most=LONGEST_REASON)
    form.check()
    await commands.end_membership(actor, profile.id, grant, because=because, now=now)
    return moved(f"/portal/{profile.code}/members")


@get("/portal/{code:str}/sight", name="directory.organisations.sight.index", policy=Directory.MEMBER_READ)
async def sight(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[bytes]:
    """Who can see this organisation's record and why, and what happened to it."""
    profile = await organisation_for(actor, code)
    found = await queries.sight_of(actor, profile, now=now)
    await note_list(actor, MEMBERS, [one.account for one in found.named], now=now)
    staff = say(language_for(request, actor), ROLE_NAMES[Role.ORGANISER])
    return screen(
        request,
        "directory/organisations/sight/index.html",
        section="sight",
        organisation=profile,
        sight=found,
        history=await queries.history_of(actor, profile, staff=staff),
        role_names=ROLE_NAMES,
    )


ROUTES = [index, create, destroy, sight]

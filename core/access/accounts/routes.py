"""Accounts at the desk: finding, inviting, giving and taking away roles, suspending."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.accounts import commands, forms, queries
from core.access.grants.commands import grant_role, revoke_role
from core.access.grants.rules import roles_to_invite
from core.access.permissions import Core
from core.access.recovery.commands import renew_entrance
from core.access.roles import ROLE_NAMES, Role, kind_of
from core.access.rules import is_confirmed
from core.access.trail.queries import told_of
from core.errors import NotFound
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.privacy.holdings.forms import spoken
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import ACCOUNT, ACCOUNTS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen


@get("/desk/accounts", name="core.access.accounts.index", policy=Core.ACCOUNT_READ)
async def index(
    request: AnyRequest, actor: GivenActor, now: GivenNow, q: FromQuery[str] = "", after: FromQuery[str] = ""
) -> Response[bytes]:
    """By name; `q` looks in names and addresses."""
    found = await queries.accounts(actor, words=typed(q), after=typed(after, most=300), now=now)
    await note_list(actor, ACCOUNTS, [one.id for one in found[: queries.PAGE]], question=typed(q), now=now)
    further = found[queries.PAGE - 1].place if len(found) > queries.PAGE else None
    return screen(
        request,
        "core/access/accounts/index.html",
        section="accounts",
        found=found[: queries.PAGE],
        further=further,
        words=q,
        role_names=ROLE_NAMES,
    )


async def _new_page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    offered = _offered(roles_to_invite(actor))
    return screen(
        request,
        "core/access/accounts/new.html",
        section="accounts",
        form=form,
        offered=offered,
        tongues=spoken(),
        **await _limits(request),
    )


@get("/desk/accounts/new", name="core.access.accounts.new", policy=Core.ACCOUNT_INVITE)
async def new(request: AnyRequest, organisation: FromQuery[str] = "") -> Response[bytes]:
    """An invitation; `organisation` is the code that its own page has filled in."""
    return await _new_page(request, blank(organisation=typed(organisation)))


@post("/desk/accounts", name="core.access.accounts.create", policy=Core.ACCOUNT_INVITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """The link goes to the person by mail, and is shown to nobody."""
    form = await read_form(request, shown_by=_new_page)
    limits = await _limits_in(request, form)
    one = forms.invitation(form, roles_to_invite(actor), *limits, [code for code, _ in spoken()])

    async def invite() -> Response[Any]:
        wanted = {"role": one.wanted.role, "scope": one.wanted.scope, "because": one.wanted.because}
        made = await commands.invite(
            actor,
            email=one.email,
            name=one.name,
            language=one.language,
            now=now,
            **wanted,  # type: ignore[arg-type]
        )
        return moved(f"/desk/accounts/{made.account}")

    return await once(request, invite, now=now)


@post("/desk/accounts/{account:uuid}/invitation", name="core.access.accounts.invite", policy=Core.ACCOUNT_INVITE)
async def invite_again(request: AnyRequest, actor: GivenActor, account: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """The letter was lost, or its link has ended."""

    async def effect() -> Response[None]:
        await commands.invite_again(actor, account, now=now)
        return moved(f"/desk/accounts/{account}")

    return await once(request, effect, now=now)


async def _show_page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    account = await queries.account_shown(actor, UUID(request.path_params["account"].hex))
    await note_look(actor, ACCOUNT, account.id, now=request.app.state.clock())
    allowed = [role for role in Role if kind_of(role) == account.kind]
    return screen(
        request,
        "core/access/accounts/show.html",
        section="accounts",
        form=form,
        account=account,
        grants=(grants := await queries.grants_of(actor, account.id)),
        called=await request.app.state.places.named(request, {one.scope for one in grants if one.scope}),
        offered=_offered(allowed),
        **await _limits(request),
        role_names=ROLE_NAMES,
        confirmed=is_confirmed(actor, request.app.state.clock()),
        history=await told_of(account.id),
    )


@get("/desk/accounts/{account:uuid}", name="core.access.accounts.show", policy=Core.ACCOUNT_READ)
async def show(request: AnyRequest, account: FromPath[UUID]) -> Response[bytes]:
    """Roles with who gave them, when and why."""
    return await _show_page(request, blank())


@post("/desk/accounts/{account:uuid}/grants", name="core.access.grants.create", policy=Core.GRANT_WRITE)
async def grant(request: AnyRequest, actor: GivenActor, account: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """A further role."""
    form = await read_form(request, shown_by=_show_page)
    wanted = forms.role_wanted(form, list(Role), *await _limits_in(request, form))

    async def effect() -> Response[None]:
        await grant_role(actor, account, role=wanted.role, scope=wanted.scope, because=wanted.because, now=now)
        return moved(f"/desk/accounts/{account}")

    return await once(request, effect, now=now)


@post(
    "/desk/accounts/{account:uuid}/grants/{grant:uuid}/revocation",
    name="core.access.grants.destroy",
    policy=Core.GRANT_WRITE,
)
async def revoke(
    request: AnyRequest, actor: GivenActor, account: FromPath[UUID], grant: FromPath[UUID], now: GivenNow
) -> Response[Any]:
    """From the person's next request on."""
    form = await read_form(request, shown_by=_show_page)
    if grant not in {one.id for one in await queries.grants_of(actor, account)}:
        raise NotFound
    await revoke_role(actor, grant, because=forms.reason(form), now=now)
    return moved(f"/desk/accounts/{account}")


@post("/desk/accounts/{account:uuid}/suspension", name="core.access.accounts.destroy", policy=Core.ACCOUNT_WRITE)
async def suspend(request: AnyRequest, actor: GivenActor, account: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """Every session of theirs ends at once."""
    form = await read_form(request, shown_by=_show_page)
    await commands.suspend(actor, account, because=forms.reason(form), now=now)
    return moved(f"/desk/accounts/{account}")


@post("/desk/accounts/{account:uuid}/restoration", name="core.access.accounts.update", policy=Core.ACCOUNT_WRITE)
async def restore(request: AnyRequest, actor: GivenActor, account: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """May sign in again, with the roles that were kept."""
    form = await read_form(request, shown_by=_show_page)
    await commands.restore(actor, account, because=forms.reason(form), now=now)
    return moved(f"/desk/accounts/{account}")


@post("/desk/accounts/{account:uuid}/entrance", name="core.access.recovery.create", policy=Core.ACCOUNT_WRITE)
async def renew(request: AnyRequest, actor: GivenActor, account: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """For somebody who has lost all proofs: the link goes to them by mail, and is shown to nobody."""
    form = await read_form(request, shown_by=_show_page)
    because = forms.reason(form)

    async def effect() -> Response[None]:
        await renew_entrance(actor, account, because=because, now=now)
        return moved(f"/desk/accounts/{account}")

    return await once(request, effect, now=now)


async def _limits(request: AnyRequest) -> dict[str, Any]:
    """What a form of a role offers to limit it to."""
    places = request.app.state.places
    return {"places": await places.listed(), "houses": await places.offered(request)}


async def _limits_in(request: AnyRequest, form: Form) -> tuple[list[str], str]:
    """The scopes that may be chosen, and that of what was typed."""
    places = request.app.state.places
    return [scope for scope, _ in await places.listed()], await places.typed(request, form, forms.ORGANISATION)


def _offered(roles: Any) -> list[tuple[str, str]]:
    return [(role.value, ROLE_NAMES[role]) for role in sorted(roles)]


ROUTES = [index, new, create, invite_again, show, grant, revoke, suspend, restore, renew]

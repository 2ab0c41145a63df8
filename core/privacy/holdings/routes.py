"""One's own page about what is held about one: seeing, taking along, correcting, being erased."""

from uuid import UUID

from litestar import Response, get, post

from core.access.attempts import allow
from core.access.guard import FAR_REACHING
from core.access.policies import SIGNED_IN
from core.access.rules import ConfirmationNeeded, is_confirmed
from core.access.sessions.cookie import take_session
from core.access.tables import Account
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.privacy.erasure.commands import erase
from core.privacy.holdings import commands, forms, labels
from core.privacy.holdings.queries import looks_at
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen

PAGE = "/account/data"
COPIES = 10
"""An hour: each reads every table."""


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    account = _own(actor.account)
    return screen(
        request,
        "core/privacy/holdings/index.html",
        section="data",
        form=form,
        found=await commands.look(actor, "account", account, now=now),
        looks=await looks_at(account),
        words=labels,
        spoken=forms.spoken(),
    )


@get(PAGE, name="core.privacy.holdings.index", policy=SIGNED_IN)
async def index(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """By table, with why it is held and for how long."""
    row = await Account.select(Account.name, Account.language).where(Account.id == actor.account).first()
    return await _page(request, blank(**(row or {})))


@post(f"{PAGE}/details", name="core.privacy.holdings.update", policy=SIGNED_IN)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[None]:
    """One's name and language."""
    wanted = forms.details(await read_form(request, shown_by=_page))
    await commands.correct(actor, name=wanted.name, language=wanted.language, now=now)
    return moved(PAGE)


@post(f"{PAGE}/copy", name="core.privacy.holdings.create", policy=SIGNED_IN, opt={FAR_REACHING: True})
async def create(actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """All of it as a file; asked for with a form, since it is recorded."""
    account = _own(actor.account)
    await allow("privacy.copy", str(account), most=COPIES, seconds=3600, now=now)
    packed = await commands.copy(actor, "account", account, reason=commands.OWN, now=now)
    return download(packed, "madang.zip")


async def _erasure_page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    confirmed = is_confirmed(actor, request.app.state.clock())
    return screen(request, "core/privacy/holdings/erasure.html", section="data", form=form, confirmed=confirmed)


@get(f"{PAGE}/erasure", name="core.privacy.erasure.new", policy=SIGNED_IN)
async def erasure(request: AnyRequest) -> Response[bytes]:
    """What will happen, before it does."""
    return await _erasure_page(request, blank())


@post(f"{PAGE}/erasure", name="core.privacy.erasure.create", policy=SIGNED_IN)
async def erased(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """Needs a fresh proof of who is asking. Raises ConfirmationNeeded."""
    if not is_confirmed(actor, now):
        raise ConfirmationNeeded
    forms.understood(await read_form(request, shown_by=_erasure_page))
    await erase(actor, "account", _own(actor.account), reason="asked", now=now)
    response = screen(request, "core/privacy/holdings/erased.html")
    take_session(response)
    return response


def download(octets: bytes, name: str) -> Response[bytes]:
    """A file that is saved and never opened on our address."""
    headers = {**PRIVATE, "content-disposition": f'attachment; filename="{name}"', "x-content-type-options": "nosniff"}
    return Response(octets, media_type="application/zip", headers=headers)


def _own(account: UUID | None) -> UUID:
    if account is None:
        raise NotFound
    return account


ROUTES = [index, update, create, erasure, erased]

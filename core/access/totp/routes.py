"""One's own authenticator app: another one in its place."""

from litestar import Response, get, post

from core.access.entrances.forms import one_code
from core.access.guard import FAR_REACHING
from core.access.passwords.routes import password_page
from core.access.policies import SIGNED_IN
from core.access.proofs import has_second_step
from core.access.rules import CONFIRMING
from core.access.totp.commands import NotOffered, change_app, offered, seed_in
from core.access.totp.drawing import drawn
from core.forms.form import Form, blank, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen

PAGE = "/account/authenticator"


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    if isinstance(form.refusal, NotOffered):
        form.values["pending"] = [offered(actor)]
    return screen(
        request,
        "core/access/totp/index.html",
        form=form,
        app=await has_second_step(actor.account),
        **drawn(seed_in(actor, form.raw("pending")), actor.shown),
    )


@get(PAGE, name="core.access.totp.index", policy=SIGNED_IN, opt={FAR_REACHING: True})
async def index(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """A seed that is good for this account alone, and is nobody's until it has shown a code."""
    if actor.kind not in CONFIRMING:
        return await password_page(request, blank())
    return await _page(request, blank(pending=offered(actor)))


@post(PAGE, name="core.access.totp.update", policy=SIGNED_IN, opt={FAR_REACHING: True})
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """The new app's first code; the answer shows new recovery codes, once."""
    form = await read_form(request, shown_by=_page)
    if actor.kind not in CONFIRMING:
        return await password_page(request, form)
    codes = await change_app(actor, form.raw("pending"), one_code(form), now=now)
    return screen(request, "core/access/entrances/codes.html", codes=codes)


ROUTES = [index, update]

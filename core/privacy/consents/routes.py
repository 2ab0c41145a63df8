"""One's own consents, and the overview for the privacy officer."""

from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.policies import SIGNED_IN
from core.errors import NotFound, mark
from core.forms.form import Form, blank, read_form
from core.privacy.consents import commands
from core.privacy.consents.queries import asked_of, counts
from core.privacy.holdings.forms import spoken
from core.privacy.permissions import Privacy
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

PAGE, WELCOME = "/account/consents", "/account/welcome"
CHANNEL = "page"


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    asked = await asked_of(_own(actor.account), request.app.state.clock())
    return screen(request, "core/privacy/consents/index.html", section="data", form=form, asked=asked)


@get(PAGE, name="core.privacy.consents.index", policy=SIGNED_IN)
async def index(request: AnyRequest) -> Response[bytes]:
    """Each by itself, none ticked beforehand."""
    return await _page(request, blank())


@post(f"{PAGE}/{{purpose:str}}", name="core.privacy.consents.create", policy=SIGNED_IN)
async def create(request: AnyRequest, actor: GivenActor, purpose: FromPath[str], now: GivenNow) -> Response[None]:
    """The box must be ticked by hand; which language the words were read in is kept."""
    form = await read_form(request, shown_by=_page)
    if not form.flag(f"agree-{purpose}"):
        form.mistake(f"agree-{purpose}", mark("Please tick the box if you agree."))
    language = _read_in(form)
    form.check()
    await commands.agree(actor, purpose, language=language, channel=CHANNEL, now=now)
    return moved(PAGE)


@post(f"{PAGE}/{{purpose:str}}/withdrawal", name="core.privacy.consents.destroy", policy=SIGNED_IN)
async def destroy(request: AnyRequest, actor: GivenActor, purpose: FromPath[str], now: GivenNow) -> Response[None]:
    """One press: easier than agreeing was."""
    await read_form(request, shown_by=_page)
    await commands.withdraw(actor, purpose, now=now)
    return moved(PAGE)


async def _welcome_page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    asked = await asked_of(_own(actor.account), request.app.state.clock())
    return screen(request, "core/privacy/consents/new.html", form=form, asked=asked)


@get(WELCOME, name="core.privacy.consents.new", policy=SIGNED_IN)
async def new(request: AnyRequest) -> Response[bytes]:
    """After the first entrance: what is kept is told, what is optional asked; it can be left out."""
    return await _welcome_page(request, blank())


@post(WELCOME, name="core.privacy.consents.update", policy=SIGNED_IN)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[None]:
    """What was ticked, by hand, and nothing else."""
    form = await read_form(request, shown_by=_welcome_page)
    asked = [one.purpose for one in await asked_of(_own(actor.account), now) if not one.needed]
    ticked = [one for one in asked if form.flag(f"agree-{one}")]
    language = _read_in(form)
    form.check()
    await commands.agree_to(actor, ticked, language=language, channel=CHANNEL, now=now)
    return moved("/account")


@get("/desk/privacy/consents", name="core.privacy.consents.show", policy=Privacy.READ)
async def show(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """Every wording with how many agreed and withdrew."""
    return screen(request, "core/privacy/consents/show.html", section="privacy", found=await counts(actor))


def _read_in(form: Form) -> str:
    return form.choice("language", [code for code, _ in spoken()])


def _own(account: UUID | None) -> UUID:
    if account is None:
        raise NotFound
    return account


ROUTES = [index, create, destroy, new, update, show]

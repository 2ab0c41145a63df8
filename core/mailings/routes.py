"""Mailings at the desk, and the way out of them that letters carry."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.permissions import Core
from core.access.policies import PUBLIC
from core.access.rules import is_confirmed
from core.access.trail.queries import told_of
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.mailings import commands, leaving, queries
from core.mailings.forms import words
from core.mailings.rules import LEFT_OUT, SCOPES
from core.privacy.holdings.forms import spoken
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import LETTERS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

PAGE = "/desk/mailings"


@get(PAGE, name="core.mailings.index", policy=Core.MAIL_READ)
async def index(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """The latest first."""
    return screen(request, "core/mailings/index.html", section="mailings", found=await queries.mailings(actor))


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    scopes = [(one.code, one.label) for one in SCOPES]
    return screen(
        request, "core/mailings/new.html", section="mailings", form=form, scopes=scopes, languages_here=spoken()
    )


@get(f"{PAGE}/new", name="core.mailings.new", policy=Core.MAIL_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """One text a language."""
    return await _new(request, blank())


@post(PAGE, name="core.mailings.create", policy=Core.MAIL_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Its letters are written and held: nothing is sent."""
    form = await read_form(request, shown_by=_new)
    wanted = words(form)

    async def effect() -> Response[Any]:
        said = {"title": wanted.title, "whom": wanted.whom}
        return moved(f"{PAGE}/{await commands.prepare(actor, **said, texts=wanted.texts, now=now)}")

    return await once(request, effect, now=now)


@get(f"{PAGE}/{{mailing:uuid}}", name="core.mailings.show", policy=Core.MAIL_READ)
async def show(request: AnyRequest, actor: GivenActor, mailing: FromPath[UUID], now: GivenNow) -> Response[bytes]:
    """To be looked at before it goes; afterwards, what became of it."""
    found = await queries.mailing_shown(actor, mailing)
    samples = await queries.samples(actor, found.batch)
    await note_list(actor, LETTERS, [one.account or one.id for one in samples], now=now)
    return screen(
        request,
        "core/mailings/show.html",
        section="mailings",
        mailing=found,
        history=await told_of(mailing),
        samples=samples,
        left_out_names=LEFT_OUT,
        language_names=dict(spoken()),
        confirmed=is_confirmed(actor, now),
    )


@post(f"{PAGE}/{{mailing:uuid}}/release", name="core.mailings.update", policy=Core.MAIL_RELEASE)
async def release(actor: GivenActor, mailing: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """Lets it go."""
    await commands.release(actor, mailing, now=now)
    return moved(f"{PAGE}/{mailing}")


@post(f"{PAGE}/{{mailing:uuid}}/stop", name="core.mailings.destroy", policy=Core.MAIL_RELEASE)
async def stop(actor: GivenActor, mailing: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """What has not left stays."""
    await commands.stop(actor, mailing, now=now)
    return moved(f"{PAGE}/{mailing}")


@get("/unsubscribe/{token:str}", name="core.mailings.leaving", policy=PUBLIC)
async def leaving_page(request: AnyRequest, token: FromPath[str]) -> Response[bytes]:
    """Looking changes nothing: mail programs follow links by themselves."""
    leaving.opened(token)
    return screen(request, "core/mailings/leaving.html", token=token, done=False)


@post("/unsubscribe/{token:str}", name="core.mailings.leave", policy=PUBLIC)
async def leave(request: AnyRequest, token: FromPath[str], now: GivenNow) -> Response[bytes]:
    """The link is the proof: mail programs send this by themselves when somebody asks them to (RFC 8058)."""
    await leaving.leave(token, now=now)
    return screen(request, "core/mailings/leaving.html", token=token, done=True)


ROUTES = [index, new, create, show, release, stop, leaving_page, leave]

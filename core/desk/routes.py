"""The desk's own pages: what awaits one, finding anything, who may do what, whether everything runs, its components."""

from litestar import Response, get
from litestar.params import FromQuery

from core.access.permissions import Core
from core.access.policies import policies
from core.access.roles import ROLE_NAMES
from core.access.rules import may
from core.access.trail.queries import Wanted, trail
from core.desk.health.routes import health
from core.desk.home import parts_for
from core.desk.palette import look
from core.errors import mark
from core.forms.form import Form, blank
from core.privacy.reads.facts import KINDS as LOOKS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen

LATEST = 8


@get("/desk", name="core.desk.index", policy=Core.DESK_READ)
async def index(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """Where this person goes on: what awaits them on each floor, what happened last, and what they may do."""
    allowed = [policy for name, policy in sorted(policies().items()) if may(actor, name)]
    return screen(
        request,
        "core/desk/index.html",
        section="home",
        allowed=allowed,
        role_names=ROLE_NAMES,
        parts=await parts_for(request, actor, now, request.app.state.at_home),
        latest=(await trail(actor, Wanted(without=LOOKS), limit=LATEST)) if may(actor, Core.AUDIT_READ) else [],
    )


@get("/desk/access", name="core.desk.access", policy=Core.ACCESS_READ)
async def access(request: AnyRequest) -> Response[bytes]:
    """Every permission and the roles that hold it."""
    return screen(
        request,
        "core/desk/access.html",
        section="access",
        declared=sorted(policies().values(), key=lambda one: one.name),
        role_names=ROLE_NAMES,
    )


@get("/desk/palette", name="core.desk.palette", policy=Core.DESK_READ)
async def palette(request: AnyRequest, actor: GivenActor, q: FromQuery[str] = "") -> Response[bytes]:
    """A page of its own; the script shows its results over any other page."""
    kinds = await look(request, actor, request.app.state.finders, q)
    return screen(request, "core/desk/palette.html", kinds=kinds, query=q)


@get("/desk/keys", name="core.desk.keys", policy=Core.DESK_READ)
async def keys(request: AnyRequest) -> Response[bytes]:
    """A page of its own; the script shows its list over any other page."""
    return screen(request, "core/desk/keys.html")


@get("/desk/gallery", name="core.desk.gallery", policy=Core.DESK_READ)
async def gallery(request: AnyRequest, form: FromQuery[str] = "") -> Response[bytes]:
    """Every component in every state, for those who build pages and for the tests that look at them."""
    shown = {"filled": _filled, "wrong": _wrong}.get(form, blank)
    return screen(request, "core/desk/gallery.html", form=shown())


def _filled() -> Form:
    return blank(name="Kim Haneul", text="One line\nand another", role="auditor", agreed="yes", way="mail")


def _wrong() -> Form:
    form = _filled()
    for name in ("name", "secret", "code", "text", "role", "agreed", "way", "file"):
        form.mistake(name, mark("This is needed."))
    return form


ROUTES = [index, access, palette, keys, health, gallery]

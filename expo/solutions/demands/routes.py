"""What cities look for, as everybody may read it; and the way to say so oneself."""

from random import SystemRandom
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import given_actor
from core.access.policies import PUBLIC, SIGNED_IN, VISITOR
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from expo.editions.frame import page, publication
from expo.editions.personal import personal
from expo.solutions.demands.commands import begin_demand
from expo.solutions.readers.routes import WORDS, market_of

LIST = "/{lang:str}/{edition:str}/demands"


@get(LIST, name="expo.solutions.demands.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """Those that are approved and that their owner wants to be read."""
    shown, market = publication(request, edition), market_of(request, edition)
    given: dict[str, Any] = {"edition": shown.edition, "market": market, **WORDS}
    return page(request, "expo/solutions/demands/index.html", section="solutions", **given)


@get(f"{LIST}/new", name="expo.solutions.demands.new", policy=VISITOR)
async def new(request: AnyRequest) -> Response[bytes]:
    """What happens to it, before anybody signs in."""
    return await _new(request, blank())


@post(f"{LIST}/new", name="expo.solutions.demands.create", policy=SIGNED_IN)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, lang: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """A draft, which is kept from here on."""
    await read_form(request, shown_by=_new)

    async def effect() -> Response[None]:
        code = await begin_demand(actor, edition=edition, chance=SystemRandom(), now=now)
        return moved(f"/account/demands/{code}")

    return await once(request, effect, now=now)


@get(f"{LIST}/{{code:str}}", name="expo.solutions.demands.show", policy=PUBLIC, sync_to_thread=False)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """One of them; how to answer it, without whom one would write to."""
    shown = publication(request, edition)
    one = market_of(request, edition).demand(code)
    if one is None:
        raise NotFound
    given: dict[str, Any] = {"edition": shown.edition, "one": one, **WORDS}
    return page(request, "expo/solutions/demands/show.html", section="solutions", **given)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    shown, actor = publication(request, request.path_params["edition"]), given_actor(request)
    signed_in = actor.account is not None and actor.complete
    given: dict[str, Any] = {"section": "solutions", "edition": shown.edition, "form": form, "signed_in": signed_in}
    return personal(request, "expo/solutions/demands/new.html", **given)


ROUTES = [index, new, create, show]

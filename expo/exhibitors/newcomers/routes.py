"""Applying to exhibit without an account: what it is, the form, the letter's link."""

from random import SystemRandom
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.policies import VISITOR
from core.access.sessions.cookie import give_session
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.consents.queries import told_to_all
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenNow
from core.web.screens import moved, screen
from directory.organisations.queries import country_codes
from expo.editions.frame import current_edition, editions, reader
from expo.editions.personal import personal
from expo.editions.queries import edition_called
from expo.exhibitors import rules
from expo.exhibitors.newcomers.commands import ask, come_in
from expo.exhibitors.newcomers.forms import TAGS, introduction_in, named_in
from expo.exhibitors.portal.queries import opening
from expo.exhibitors.queries import fair_of
from i18n.text import required

PAGE = "/{lang:str}/{edition:str}/exhibit"
LINK = "/exhibiting"
AGENT = "user-agent"


@get(PAGE, name="expo.exhibitors.newcomers.index", policy=VISITOR)
async def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """What it is to exhibit, by when and on what terms; the form while applications are open."""
    return await _page(request, blank(language=lang))


@post(PAGE, name="expo.exhibitors.newcomers.create", policy=VISITOR)
async def create(request: AnyRequest, now: GivenNow, lang: FromPath[str], edition: FromPath[str]) -> Response[Any]:
    """The same answer for every address."""
    form = await read_form(request, shown_by=_page)
    said = introduction_in(form, await country_codes())
    form.check()

    async def effect() -> Response[None]:
        await ask(edition, said, where=address_of(request), now=now)
        return moved(f"/{lang}/{edition}/exhibit/sent")

    return await once(request, effect, now=now)


@get(f"{PAGE}/sent", name="expo.exhibitors.newcomers.sent", policy=VISITOR)
async def sent(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """Whether a letter was sent, and which, it does not say."""
    return await _page(request, blank(), template="expo/exhibitors/newcomers/sent.html")


@get(f"{LINK}/{{token:str}}", name="expo.exhibitors.newcomers.link", policy=VISITOR)
async def link(request: AnyRequest, token: FromPath[str]) -> Response[bytes]:
    """Looking uses nothing up: mail scanners look too."""
    return await _link_page(request, blank(token=token))


@post(LINK, name="expo.exhibitors.newcomers.enter", policy=VISITOR)
async def enter(request: AnyRequest, now: GivenNow) -> Response[None]:
    """Uses the link up; they choose how to come in from now on, and are led to their application."""
    form = await read_form(request, shown_by=_link_page)
    agent = request.headers.get(AGENT, "")
    opened, draft = await come_in(form.raw("token"), chance=SystemRandom(), now=now, agent=agent)
    response = moved(f"/account/second-step?next={draft}")
    give_session(response, opened.token)
    return response


async def _page(
    request: AnyRequest, form: Form, template: str = "expo/exhibitors/newcomers/index.html"
) -> Response[bytes]:
    """In the frame of the edition that is on show where this one has no programme yet: companies apply long before."""
    now, slug = request.app.state.clock(), str(request.path_params["edition"])
    row = await edition_called(slug)
    fair, published = await fair_of(row.id), editions(request).published.get(slug)
    around = published.edition if published else current_edition(request)
    if around is None or (published is None and fair.applications_open_at is None):
        raise NotFound
    opens, closes = fair.applications_open_at, fair.applications_close_at
    return personal(
        request,
        template,
        section="exhibit",
        edition=around,
        row=row,
        name=required(row.name),
        fair=fair,
        zone=ZoneInfo(row.zone),
        phase="later" if fair.applications_open_at is None else opening(opens, closes, now),
        form=form,
        kinds=rules.KIND_NAMES,
        least=rules.LEAST_AREA,
        countries=await country_codes(),
        named_in=named_in(reader(request).language),
        tags=TAGS,
        told=await told_to_all(now),
    )


async def _link_page(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(request, "expo/exhibitors/newcomers/link.html", form=form)


ROUTES = [index, create, sent, link, enter]

"""Writing to the exhibitors that a filter finds, at the desk: whom, what, one's own trial, and as each reads it."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.guard import given_actor
from core.access.permissions import Core
from core.access.rules import is_confirmed
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.mailings.commands import release, stop
from core.mailings.forms import texts_in
from core.mailings.rules import LEFT_OUT
from core.privacy.holdings.forms import spoken
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import LETTERS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.editions.rules import today_in
from expo.exhibitors.desk.filters import ASKED, exhibitors_found
from expo.exhibitors.mailings.commands import try_on_oneself, write_to_exhibitors
from expo.exhibitors.mailings.queries import letter_to, mailing_of, mailings_of
from expo.exhibitors.mailings.rules import PLACES, left_out
from expo.exhibitors.mailings.wordings import wording
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/exhibitors/mailings"
LONGEST_TITLE = 150


@get(PAGE, name="expo.exhibitors.mailings.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest, actor: GivenActor, edition: FromPath[str]) -> Response[bytes]:
    """The latest first."""
    row = await edition_called(edition)
    return screen(
        request,
        "expo/exhibitors/mailings/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        rows=await mailings_of(actor, row.id),
    )


@get(f"{PAGE}/new", name="expo.exhibitors.mailings.new", policy=Core.MAIL_WRITE)
async def new(
    request: AnyRequest, actor: GivenActor, edition: FromPath[str], like: FromQuery[UUID | None] = None
) -> Response[bytes]:
    """To those that the list's own address finds; `?like=` begins with a former mailing, `?words=` with a wording."""
    asked = {name: typed(request.query_params.get(name, "")) for name in ASKED}
    said: dict[str, str] = {}
    if like is not None:
        known = await mailing_of(actor, edition, like)
        asked = {**asked, **known.asked} if not any(asked.values()) else asked
        said = {f"{part}-{tag}": text for tag, of in known.mailing.texts.items() for part, text in of.items()}
    said |= wording(request.query_params.get("words", ""))
    return await _new(request, blank(**asked, **said))


@post(PAGE, name="expo.exhibitors.mailings.create", policy=Core.MAIL_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """The letters are written and held: nothing is sent."""
    form = await read_form(request, shown_by=_new)
    title, texts = form.text("title", most=LONGEST_TITLE), texts_in(form, PLACES)
    form.check()
    asked = {name: typed(form.raw(name)) for name in ASKED}

    async def effect() -> Response[None]:
        made = await write_to_exhibitors(actor, edition=edition, asked=asked, title=title, texts=texts, now=now)
        return moved(f"/desk/{edition}/exhibitors/mailings/{made}")

    return await once(request, effect, now=now)


@get(f"{PAGE}/{{mailing:uuid}}", name="expo.exhibitors.mailings.show", policy=Core.MAIL_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """To be looked at before it goes; `?to=` is the number of the exhibitor whose letter is read."""
    return await _show(request, blank())


@post(f"{PAGE}/{{mailing:uuid}}/trial", name="expo.exhibitors.mailings.trial", policy=Core.MAIL_WRITE)
async def trial(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], mailing: FromPath[UUID]
) -> Response[Any]:
    """One of its letters, to whoever asks."""
    form = await read_form(request, shown_by=_show)
    code = form.raw("to")

    async def effect() -> Response[None]:
        await try_on_oneself(actor, edition=edition, mailing=mailing, code=code, now=now)
        return moved(f"/desk/{edition}/exhibitors/mailings/{mailing}?to={code}&tried=yes")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{mailing:uuid}}/release", name="expo.exhibitors.mailings.update", policy=Core.MAIL_RELEASE)
async def let_go(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], mailing: FromPath[UUID]
) -> Response[Any]:
    """From now on its letters are sent."""
    await read_form(request, shown_by=_show)
    await mailing_of(actor, edition, mailing)
    await release(actor, mailing, now=now)
    return moved(f"/desk/{edition}/exhibitors/mailings/{mailing}")


@post(f"{PAGE}/{{mailing:uuid}}/stop", name="expo.exhibitors.mailings.destroy", policy=Core.MAIL_RELEASE)
async def keep(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], mailing: FromPath[UUID]
) -> Response[Any]:
    """What has not left stays."""
    await read_form(request, shown_by=_show)
    await mailing_of(actor, edition, mailing)
    await stop(actor, mailing, now=now)
    return moved(f"/desk/{edition}/exhibitors/mailings/{mailing}")


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, row = given_actor(request), await edition_called(request.path_params["edition"])
    asked = {name: typed(form.raw(name)) for name in ASKED}
    found = await exhibitors_found(actor, row.id, asked, today_in(row.zone, request.app.state.clock()))
    reasons = {one.id: left_out(one.contact.email, sample=one.sample) for one in found.ones}
    reached = [one for one in found.ones if not reasons[one.id]]
    counted: dict[str, int] = {}
    for one in reached:
        counted[one.contact.language] = counted.get(one.contact.language, 0) + 1
    return screen(
        request,
        "expo/exhibitors/mailings/new.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        asked={name: value for name, value in found.asked.items() if value},
        found=found.ones,
        without=[(one, LEFT_OUT[reasons[one.id]]) for one in found.ones if reasons[one.id]],
        counted=counted,
        languages_here=spoken(),
        places=PLACES,
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = given_actor(request), request.app.state.clock()
    row = await edition_called(request.path_params["edition"])
    known = await mailing_of(actor, row.slug, UUID(str(request.path_params["mailing"])))
    chosen = await letter_to(known, request.query_params.get("to", "") or form.raw("to"))
    firsts = [next((one.code for one in known.reached if one.language == tag), "") for tag in known.mailing.texts]
    samples = [one for one in [await letter_to(known, code) for code in firsts] if one]
    seen = [one.to.letter for one in (*samples, chosen) if one and one.to.letter]
    await note_list(actor, LETTERS, seen, now=now)
    return screen(
        request,
        "expo/exhibitors/mailings/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        known=known,
        form=form,
        samples=samples,
        chosen=chosen,
        tried=bool(request.query_params.get("tried")),
        reasons=LEFT_OUT,
        language_names=dict(spoken()),
        confirmed=is_confirmed(actor, now),
    )


ROUTES = [index, new, create, show, trial, let_go, keep]

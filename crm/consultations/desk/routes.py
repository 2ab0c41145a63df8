"""Consultation records at the desk: the list, one record, walk-ins, and the record of a meeting."""

from random import SystemRandom
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.rules import may, require
from core.access.trail.queries import told_of
from core.errors import NotFound, mark
from core.forms.again import again
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.lists.registry import Handed
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.consultations.advancing import follow_meeting
from crm.consultations.commands import WalkIn, add_walk_in, write_as_staff
from crm.consultations.desk.listed import CONSULTATIONS
from crm.consultations.lines import before_in, filled, said_in, unwritten
from crm.consultations.permissions import Consultations
from crm.consultations.queries import record_for, record_of_meeting
from crm.consultations.rules import CONSENTS, STATE_NAMES, TAKES_WORDS
from crm.consultations.table.queries import companies_at
from crm.consultations.table.routes import words
from crm.deals.queries import deals_of_country
from directory.lists.pages import list_page, opened
from directory.organisations.tables import Organisation
from expo.editions.queries import all_editions, edition_called
from expo.meetings.permissions import Meetings
from i18n.screens import language_for
from i18n.text import required

LIST = "/desk/consultations"
ONE = f"{LIST}/{{record:uuid}}"


@get(LIST, name="crm.consultations.desk.index", policy=Consultations.CONSULTATION_READ)
async def index(request: AnyRequest) -> Response[Any]:
    """The earliest first; each column can be asked."""
    return await opened(request, CONSULTATIONS) or await page(request, blank())


@get(ONE, name="crm.consultations.desk.show", policy=Consultations.CONSULTATION_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """With what the company said of it, the deal it led to, and what happened to it."""
    return await show_page(request, blank())


@post(ONE, name="crm.consultations.desk.update", policy=Consultations.CONSULTATION_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, record: FromPath[UUID]) -> Response[Any]:
    """What somebody else changed meanwhile stays; where both changed the same, both are shown."""
    form = await read_form(request, shown_by=show_page)
    said, before = said_in(form), before_in(form)
    form.check()

    async def effect() -> Response[None]:
        await write_as_staff(actor, record, said, before, now=now)
        return moved(f"{LIST}/{record}")

    return await once(request, effect, now=now)


@get(f"{LIST}/meetings/{{meeting:uuid}}", name="crm.consultations.desk.meeting", policy=Meetings.MEETING_READ)
async def meeting(actor: GivenActor, meeting: FromPath[UUID]) -> Response[None]:
    """From a meeting to its record."""
    found = await record_of_meeting(actor, meeting)
    if found is None:
        raise NotFound
    return moved(f"{LIST}/{found.id}")


@post(
    f"{LIST}/meetings/{{meeting:uuid}}", name="crm.consultations.desk.follow", policy=Consultations.CONSULTATION_WRITE
)
async def follow(request: AnyRequest, now: GivenNow, meeting: FromPath[UUID]) -> Response[Any]:
    """The same for one whose record is not there yet: it is made."""
    await read_form(request, shown_by=page)
    found = await follow_meeting(meeting, now=now)
    if found is None:
        raise NotFound
    return moved(f"{LIST}/{found}")


@get(f"{LIST}/new", name="crm.consultations.desk.new", policy=Consultations.CONSULTATION_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """A walk-in; `?edition=` is the latest unless another is asked for."""
    return await _new(request, blank(edition=request.query_params.get("edition", "")))


@post(LIST, name="crm.consultations.desk.create", policy=Consultations.CONSULTATION_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Two who met without an appointment; what was said is written on the next page."""
    form = await read_form(request, shown_by=_new)
    require(actor, Consultations.CONSULTATION_WRITE)
    editions = {one.slug: one.id for one in await all_editions()}
    slug = form.choice("edition", editions)
    company = form.choice("company", await companies_at(editions[slug]) if slug in editions else [])
    other = form.text("other")
    form.check()
    known = await Organisation.select(Organisation.id).where(Organisation.code == other).first()

    async def effect() -> Response[None]:
        mine = await Organisation.select(Organisation.id).where(Organisation.code == company).first()
        if mine is None:
            raise NotFound
        origin = f"desk:{form.raw('idempotency')[:60]}"
        walk_in = WalkIn(editions[slug], mine["id"], origin, known["id"] if known else None, other)
        made = await add_walk_in(actor, walk_in, chance=SystemRandom(), now=now)
        return moved(f"{LIST}/{made}")

    return await once(request, effect, now=now)


async def page(request: AnyRequest, form: Form) -> Response[bytes]:
    """The list, shown anew when a form on it was refused."""
    return await list_page(
        request, CONSULTATIONS, "crm/consultations/desk/index.html", form, editions=await _editions(request)
    )


async def show_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """One record; `form` as it was sent where it was refused."""
    actor = request.scope["state"]["actor"]
    one = await record_for(actor, request.path_params["record"])
    writes = may(actor, Consultations.CONSULTATION_WRITE)
    if "product" not in form.values:  # another small form of the page was refused
        fresh = filled(one.said) if one.said.product else unwritten(language="ko", source="company", currency="USD")
        fresh.errors, fresh.refusal = form.errors, form.refusal
        fresh.values |= {name: value for name, value in form.values.items() if name not in fresh.values}
        form = fresh
    form.values.setdefault("name", [one.said.product])
    return screen(
        request,
        "crm/consultations/desk/show.html",
        section="consultations",
        one=one,
        form=again(form),
        writes=writes and (one.state in TAKES_WORDS or one.state == "confirmed_by_company"),
        states=STATE_NAMES,
        consents=CONSENTS,
        supported=[(deal.code, deal.name) for deal in await deals_of_country(actor, one.country or "")],
        history=await told_of(one.id),
        **words(language_for(request, actor)),
    )


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    editions = await _editions(request)
    chosen = form.raw("edition") if form.raw("edition") in dict(editions) else next(iter(dict(editions)), "")
    form.values["edition"] = [chosen]
    there = await companies_at((await edition_called(chosen)).id) if chosen else {}
    if not there:
        form.mistake("company", mark("No exhibitor takes part in this edition yet."))
    return screen(
        request,
        "crm/consultations/desk/new.html",
        section="consultations",
        form=form,
        editions=editions,
        companies=there,
    )


async def _editions(request: AnyRequest) -> list[tuple[str, str]]:
    chain = language_for(request, request.scope["state"]["actor"]).chain
    return [(row.slug, required(row.name).read(chain).text) for row in await all_editions()]


CONSULTATION_LIST = Handed(CONSULTATIONS, page)
ROUTES = [index, show, update, meeting, follow, new, create]

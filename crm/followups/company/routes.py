"""The form of a wave by its link, without an account; the desk shows the same as a preview, and answers for who calls."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.policies import VISITOR
from core.access.rules import may
from core.actor import SYSTEM, Actor, by_link
from core.errors import NotFound
from core.files.receiving import ROOM_FOR_THE_REST
from core.files.rules import FileRefused
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from core.web.unlisted import held, unlisted
from crm.agreements.days import day_in_seoul
from crm.consultations.permissions import Consultations
from crm.consultations.rules import CURRENCIES
from crm.consultations.speaking import beside
from crm.deals.amounts.slots import EVIDENCE
from crm.followups import rules
from crm.followups.answers import By, check_open, save
from crm.followups.forms import filled, told_in
from crm.followups.links import withdraw_form_link
from crm.followups.queries import Asked, form_by, form_for, items_of
from i18n.screens import language_for
from i18n.text import required

LINK, AT_DESK = "/followup/{token:str}", "/desk/followups/forms/{form:uuid}"
LARGEST = EVIDENCE.largest + ROOM_FOR_THE_REST


@get(LINK, name="crm.followups.company.edit", policy=VISITOR)
async def edit(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[bytes]:
    """As it was saved last; looking changes nothing."""
    await check_open(await _held(request, token, now), now)
    return await _page(request)


@post(LINK, name="crm.followups.company.update", policy=VISITOR, request_max_body_size=LARGEST)
async def update(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[Any]:
    """`draft` keeps it for later; else it is sent, and can still be changed while the wave is open."""
    asked = await _held(request, token, now)
    return await _saved(request, by_link("company", asked.company), asked, "company", f"/followup/{token}")


@get(AT_DESK, name="crm.followups.desk.form", policy=Consultations.FOLLOW_UP_READ)
async def preview(request: AnyRequest) -> Response[bytes]:
    """As the company sees it."""
    return await _page(request)


@post(AT_DESK, name="crm.followups.desk.answer", policy=Consultations.FOLLOW_UP_WRITE, request_max_body_size=LARGEST)
async def answer(request: AnyRequest, actor: GivenActor, form: FromPath[UUID]) -> Response[Any]:
    """For a company that calls."""
    return await _saved(request, actor, await form_for(actor, form), "staff", f"/desk/followups/forms/{form}")


@post(f"{AT_DESK}/withdrawal", name="crm.followups.desk.withdraw", policy=Consultations.FOLLOW_UP_WRITE)
async def withdraw(request: AnyRequest, actor: GivenActor, now: GivenNow, form: FromPath[UUID]) -> Response[Any]:
    """The company's link leads nowhere from now on."""
    await read_form(request, shown_by=_page)
    await withdraw_form_link(actor, (await form_for(actor, form)).id, now=now)
    return moved(f"/desk/followups/forms/{form}")


async def _held(request: AnyRequest, token: str, now: datetime) -> Asked:
    return await held(request, "followup", token, form_by(token), now=now)


async def _saved(request: AnyRequest, actor: Actor, asked: Asked, by: By, back: str) -> Response[Any]:
    now = request.app.state.clock()
    form = await read_form(request, shown_by=_page)
    await check_open(asked, now)
    done, version = not form.flag("draft"), form.number("version")
    told = await told_in(form, await items_of(asked.id), done=done, today=day_in_seoul(now))
    form.check()

    async def effect() -> Response[None]:
        await save(actor, asked, told, done=done, by=by, version=version, now=now)
        return moved(f"{back}?kept={'sent' if done else 'draft'}")

    try:
        return await once(request, effect, now=now)
    except FileRefused as refused:
        given = [name for name, one in form.files.items() if one.filename]
        form.mistake(given[0] if given else "version", refused.message, **refused.parameters)
        form.check()
        raise


async def _page(request: AnyRequest, refused: Form | None = None) -> Response[bytes]:
    actor, now, places = request.scope["state"]["actor"], request.app.state.clock(), request.path_params
    desk = "token" not in places
    asked = await form_for(actor, places["form"]) if desk else await form_by(places["token"])
    items = await items_of(asked.id, actor if desk else SYSTEM)
    if desk and len(items) != asked.items:
        raise NotFound
    wave = await check_open(asked, now) if not desk else None
    reader = language_for(request, actor)
    page = screen(
        request,
        "crm/followups/form_desk.html" if desk else "crm/followups/form.html",
        section="consultations",
        asked=asked,
        items=items,
        form=refused or filled(items, asked.version),
        closes_on=wave.closes_on if wave else None,
        edition_name=required(wave.edition.name) if wave else None,
        address=f"/desk/followups/forms/{asked.id}" if desk else f"/followup/{places['token']}",
        writes=not desk or may(actor, Consultations.FOLLOW_UP_WRITE),
        kept_as=request.query_params.get("kept", ""),
        beside=beside(reader, asked.language),
        likely=rules.LIKELY,
        signed=rules.SIGNED,
        consents=rules.CONSENTS,
        states=rules.FORM_NAMES,
        pairs_of_currencies=[(one, one) for one in CURRENCIES],
    )
    return page if desk else unlisted(page)


ROUTES = [edit, update, preview, answer, withdraw]

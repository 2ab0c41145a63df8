"""Saying who it was that walked in: what the directory has that reads alike is offered first."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.rules import may
from core.errors import mark
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.consultations.counterpart.commands import Came, KnownByNow, NewHouse, code_for, identify, tag_of
from crm.consultations.desk.routes import ONE
from crm.consultations.permissions import Consultations
from crm.consultations.queries import record_for
from directory.organisations.additions.queries import similar
from directory.organisations.queries import country_codes
from directory.organisations.rules import CODE_WANTED, KIND_NAMES, LONGEST_CODE, is_code
from directory.people.commands import of_this_name
from directory.people.rules import LONGEST_NAME, KnownAlready
from directory.permissions import Directory

PAGE = f"{ONE}/counterpart"
NEW = "new"


@get(PAGE, name="crm.consultations.counterpart.edit", policy=Consultations.CONSULTATION_WRITE)
async def edit(request: AnyRequest) -> Response[bytes]:
    """By the name that was written down at the table."""
    return await _page(request, blank())


@post(PAGE, name="crm.consultations.counterpart.update", policy=Consultations.CONSULTATION_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, record: FromPath[UUID]) -> Response[Any]:
    """One that is there, or a new one; and who came from there."""
    form = await read_form(request, shown_by=_page)
    house = _new(form) if form.raw("who") == NEW else form.text("who", most=LONGEST_CODE)
    name = form.text("person", most=LONGEST_NAME, needed=False)
    came = Came(name, form.text("title", needed=False), form.flag("another")) if name else None
    form.check()

    async def effect() -> Response[None]:
        await identify(actor, record, house, came, now=now)
        return moved(f"/desk/consultations/{record}")

    return await once(request, effect, now=now)


def _new(form: Form) -> NewHouse:
    name = form.text("name")
    code, kind = form.text("code", most=LONGEST_CODE), form.choice("kind", KIND_NAMES)
    if code and not is_code(code):
        form.mistake("code", CODE_WANTED)
    texts = {f"name_{tag_of(name)}": name, "country": form.text("country", most=2, needed=False)}
    return NewHouse(code, kind, texts)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    one = await record_for(actor, request.path_params["record"], Consultations.CONSULTATION_WRITE)
    if one.counterpart is not None and not form.values:
        form.refusal = KnownByNow()
    name = form.raw("name") or one.other_name
    first = {"name": name, "code": code_for(name, f"walk-in-{one.code}".lower()), "kind": "company"}
    for field, value in first.items():
        form.values.setdefault(field, [value])
    alike = await similar(actor, {f"name_{tag_of(name)}": name})
    if not form.raw("who"):
        form.values["who"] = [alike[0].code if alike else NEW]
    doubted = isinstance(form.refusal, KnownAlready) or form.flag("another")
    person = form.raw("person")
    return screen(
        request,
        "crm/consultations/counterpart/edit.html",
        section="consultations",
        status=form.refusal.status if form.refusal else 200,
        one=one,
        form=form,
        alike=alike,
        doubted=bool(doubted and person and await of_this_name({f"name_{tag_of(person)}": person})),
        kinds=KIND_NAMES,
        countries=await country_codes(),
        people=may(actor, Directory.PERSON_WRITE),
        another=mark("Another organisation: add it to the directory"),
    )


ROUTES = [edit, update]

"""An organisation's standing at the desk: one page, a form for each thing that can be said."""

from collections.abc import Awaitable
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.forms.merging import ChangedMeanwhile
from core.forms.rows import rows_in, was_rows
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.organisations.queries import organisation_for
from directory.organisations.standing import commands
from directory.organisations.standing.queries import called, standing_of
from directory.organisations.standing.rules import IDENTIFIERS, LONGEST_NAME, LONGEST_SOURCE, NAMES, SIZES
from directory.organisations.typed import offered, show_typed, typed_organisation
from directory.people.rules import NO_TAG, TAG, TAGS
from directory.permissions import Directory
from i18n.formats import SEOUL
from i18n.screens import language_for

PAGE = "/desk/organisations/{code:str}/standing"
LONGEST_VALUE = 253
ROWS = 5


@get(PAGE, name="directory.organisations.standing.edit", policy=Directory.ORGANISATION_IDENTIFY)
async def edit(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[bytes]:
    """As it stands."""
    standing = await standing_of((await organisation_for(actor, code)).id)
    named = {f"tag_{number}": tag for number, tag in enumerate(standing.also, start=1)}
    named |= {f"more_{number}": name for number, name in enumerate(standing.also.values(), start=1)}
    parent = standing.above[0].code if standing.above else ""
    began = {**was({"parent": parent}), **was_rows(NAMES, standing.also)}
    form = blank(parent=parent, begins_on=now.astimezone(SEOUL).date(), **named, **began)
    await show_typed(form, "parent", actor, language_for(request, actor))
    return await _page(request, form)


@post(f"{PAGE}/parent", name="directory.organisations.standing.update", policy=Directory.ORGANISATION_IDENTIFY)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Never in a circle."""
    form, house = await read_form(request, shown_by=_page), await organisation_for(actor, code)
    found = await typed_organisation(form, "parent", actor, language_for(request, actor), needed=False)
    before = was_in(form, ("parent",))
    form.check()
    parent = found.code if found else ""
    return await _done(request, code, commands.set_parent(actor, house.id, parent, before, now=now), now)


@post(f"{PAGE}/names", name="directory.organisations.standing.rename", policy=Directory.ORGANISATION_IDENTIFY)
async def rename(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """In languages and scripts beside those of the site."""
    form, house = await read_form(request, shown_by=_page), await organisation_for(actor, code)
    names, before = _names(form), rows_in(form, NAMES)
    form.check()
    return await _done(request, code, commands.rename_further(actor, house.id, names, before, now=now), now)


@post(f"{PAGE}/identifiers", name="directory.organisations.standing.create", policy=Directory.ORGANISATION_IDENTIFY)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Its check digits are looked at."""
    form, house = await read_form(request, shown_by=_page), await organisation_for(actor, code)
    kind, value = form.choice("kind", IDENTIFIERS), form.text("value", most=LONGEST_VALUE)
    form.check()
    return await _done(request, code, commands.add_identifier(actor, house.id, kind, value, now=now), now)


@post(
    f"{PAGE}/identifiers/{{identifier:uuid}}/removal",
    name="directory.organisations.standing.destroy",
    policy=Directory.ORGANISATION_IDENTIFY,
)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], identifier: FromPath[UUID]
) -> Response[Any]:
    """A mistake."""
    await read_form(request, shown_by=_page)
    house = await organisation_for(actor, code)
    return await _done(request, code, commands.remove_identifier(actor, house.id, identifier, now=now), now)


@post(f"{PAGE}/sizes", name="directory.organisations.standing.size", policy=Directory.ORGANISATION_IDENTIFY)
async def size(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """What held before ends the day before."""
    form, house = await read_form(request, shown_by=_page), await organisation_for(actor, code)
    chosen, begins_on = form.choice("size", SIZES), form.day("begins_on") or date.min
    source = form.text("source", most=LONGEST_SOURCE)
    form.check()
    doing = commands.record_size(actor, house.id, chosen, begins_on=begins_on, source=source, now=now)
    return await _done(request, code, doing, now)


async def _done(request: AnyRequest, code: str, doing: Awaitable[Any], now: GivenNow) -> Response[Any]:
    async def effect() -> Response[None]:
        await doing
        return moved(f"/desk/organisations/{code}/standing")

    return await once(request, effect, now=now)


def _asked_about(form: Form) -> set[str]:
    """Codes among what two changed at once, to be told by name."""
    if not isinstance(form.refusal, ChangedMeanwhile):
        return set()
    asked = [one for one in form.refusal.disputed if one.field == "parent"]
    return {code for one in asked for code in (one.before, one.mine, one.theirs) if code}


def _rows(form: Form) -> range:
    """As many as there are, where two gave more than the form has to begin with."""
    return range(1, max(ROWS, sum(name.startswith("tag_") for name in form.values)) + 1)


def _names(form: Form) -> dict[str, str]:
    found: dict[str, str] = {}
    for number in _rows(form):
        tag, name = (
            form.text(f"tag_{number}", needed=False),
            form.text(f"more_{number}", most=LONGEST_NAME, needed=False),
        )
        if name and (TAG.fullmatch(tag) is None or tag in TAGS or tag in found):
            form.mistake(f"tag_{number}", NO_TAG)
        elif name:
            found[tag] = name
    return found


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    house = await organisation_for(actor, request.path_params["code"])
    return screen(
        request,
        "directory/organisations/standing/edit.html",
        section="organisations",
        organisation=house,
        standing=await standing_of(house.id),
        houses=await offered(actor, language_for(request, actor)),
        called=await called(_asked_about(form)),
        identifiers=IDENTIFIERS,
        sizes=SIZES,
        rows=_rows(form),
        form=again(form),
    )


ROUTES = [edit, update, rename, create, destroy, size]

"""The terms for exhibitors at the desk: when one applies, what a hold and a deposit are."""

from datetime import datetime
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import mark
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.exhibitors.fairs import rules
from expo.exhibitors.fairs.commands import set_terms
from expo.exhibitors.forms import filled
from expo.exhibitors.queries import fair_of
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/exhibitors/terms"


@get(PAGE, name="expo.exhibitors.fairs.edit", policy=Expo.EXHIBITOR_READ)
async def edit(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """In the edition's own time."""
    row = await edition_called(edition)
    return await _edit(request, filled(rules.lines_of(await fair_of(row.id), row.zone)))


@post(PAGE, name="expo.exhibitors.fairs.update", policy=Expo.EXHIBITOR_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """At once for whoever applies next; what was promised to others stays."""
    form = await read_form(request, shown_by=_edit)
    lines = {name: _instant(form, name) for name in rules.INSTANTS}
    lines |= {name: str(form.whole(name, least=least, most=most)) for name, (least, most) in rules.NUMBERS.items()}
    lines[rules.TAX] = _percent(form, rules.TAX)
    lines["currency"] = form.choice("currency", rules.CURRENCIES)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await set_terms(actor, edition=edition, lines=lines, before=before, now=now)
        return moved(f"/desk/{edition}/exhibitors")

    return await once(request, effect, now=now)


def _instant(form: Form, name: str) -> str:
    """Empty where none is said."""
    said = form.text(name, most=16, needed=False)
    try:
        return datetime.strptime(said, rules.TYPED).strftime(rules.TYPED) if said else ""  # noqa: DTZ007
    except ValueError:
        form.mistake(name, mark("A time looks like 2026-12-08 09:30."))
        return ""


def _percent(form: Form, name: str) -> str:
    found = rules.percent_in(form.text(name, most=10))
    if found is None:
        form.mistake(name, mark("A percentage from 0 to 100, with one decimal at most: 10 or 7.5."))
    return found or ""


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(
        request,
        "expo/exhibitors/fairs/edit.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=again(form),
        currencies=rules.CURRENCIES,
    )


ROUTES = [edit, update]

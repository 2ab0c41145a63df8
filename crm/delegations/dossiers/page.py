"""A page of a visit's papers: the line of places above it, who was looked at, and how a form on it leads back."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Response

from core.access.rules import may
from core.errors import mark
from core.forms.form import Form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import VISIT_PAPERS
from core.web.given import AnyRequest
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.delegations.dossiers.queries import Dossier, dossier_for
from crm.delegations.permissions import Visits
from crm.delegations.sight import may_change
from i18n.screens import NEAR, Near, RailEntry

VISIT = "/desk/visits/{code:str}"
LABEL = mark("This visit")
PLACES = (
    ("", mark("Visit"), "flag", Visits.VISIT_READ),
    ("programme", mark("Programme of the visit"), "calendar-days", Visits.VISIT_READ),
    ("travel", mark("Travel"), "route", Visits.VISIT_READ),
    ("visas", mark("Visas"), "shield", Visits.VISIT_READ),
    ("letters", mark("Invitation letters"), "mail", Visits.VISIT_READ),
    ("passports", mark("Passports"), "user", Visits.PASSPORT_WRITE),
    ("gifts", mark("Gifts"), "star", Visits.VISIT_READ),
)
"""Where its programme and its papers are, below the visit's own address, in the order in which they are needed."""


async def dossier_here(request: AnyRequest) -> Dossier:
    """The one that the address names. Raises NotFound."""
    return await dossier_for(request.scope["state"]["actor"], str(request.path_params["code"]))


def beside(request: AnyRequest, code: str, here: str) -> None:
    """Puts the line of the visit's places above the page; `here` is one of them."""
    actor, entries = request.scope["state"]["actor"], []
    for name, label, icon, permission in PLACES:
        if may(actor, permission):
            entries.append(RailEntry(name, label, f"/desk/visits/{code}{f'/{name}' if name else ''}", icon, permission))
    current = next((one for one in entries if one.code == here), None)
    request.scope["state"][NEAR] = Near([("", entries)], current, label=LABEL)


async def papers_page(
    request: AnyRequest, template: str, here: str, form: Form, one: Dossier, **context: Any
) -> Response[bytes]:
    """With what was typed last, should it have been refused; that its members were shown is recorded."""
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    beside(request, one.code, here)
    await note_list(actor, VISIT_PAPERS, {each.person for each in one.members}, chosen=one.code, now=now)
    return screen(
        request,
        template,
        section="visits",
        form=form,
        one=one,
        address=f"/desk/visits/{one.code}/{here}",
        today=day_in_seoul(now),
        writes=may_change(actor, one.country),
        **context,
    )


async def effected(request: AnyRequest, act: Callable[[], Awaitable[Any]], place: str, anchor: str) -> Response[Any]:
    """Does it once, however often the form arrives, and leads back to where it was done."""

    async def effect() -> Response[None]:
        await act()
        return moved(f"/desk/visits/{request.path_params['code']}/{place}#{anchor}")

    return await once(request, effect, now=request.app.state.clock())

"""Asking the companies of an edition to confirm, at the desk: how many wait, and one button."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath
from piccolo.querystring import QueryString

from core.db.engine import DB
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.consultations.company.commands import ask_companies, links_of, waiting_in, withdraw_link
from crm.consultations.permissions import Consultations
from crm.consultations.sight import LAND, seen_in_sql
from expo.editions.queries import edition_called
from i18n.text import required

PAGE = "/desk/consultations/asking/{edition:str}"
COUNTS = f"""
SELECT r.state, count(*) AS number FROM crm_consultation_record r
{LAND}
WHERE r.edition = {{}} AND {{}} GROUP BY r.state
"""  # noqa: S608 -- our own constants


@get(PAGE, name="crm.consultations.asking.show", policy=Consultations.CONSULTATION_WRITE)
async def show(request: AnyRequest) -> Response[bytes]:
    """Who would be written to."""
    return await _page(request, blank())


@post(PAGE, name="crm.consultations.asking.create", policy=Consultations.CONSULTATION_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """A letter to each company that has something to confirm."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        count = await ask_companies(actor, edition=edition, now=now)
        return moved(f"/desk/consultations/asking/{edition}?asked={count}")

    return await once(request, effect, now=now)


@post(
    f"{PAGE}/{{company:str}}/withdrawal",
    name="crm.consultations.asking.destroy",
    policy=Consultations.CONSULTATION_WRITE,
)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], company: FromPath[str]
) -> Response[Any]:
    """A link that went to the wrong people."""
    await read_form(request, shown_by=_page)
    await withdraw_link(actor, edition=edition, company=company, now=now)
    return moved(f"/desk/consultations/asking/{edition}")


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(request.path_params["edition"])
    counted = await DB.run_querystring(
        QueryString(COUNTS, row.id, seen_in_sql(actor, Consultations.CONSULTATION_WRITE))
    )
    counts = {one["state"]: one["number"] for one in counted}
    waiting = await waiting_in(actor, row.id)
    asked = request.query_params.get("asked", "")
    return screen(
        request,
        "crm/consultations/desk/asking.html",
        section="consultations",
        row=row,
        name=required(row.name),
        form=form,
        zone=ZoneInfo(row.zone),
        counts=counts,
        companies=len(waiting),
        written=sorted(one["sent_at"] for one in waiting if one["sent_at"]),
        links=await links_of(actor, row.id, now=now),
        asked=int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < len("10000") else None,
    )


ROUTES = [show, create, destroy]

"""A consortium at the desk: all of its members in one form."""

from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from core.actor import Actor
from core.errors import mark
from core.forms.form import Form, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.parties.forms import one_called
from crm.deals.consortium import commands
from crm.deals.consortium.rules import ROLES, WHOLE, Share
from crm.deals.desk.page import ONE, effected, show_page
from crm.deals.permissions import Deals
from directory.organisations.tables import Organisation
from i18n.locales import Language
from i18n.screens import language_for

MOST_MEMBERS = 12
NO_SHARE = mark("A share is per cent, with one decimal at most: 62.5.")


@post(f"{ONE}/consortium", name="crm.deals.consortium.update", policy=Deals.DEAL_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`organisation-1`, `role-1`, `share-1` and so on; an empty row is nobody, and a form without any dissolves it."""
    form = await read_form(request, shown_by=show_page)
    shares = await shares_in(form, actor, language_for(request, actor))
    return await effected(request, partial(commands.set_consortium, actor, code, shares, now=now), "consortium")


async def shares_in(form: Form, actor: Actor, tongue: Language) -> list[Share]:
    """Raises Invalid with every mistake at its field."""
    found = []
    for number in range(1, MOST_MEMBERS + 1):
        if not form.raw(f"organisation-{number}").strip():
            continue
        house = await one_called(form, f"organisation-{number}", actor, tongue)
        role, share = form.choice(f"role-{number}", ROLES), _per_mille(form, f"share-{number}")
        row = await Organisation.select(Organisation.id).where(Organisation.code == house).first()
        found += [Share(row["id"], role, share)] if row else []
    form.check()
    return found


def _per_mille(form: Form, name: str) -> int:
    typed = form.text(name, most=10).replace("%", "").replace(",", ".").replace("٫", ".").strip()
    try:
        share = Decimal(typed or "0") * 10
    except InvalidOperation:
        share = Decimal(-1)
    if not share.is_finite() or share != share.to_integral() or not 0 <= share <= WHOLE:
        form.mistake(name, NO_SHARE)
        return 0
    return int(share)


ROUTES = [update]

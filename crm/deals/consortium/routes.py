"""A consortium at the desk: all of its members in one form."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.actor import Actor
from core.errors import mark
from core.forms.form import Form, read_form
from core.forms.merging import ChangedMeanwhile, Difference
from core.forms.rows import rows_in, rows_of, was_rows
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.parties.forms import one_called
from crm.deals.consortium import commands
from crm.deals.consortium.rules import MOST_MEMBERS, ROLES, ROWS, WHOLE, Share, percent, shares_of
from crm.deals.desk.page import ONE, effected, show_page
from crm.deals.permissions import Deals
from directory.organisations.tables import Organisation
from i18n.locales import Language
from i18n.screens import language_for
from i18n.text import required

ROW_FIELD = re.compile(rf"(organisation|role|share)-|was_{ROWS}\b")
NO_SHARE = mark("A share is per cent, with one decimal at most: 62.5.")


@post(f"{ONE}/consortium", name="crm.deals.consortium.update", policy=Deals.DEAL_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`organisation-1`, `role-1`, `share-1` and so on; an empty row is nobody, and a form without any dissolves it."""
    form = await read_form(request, shown_by=_page)
    shares = await shares_in(form, actor, language_for(request, actor))
    act = partial(commands.set_consortium, actor, code, shares, rows_in(form, ROWS), now=now)
    return await effected(request, act, "consortium")


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    if isinstance(form.refusal, ChangedMeanwhile):
        await _show_together(form, form.refusal.found, language_for(request, request.scope["state"]["actor"]))
    return await show_page(request, form)


async def _show_together(form: Form, found: Sequence[Difference], tongue: Language) -> None:
    """What only they changed stands among what was typed, so that the shares that are seen are all there are: the next save
    begins from theirs.
    """
    theirs = rows_of(ROWS, {one.field: one.theirs for one in found})
    names = await _names({UUID(one.field.partition(".")[2]) for one in found}, tongue)
    form.labels |= {f"{ROWS}.{key}": name for key, name in names.items()}
    form.values = {name: typed for name, typed in form.values.items() if not ROW_FIELD.match(name)}
    form.values |= {name: [line] for name, line in was_rows(ROWS, theirs).items()}
    for number, one in enumerate(shares_of(rows_of(ROWS, {one.field: one.proposed for one in found})), 1):
        fields = {"organisation": names[str(one.organisation)], "role": one.role, "share": f"{percent(one.share):f}"}
        form.values |= {f"{name}-{number}": [line] for name, line in fields.items()}


async def _names(houses: Collection[UUID], tongue: Language) -> dict[str, str]:
    rows = await Organisation.select(Organisation.id, Organisation.name).where(Organisation.id.is_in([*houses]))
    return {str(row["id"]): required(row["name"]).read(tongue.chain).text for row in rows}


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

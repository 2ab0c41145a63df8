"""The form at the table, by a link without an account: all meetings of a table or of an interpreter's day on one page, so
that one loading in the morning is enough for a day without a line.
"""

import re
from datetime import datetime
from random import SystemRandom
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.policies import VISITOR
from core.actor import by_link
from core.errors import NotFound, mark
from core.forms.again import again
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenNow
from core.web.screens import moved, screen
from core.web.unlisted import held, unlisted
from crm.consultations.advancing import follow_meeting
from crm.consultations.commands import WalkIn, add_walk_in, write_down
from crm.consultations.lines import NOTHING, TONGUES, before_in, filled, said_in, unwritten
from crm.consultations.rules import CURRENCIES, HORIZONS, NEXT_STEPS, OUTCOMES, SOURCES, STATE_NAMES
from crm.consultations.speaking import beside
from crm.consultations.table.doors import Door, door_for
from crm.consultations.table.queries import AtTable, at_table, companies_at, origin_of
from directory.organisations.tables import Organisation
from i18n.locales import Language, autonym
from i18n.screens import language_for

PAGE = "/consulting/{token:str}"
ORIGIN = re.compile(r"[A-Za-z0-9_-]{8,36}")
WALK_IN = "walk-in"
AT_TABLE = by_link("table")


@get(PAGE, name="crm.consultations.table.index", policy=VISITOR)
async def index(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[bytes]:
    """Looking changes nothing; `?sent=` names the one that was sent without scripts."""
    return await _page(request, await _held(request, token, now))


@post(f"{PAGE}/at/{{code:str}}", name="crm.consultations.table.update", policy=VISITOR)
async def update(request: AnyRequest, now: GivenNow, token: FromPath[str], code: FromPath[str]) -> Response[Any]:
    """What is written of a meeting; sent again it changes nothing."""
    form = await read_form(request, shown_by=_again)
    door = await _held(request, token, now)
    one = await _one(door, code)
    said, before = said_in(form), before_in(form)
    form.check()

    async def effect() -> Response[None]:
        record = one.record or (await follow_meeting(one.meeting, now=now) if one.meeting else None)
        if record is None:
            raise NotFound
        await write_down(AT_TABLE, record, said, before, by="table", who=f"door:{door.id}", now=now)
        return moved(f"/consulting/{token}?sent={code}#at-{code}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/walk-ins", name="crm.consultations.table.create", policy=VISITOR)
async def create(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[Any]:
    """Two who met without an appointment. `origin` makes it one, however often it is sent and from whichever page."""
    form = await read_form(request, shown_by=_again)
    door = await _held(request, token, now)
    there = await companies_at(door.edition)
    company, other = form.choice("company", there), form.text("other", most=200)
    origin, said = form.raw("origin"), said_in(form)
    if not ORIGIN.fullmatch(origin):
        form.mistake("company", mark("Please choose one of the list."))
    form.check()

    async def effect() -> Response[None]:
        found = await Organisation.select(Organisation.id).where(Organisation.code == company).first()
        if found is None:
            raise NotFound
        walk_in = WalkIn(door.edition, found["id"], f"{origin_of(door)}{origin}", counterpart_name=other)
        record = await add_walk_in(AT_TABLE, walk_in, chance=SystemRandom(), now=now)
        await write_down(AT_TABLE, record, said, NOTHING, by="table", who=f"door:{door.id}", now=now)
        return moved(f"/consulting/{token}?sent={WALK_IN}#walk-in")

    return await once(request, effect, now=now)


async def _held(request: AnyRequest, token: str, now: datetime) -> Door:
    return await held(request, "consulting", token, door_for(token, now), now=now)


async def _one(door: Door, code: str) -> AtTable:
    """Raises NotFound: what lies on another table is not here."""
    found = next((one for one in await at_table(door) if one.code == code), None)
    if found is None:
        raise NotFound
    return found


async def _again(request: AnyRequest, form: Form) -> Response[bytes]:
    door = await door_for(request.path_params["token"], request.app.state.clock())
    return await _page(request, door, form, request.path_params.get("code", WALK_IN))


async def _page(request: AnyRequest, door: Door, refused: Form | None = None, key: str = "") -> Response[bytes]:
    reader = language_for(request, request.scope["state"]["actor"])
    there = await at_table(door)
    forms = {one.key: _form_of(one, reader) for one in there} | {WALK_IN: unwritten(**begin(reader, "interpreter"))}
    if refused is not None:
        forms[key] = again(refused)
    page = screen(
        request,
        "crm/consultations/table/index.html",
        door=door,
        there=there,
        forms=forms,
        open=key if refused is not None else "",
        sent=request.query_params.get("sent", ""),
        companies=await companies_at(door.edition),
        states=STATE_NAMES,
        **words(reader, there[0].spoken if there else ""),
    )
    return unlisted(page)


def words(reader: Language, spoken: str = "") -> dict[str, Any]:
    """What may be ticked, and how it is called beside the reader's language."""
    return {
        "beside": beside(reader, spoken),
        "outcomes": OUTCOMES,
        "next_steps": NEXT_STEPS,
        "sources": SOURCES,
        "pairs_of_currencies": [(one, one) for one in CURRENCIES],
        "horizons": HORIZONS,
        "tongues": [(code, autonym(code)) for code in TONGUES],
    }


def _form_of(one: AtTable, reader: Language) -> Form:
    return filled(one.said) if one.said else unwritten(**begin(reader, "interpreter"))


def begin(reader: Language, source: str) -> dict[str, str]:
    """What a form that nobody has written in begins with."""
    code = reader.code if reader.code in TONGUES else "en"
    return {"language": code, "source": source, "currency": "USD", "horizon": "12"}


ROUTES = [index, update, create]

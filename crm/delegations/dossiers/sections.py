"""The papers of a visit on its own page: where each is, and what is open there."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.actor import Actor
from core.errors import NotFound, mark
from core.web.given import AnyRequest
from crm.delegations.dossiers.page import PLACES
from crm.delegations.dossiers.queries import Dossier, dossier_for, dossier_of
from crm.delegations.gifts.queries import gifts_of
from crm.delegations.letters.queries import letters_of
from crm.delegations.passports.queries import held_of
from crm.delegations.travel.queries import allowances, legs_of
from crm.delegations.travel.rules import mismatches
from crm.delegations.visas.queries import cases_of
from crm.delegations.visas.rules import SETTLED
from directory.sections import Section

LABEL = mark("Travel and papers")


async def _load(_request: AnyRequest, actor: Actor, visit: UUID) -> Mapping[str, Any] | None:
    """How much is open in each place, by its name; letters are counted, since none is ever missing by itself."""
    try:
        one = await dossier_for(actor, (await dossier_of(visit)).code)
    except NotFound:
        return None
    people, legs = [each.id for each in one.members], await legs_of(one.id)
    gifts = await gifts_of(one.id)
    held = await held_of(people)
    return {
        "code": one.code,
        "places": PLACES[1:],
        "open": {
            "travel": len(mismatches(legs, people, await allowances())),
            "visas": await _undecided(one),
            "passports": sum(each.entered_at is None for each in held.values()) if one.direction == "inbound" else 0,
            "gifts": sum(each.standing in ("noted", "reported", "unknown") for each in gifts),
        },
        "letters": sum(each.valid for each in await letters_of(one.id)),
    }


async def _undecided(one: Dossier) -> int:
    if one.direction != "inbound":
        return 0
    return sum(each.state not in SETTLED for each in await cases_of(one))


SECTIONS = (Section("papers", "visit", LABEL, "crm/delegations/dossiers/_section.html", _load),)

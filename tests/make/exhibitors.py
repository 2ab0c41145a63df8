"""Exhibitors for tests: an organisation, who acts for it, and an application as far as a test wants it."""

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from core.access.roles import Role
from core.actor import SYSTEM, Actor, Held
from directory.organisations.rules import scope_of
from expo.editions.queries import edition_called
from expo.exhibitors.commands import begin_application, move_exhibitor, save_application, sign_contract
from expo.exhibitors.queries import Application, application_called
from expo.exhibitors.tables import Fair
from tests.conftest import NOW
from tests.make.accounts import account
from tests.make.organisations import organisation

ORDER = ("drafting", "applied", "reviewing", "approved", "contracted", "confirmed")
COMPLETE = {
    "kind": "shell",
    "area": "18",
    "contact_name": "Kim Contact",
    "contact_email": "contact@expo.example",
    "contact_language": "en",
}


async def fair(edition: UUID, **changes: Any) -> Fair:
    """Terms under which one can apply since yesterday, in place of any that the edition has."""
    given: dict[str, Any] = {
        "id": uuid4(),
        "edition": edition,
        "applications_open_at": NOW - timedelta(days=1),
        "applications_close_at": NOW + timedelta(days=30),
    }
    row = Fair(**given | changes)
    await Fair.delete().where(Fair.edition == edition)
    await Fair.insert(row)
    return row


async def exhibitor(
    code: str, *, state: str = "confirmed", edition: str = "wsce-2026", lines: dict[str, str] | None = None
) -> tuple[Application, Actor]:
    """Of a new organisation called `code`, and somebody who acts for it. Declined and withdrawn come from review."""
    company = await organisation(code)
    mine = await acting(company.id)
    where = (await edition_called(edition)).id
    said = await begin_application(SYSTEM, edition=edition, organisation=company.id, chance=Random(code), now=NOW)
    made = await application_called(SYSTEM, where, said)
    await save_application(SYSTEM, made.id, {**made.lines, **COMPLETE, **(lines or {})}, made.lines, now=NOW)
    for step in ORDER[1 : (ORDER.index(state) if state in ORDER else 2) + 1]:
        if step == "contracted":
            await sign_contract(SYSTEM, made.id, number=f"C-{code}", signed_on=date(2026, 10, 1), now=NOW)
        else:
            await move_exhibitor(SYSTEM, made.id, to=step, now=NOW)
    if state not in ORDER:
        await move_exhibitor(SYSTEM, made.id, to=state, because="for a test", now=NOW)
    return await application_called(SYSTEM, where, said), mine


async def acting(organisation: UUID, role: Role = Role.EXHIBITOR_OWNER) -> Actor:
    """Somebody with an account who acts for it and for nobody else."""
    scope = scope_of(organisation)
    one = await account(role=role, scope=scope)
    return Actor("exhibitor", str(one.id), account=one.id, held=frozenset({Held(role, scope)}), shown=one.name)

"""Organisations for tests, and the people who act for them."""

from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor, Held
from directory.organisations.tables import Organisation
from i18n.text import to_json, written


async def organisation(code: str, **changes: Any) -> Organisation:
    given: dict[str, Any] = {
        "id": uuid4(),
        "code": code,
        "kind": "company",
        "name": to_json(written("ko", {"ko": f"{code} 주식회사", "en": f"{code} Inc."})),
    }
    row = Organisation(**given | changes)
    await Organisation.insert(row)
    return row


def member(*organisations: UUID, role: str = "exhibitor_staff") -> Actor:
    """Somebody who acts for these and for nobody else."""
    account = uuid4()
    held = frozenset(Held(role, f"organisation:{one}") for one in organisations)
    return Actor("exhibitor", str(account), account=account, held=held)


def staff(role: str) -> Actor:
    account = uuid4()
    return Actor("staff", str(account), account=account, held=frozenset({Held(role)}))

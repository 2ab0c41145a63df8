"""Sample accounts: one for each role, on a developer's machine alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.access.roles import Role, kind_of
from core.access.samples import ROLES, address_for, sample_link
from core.access.tables import Account
from core.actor import SYSTEM
from core.errors import Denied
from core.settings import settings
from tests.conftest import NOW, started
from tests.make.accounts import browser

HOMES = {"staff": "/desk", "exhibitor": "/portal"}


async def test_a_sample_link_lets_each_role_in_where_it_belongs(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = replace(settings(), development=True)
    for module in ("core.access.samples", "core.access.links.commands"):
        monkeypatch.setattr(f"{module}.settings", lambda: ours)
    async with started(lambda: NOW + timedelta(minutes=1)) as app:
        for role in ROLES:
            path = await sample_link(SYSTEM, role=role, now=NOW)
            async with browser(app) as somebody:
                page = await somebody.get(path)
                csrf = page.text.partition('name="csrf" value="')[2].partition('"')[0]
                token = path.rpartition("/")[2]
                answer = await somebody.post("/account/first", data={"csrf": csrf, "token": token})
                assert answer.status_code == 303, answer.text
                assert answer.headers["location"].startswith(HOMES[kind_of(role)])
                assert (await somebody.get(answer.headers["location"])).status_code in (200, 303)
    kept = await Account.select(Account.email).where(Account.sample.eq(True))
    assert len(kept) == len(ROLES)
    assert all(row["email"].endswith("@madang.example") for row in kept)


async def test_elsewhere_nobody_gets_one(db: None) -> None:
    with pytest.raises(Denied):
        await sample_link(SYSTEM, role=Role.AUDITOR, now=NOW)
    assert await Account.count() == 0


def test_each_role_has_an_address_of_its_own() -> None:
    assert len({address_for(role) for role in ROLES}) == len(ROLES)

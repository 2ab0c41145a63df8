"""`bench.hostile` in small: what arrives broken is refused in words; and a reader that trusts what it reads is found."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from litestar import Litestar

from bench.hostile import attack
from bench.readers import World
from bench.world import EDITION, world
from core.access.tokens.rules import open_to_all_tokens
from core.forms import form
from core.web.given import AnyRequest
from tests.conftest import NOW, lent
from tests.core.api.asking import token
from tests.make.worlds import sample_world

ROUTES = (
    "core.access.entrances.update",
    "core.jobs.deliver",
    "core.privacy.consents.create",
    "core.settings.update",
    "crm.deals.desk.create",
    "crm.delegations.limits.gifts.create",
    "crm.timeline.files.create",
    "directory.api.organisations.update",
    "directory.organisations.logos.create",
    "expo.meetings.matching.new",
    "expo.releases.update",
    "expo.stars.destroy",
)


@pytest.fixture
async def attacked(db: None) -> AsyncIterator[tuple[Litestar, World, str]]:
    await sample_world(NOW)
    with lent() as app:
        await app.state.shelf.fill()
        there = await world(NOW, app.state.shelf["editions"].published[EDITION])
        yield app, there, await token(*open_to_all_tokens())


async def test_whatever_is_sent_to_a_form_is_taken_or_refused_in_words(attacked: tuple[Litestar, World, str]) -> None:
    app, there, text = attacked
    found = await attack(app, there, ROUTES, text, each=25)
    assert found.requests == 25 * len(ROUTES)
    assert (found.errors, found.unsaid, found.echoed) == ([], [], [])


@pytest.mark.planted("a form that is believed")
async def test_the_same_attack_finds_a_reader_of_forms_that_believes_what_they_claim(
    attacked: tuple[Litestar, World, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def believing(request: AnyRequest) -> Any:
        return await request.form()

    monkeypatch.setattr(form, "sent_in", believing)
    app, there, text = attacked
    assert (await attack(app, there, ("core.access.entrances.update",), text, each=60)).errors != []

"""Proposing: a draft is kept, sent in, changed until the call closes, and nobody else's."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.errors import NotFound
from core.mail.tables import Letter
from expo.calls.commands import move_call
from expo.calls.queries import call_called
from expo.calls.rules import CallNotOpen
from expo.proposals.commands import begin, save
from expo.proposals.queries import own_proposal, own_proposals, proposal_called
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of
from tests.make.proposals import SLUG, attendee, sent, the_call, wrote


async def test_a_draft_is_kept_counts_when_sent_in_and_can_be_changed_until_the_call_closes(site: Litestar) -> None:
    who, call = await attendee(), await the_call()
    code = await begin(who, edition=SLUG, call=call.code, now=NOW)
    await save(who, code=code, wrote=wrote(title=None), revision=1, send=False, now=NOW)
    with pytest.raises(NotFound):
        await proposal_called(SYSTEM, SLUG, code)
    await save(who, code=code, wrote=wrote(), revision=2, send=True, now=NOW)
    assert (await proposal_called(SYSTEM, SLUG, code)).state == "submitted"
    letters = await Letter.select(Letter.template).where(Letter.account == who.account)
    assert [row["template"] for row in letters] == ["proposal_received"]
    closed = call.wanted.closes_at
    await save(who, code=code, wrote=wrote(minutes=20), revision=3, send=False, now=closed + timedelta(minutes=59))
    with pytest.raises(CallNotOpen):
        await save(who, code=code, wrote=wrote(), revision=4, send=False, now=closed + timedelta(minutes=60))
    with pytest.raises(CallNotOpen):
        await begin(await attendee(), edition=SLUG, call=call.code, now=closed)
    assert (await own_proposal(who, code)).minutes == 20


async def test_somebody_elses_proposal_is_not_there(site: Litestar) -> None:
    who, other = await attendee(), await account(role=Role.ATTENDEE)
    code = await sent(who)
    token = await session_of(other)
    async with browser(site, token) as client:
        form = {"csrf": token_for(token), "act": "keep", "revision": "2"}
        pages = [
            await client.get(f"/account/proposals/{code}"),
            await client.post(f"/account/proposals/{code}", data=form),
            await client.post(f"/account/proposals/{code}/withdrawal", data=form),
            await client.post(f"/account/proposals/{code}/confirmation", data=form),
            await client.get(f"/desk/{SLUG}/proposals/{code}"),
        ]
        listed = await client.get("/account/proposals")
    assert [one.status_code for one in pages] == [404, 404, 404, 404, 403]
    assert code not in listed.text
    assert [one.code for one in await own_proposals(who)] == [code]


async def test_the_page_of_the_call_says_until_when_and_afterwards_that_it_is_over(
    site: Litestar, reader: httpx.AsyncClient
) -> None:
    page = await reader.get(f"/en/{SLUG}/call")
    assert page.status_code == 200
    assert "Open stage" in page.text
    assert "/account/enter" in page.text
    assert f"/en/{SLUG}/call" in (await reader.get("/en/")).text
    call = await the_call()
    given: dict[str, Any] = {"act": "close", "until": None, "reason": "enough", "now": NOW - timedelta(seconds=1)}
    await move_call(SYSTEM, edition=SLUG, code=call.code, **given)
    await site.state.shelf.hear("calls")
    try:
        assert "The call is over" in (await reader.get(f"/en/{SLUG}/call")).text
        assert f"/en/{SLUG}/call" not in (await reader.get("/en/")).text
    finally:
        back: dict[str, Any] = {"act": "extend", "until": call.wanted.closes_at, "reason": "a mistake", "now": NOW}
        await move_call(SYSTEM, edition=SLUG, code=call.code, **back)
        await site.state.shelf.hear("calls")
    assert (await call_called(SLUG, call.code)).phase(NOW) == "open"

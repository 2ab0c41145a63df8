"""A decision that nobody has told yet is nowhere to be seen for whom it is about: no word, no state, no missing button."""

import re

import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM, Actor
from core.privacy.holdings.queries import holdings
from expo.proposals.commands import withdraw
from expo.proposals.deciding import decide, write_letters
from expo.proposals.queries import own_proposal
from expo.proposals.rules import DECISIONS, Decision
from expo.proposals.tables import Proposal
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of
from tests.make.proposals import SLUG, attendee, decided, sent, the_call, told

CHANCE = re.compile(r'(name="(?:csrf|idempotency)" value=")[^"]*|nonce-[\w-]+')
WORDS = "The jury asks for a demonstration in the second half."


@pytest.mark.parametrize("decision", DECISIONS)
async def test_until_its_letter_is_released_pages_and_data_are_as_they_were(decision: Decision, site: Litestar) -> None:
    made = await account(role=Role.ATTENDEE)
    who = Actor("attendee", str(made.id), made.id)
    code = await sent(who)
    await Proposal.update({Proposal.state: "reviewing"}).where(Proposal.code == code)
    token = await session_of(made)
    addresses = ("/account/proposals", f"/account/proposals/{code}", "/account")
    async with browser(site, token) as client:

        async def looks() -> list[str]:
            pages = [CHANCE.sub(r"\1", (await client.get(one)).text) for one in addresses]
            return [*pages, repr(await holdings(who, "account", made.id))]

        before = await looks()
        assert "/withdrawal" in before[1]
        given = {"edition": SLUG, "codes": [code], "reason": "the jury", "words": WORDS, "now": NOW}
        await decide(SYSTEM, decision=decision, **given)  # type: ignore[arg-type]
        assert await looks() == before
        await write_letters(SYSTEM, edition=SLUG, call=(await the_call()).code, now=NOW)
        assert await looks() == before
        confirmed = await client.post(f"/account/proposals/{code}/confirmation", data={"csrf": token_for(token)})
        assert confirmed.status_code == 409
        await told(code)
        after = await looks()
    assert after[1] != before[1]
    assert WORDS in after[-1]


async def test_who_was_declined_and_not_told_may_still_withdraw(site: Litestar) -> None:
    who = await attendee()
    code = await sent(who)
    await decided(code, "decline")
    await withdraw(who, code=code, now=NOW)
    assert (await own_proposal(who, code)).shown_state == "withdrawn"

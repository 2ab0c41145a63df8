"""What is confirmed becomes one session, however many say so at once; who only looks before they write makes several."""

import asyncio
from uuid import UUID

import pytest
from litestar import Litestar

from core.actor import SYSTEM, Actor
from core.db.transaction import transaction
from core.errors import Refusal
from expo.editions.queries import held
from expo.programme.tables import Session
from expo.proposals import rules
from expo.proposals.confirming import _session, confirm
from expo.proposals.deciding import decide
from expo.proposals.queries import own_proposal
from expo.proposals.rules import NotFromHere
from expo.proposals.tables import Proposal
from tests.conftest import NOW
from tests.make.proposals import SLUG, attendee, sent, told

AT_ONCE = 6


async def _accepted() -> tuple[Actor, str]:
    who = await attendee()
    code = await sent(who)
    await decide(SYSTEM, edition=SLUG, codes=[code], decision="accept", reason="", words="", now=NOW)
    await told(code)
    return who, code


async def _sessions() -> int:
    return await Session.count()


async def test_confirming_many_times_at_once_makes_one_session(site: Litestar) -> None:
    who, code = await _accepted()
    before = await _sessions()
    answers = await asyncio.gather(*(confirm(who, code=code, now=NOW) for _ in range(AT_ONCE)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in answers) == ["NoneType", *["NotFromHere"] * (AT_ONCE - 1)]
    assert await _sessions() == before + 1


@pytest.mark.planted("a confirmation that looks, and writes later")
async def test_a_confirmation_without_a_lock_is_found(site: Litestar) -> None:
    who, code = await _accepted()
    before, barrier = await _sessions(), asyncio.Barrier(2)

    async def naive() -> UUID:
        shown = await own_proposal(who, code)
        state = rules.after(shown.state, "confirm")
        await barrier.wait()
        async with transaction():
            key = await _session(await held(SLUG), shown, NOW)
        await Proposal.update({Proposal.state: state, Proposal.session: key}).where(Proposal.code == code)
        return key

    await asyncio.gather(naive(), naive())
    assert await _sessions() == before + 2


async def test_the_database_lets_no_two_proposals_become_one_session(site: Litestar) -> None:
    (who, first), (other, second) = await _accepted(), await _accepted()
    await confirm(who, code=first, now=NOW)
    row = await Proposal.select(Proposal.session).where(Proposal.code == first).first()
    assert row is not None
    with pytest.raises(Exception, match="expo_proposal_session_key"):
        await Proposal.update({Proposal.state: "confirmed", Proposal.session: row["session"]}).where(
            Proposal.code == second
        )
    await confirm(other, code=second, now=NOW)
    with pytest.raises(Refusal) as refused:
        await confirm(other, code=second, now=NOW)
    assert refused.type is NotFromHere

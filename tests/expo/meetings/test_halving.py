"""Two who tick half hours at once, at the desk or by a link: both are heard."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from core.forms.merging import ChangedMeanwhile
from expo.editions.queries import edition_called
from expo.exhibitors.meetings.rules import value_of
from expo.meetings.counterparts.queries import times_of
from expo.meetings.halving import HALVES, Ticked, line_of, put_together
from expo.meetings.interpreters.queries import interpreter_of, works_at
from tests.make.accounts import account, browser, session_of
from tests.make.meetings import SLUG, counterpart, interpreter, token_of
from tests.make.opened import disputed, opened, shown_again

OFFERED = [datetime(2026, 12, 8, 1, tzinfo=UTC) + timedelta(minutes=30 * number) for number in range(5)]
halves = st.frozensets(st.sampled_from(OFFERED), min_size=1).map(lambda one: frozenset() if len(one) == 5 else one)
"""As they are stored: all of them is none."""


def _there(begins: frozenset[datetime]) -> frozenset[datetime]:
    return begins or frozenset(OFFERED)


@given(halves, halves, halves)
def test_what_either_added_is_there_and_what_either_took_away_is_not(
    before: frozenset[datetime], mine: frozenset[datetime], theirs: frozenset[datetime]
) -> None:
    began, wanted, kept = _there(before), _there(mine), _there(theirs)
    both = {one for one in OFFERED if (one in wanted) != (one in began)} | set(kept ^ began)
    expected = frozenset(one for one in OFFERED if (one in began) != (one in both))
    ticked = Ticked(mine, OFFERED, {HALVES: line_of(before)})
    if not expected:
        with pytest.raises(ChangedMeanwhile):
            put_together(ticked, theirs)
    else:
        assert _there(put_together(ticked, theirs)) == expected


@given(halves, halves)
def test_who_does_not_say_what_they_saw_is_asked_before_anything_of_theirs_is_lost(
    mine: frozenset[datetime], theirs: frozenset[datetime]
) -> None:
    if mine == theirs:
        assert put_together(Ticked(mine, OFFERED, {}), theirs) == mine
    else:
        with pytest.raises(ChangedMeanwhile):
            put_together(Ticked(mine, OFFERED, {}), theirs)


@pytest.mark.planted("half hours of which the later of two writers keeps all")
def test_a_naive_writer_would_lose_what_the_other_took_away() -> None:
    first, last, rest = OFFERED[0], OFFERED[-1], frozenset(OFFERED[1:-1])
    mine, theirs = rest | {last}, rest | {first}
    assert put_together(Ticked(mine, OFFERED, {HALVES: ""}), theirs) == rest
    assert mine != rest, "the naive one keeps what the other took away"


async def test_two_who_have_an_interpreter_open_lose_nothing(site: Litestar) -> None:
    row, sol = await edition_called(SLUG), await interpreter("Sol", "es", "ko")
    page = f"/desk/{SLUG}/meetings/interpreters/{sol}"
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        first, second, third = [await opened(client, page) for _ in range(3)]
        every = first.fields["half"]
        first.fields["half"], second.fields["half"] = every[1:], every[:-1]
        assert [(await one.sends()).status_code for one in (first, second)] == [303, 303]
        assert {value_of(one) for one in await works_at(sol)} == {*every[1:-1]}
        third.fields["spoken"] = ["ko", "ar"]
        fourth = await opened(client, page)
        fourth.fields["spoken"] = ["ko", "en"]
        assert (await third.sends()).status_code == 303
        asked = await fourth.sends()
        ((name, mine, theirs, before),) = disputed(asked)
        assert (name, "English" in mine, "Arabic" in theirs, "Spanish" in before) == ("Languages", True, True, True)
        assert (await shown_again(client, asked, page).sends()).status_code == 303
        assert set((await interpreter_of(SYSTEM, row.id, sol)).spoken) == {"ko", "en"}
        assert {value_of(one) for one in await works_at(sol)} == {*every[1:-1]}, "what nobody disputed stays"
        fifth = await opened(client, page)
        fifth.fields["half"] = every[2:4]
        assert "Half hours" in str(disputed(await fifth.sends(silent=True)))


async def test_two_who_share_a_link_lose_no_half_hour(site: Litestar) -> None:
    lima = await counterpart("meets-lima", "es")
    page = f"/meeting/{await token_of(lima)}/times"
    async with browser(site) as client:
        first, second = [await opened(client, page) for _ in range(2)]
        every = first.fields["half"]
        first.fields["half"], second.fields["half"] = every[2:], every[:-2]
        assert [(await one.sends()).status_code for one in (first, second)] == [303, 303]
    assert {value_of(one) for one in await times_of(lima)} == {*every[2:-2]}

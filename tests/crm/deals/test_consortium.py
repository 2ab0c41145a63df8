"""A consortium that two write at once: whole after each of them, and nothing of either is lost unseen."""

import asyncio
from functools import partial

import pytest
from litestar import Litestar

from core.actor import Actor
from core.forms.merging import ChangedMeanwhile
from core.forms.rows import Began
from crm.deals.consortium import rules
from crm.deals.consortium.commands import members_of, set_consortium
from crm.deals.consortium.rules import Share
from crm.deals.queries import deal_for
from tests.conftest import NOW
from tests.crm.deals.test_pages import LIST, somebody, told
from tests.make.accounts import browser
from tests.make.deals import deal, house
from tests.make.opened import disputed, opened, shown_again


async def _stored(acts: Actor, code: str) -> dict[str, tuple[str, int]]:
    found = await members_of((await deal_for(acts, code)).id, NOW.date())
    return {one.house.code: (one.role, one.share) for one in found}


async def test_two_who_change_the_shares_on_pages_lose_nothing(site: Litestar) -> None:
    _, acts, token = await somebody()
    for one in ("second", "third", "fourth"):
        await house(one)
    code = await deal(acts)
    page, action = f"{LIST}/{code}", f"{LIST}/{code}/consortium"

    stored = partial(_stored, acts, code)
    async with browser(site, token) as client:
        empty = await opened(client, page, action)
        begun = {"organisation-1": "maker", "share-1": "60", "organisation-2": "second", "share-2": "40"}
        await told(await empty.sends(**begun))
        mine, theirs, late = [await opened(client, page, action) for _ in range(3)]
        await told(await theirs.sends(**{"role-2": "operator"}))
        await told(await mine.sends(**{"share-1": "50", "organisation-3": "third", "share-3": "10"}))
        assert await stored() == {"maker": ("lead", 500), "second": ("operator", 400), "third": ("partner", 100)}
        asked = await late.sends(**{"share-1": "55", "organisation-3": "fourth", "share-3": "5"})
        assert disputed(asked) == [
            ("maker Inc.", "Yours: Leads · 55%", "Theirs: Leads · 50%", "Before: Leads · 60%"),
            ("second Inc.", "Yours: Partner · 40%", "Theirs: Operator · 40%", "Before: Partner · 40%"),
            ("third Inc.", "Yours: nothing", "Theirs: Partner · 10%", "Before: nothing"),
        ]
        again = shown_again(client, asked, action)
        shown = {again.fields[f"organisation-{number}"][0]: again.fields[f"share-{number}"] for number in range(1, 5)}
        assert len(shown) == 4, "what was typed, and whom only the other added"
        assert (await again.sends()).status_code == 422, "together they are more than the whole"
        await told(await again.sends(**{"share-1": "45"}))
        assert await stored() == {
            "maker": ("lead", 450),
            "second": ("operator", 400),
            "fourth": ("partner", 50),
            "third": ("partner", 100),
        }
        assert len(disputed(await late.sends(silent=True))) == 4, "who does not say what they saw is asked"
        gone, late = [await opened(client, page, action) for _ in range(2)]
        await told(await gone.sends(**{f"organisation-{number}": "" for number in range(1, 5)}))
        assert (await late.sends(**{"role-3": "supplier"})).status_code == 409
        assert await stored() == {}


async def test_two_who_begin_it_at_the_same_moment_make_one_that_is_whole(site: Litestar) -> None:
    """Neither touched a member of the other: only together they are too many."""
    _, acts, _ = await somebody()
    lead, second, third = [(await house(one)).id for one in ("maker", "second", "third")]
    code = await deal(acts)
    ways = [[Share(lead, "lead", 900), Share(other, "partner", 100)] for other in (second, third)]
    made = [set_consortium(acts, code, shares, Began({}), now=NOW) for shares in ways]
    found = await asyncio.gather(*made, return_exceptions=True)
    (refusal,) = [one for one in found if one is not None]
    assert isinstance(refusal, ChangedMeanwhile)
    assert len(refusal.disputed) == 1, "whom the other named"
    card = await deal_for(acts, code)
    assert sum(one.share for one in await members_of(card.id, NOW.date())) == 1_000


@pytest.mark.planted("shares are looked at before they are put together, and not after")
async def test_looking_at_each_consortium_alone_makes_more_than_the_whole(
    site: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The naive twin: only the constraint of the database refuses it then."""
    _, acts, _ = await somebody()
    lead, second, third = [(await house(one)).id for one in ("maker", "second", "third")]
    code = await deal(acts)
    first, late = [[Share(lead, "lead", 900), Share(other, "partner", 100)] for other in (second, third)]
    await set_consortium(acts, code, first, Began({}), now=NOW)
    monkeypatch.setattr(rules, "check_shares", lambda *_: None)
    with pytest.raises(Exception, match="whole"):
        await set_consortium(acts, code, late, Began({}), now=NOW)

"""Deals are found as everything beside them in the palette is, and a confidential one by nobody whom it is kept from."""

import pytest
from piccolo.querystring import QueryString

from crm.deals.finding import found_deals
from crm.deals.tables import Deal
from tests.make.agreements import officer
from tests.make.deals import deal

NAME = "수라바야 교통관제센터"


async def test_deals_are_found_by_consonants_romanised_with_a_mistake_and_by_who_buys(db: None) -> None:
    actor, other = await officer(), await officer()
    code, hidden = await deal(actor, name=NAME), await deal(actor, name=f"{NAME} 2차")
    await Deal.update({Deal.sight: "confidential"}).where(Deal.code == hidden)
    for words in ("ㅅㄹㅂㅇ", "surabaya", "수라비야", "교통관제", "lima", code):
        assert [one.code for one in await found_deals(other, words, most=5)] == [code], words
    assert await found_deals(other, "jakarta", most=5) == []


@pytest.mark.planted("a search that forgets what is confidential")
async def test_a_search_that_forgets_what_is_confidential_is_found(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    actor, other = await officer(), await officer()
    hidden = await deal(actor, name=NAME)
    await Deal.update({Deal.sight: "confidential"}).where(Deal.code == hidden)
    monkeypatch.setattr("crm.deals.finding.seen_in_sql", lambda _: QueryString("TRUE"))
    assert [one.code for one in await found_deals(other, NAME, most=5)] == [hidden]

"""An edition of which only the year is known: every place that the desk offers of it is a page, and says what helps."""

import re

from core.access.roles import Role
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.worlds import sample_world

UNDATED = "/desk/wscw-2018"


async def test_every_place_of_an_edition_without_dates_is_a_page_that_says_what_helps(db: None) -> None:
    await sample_world(NOW)
    token = await session_of(await account(role=Role.ORGANISER))
    async with started() as app, browser(app, token) as client:
        first = (await client.get(f"{UNDATED}/programme")).text
        places = sorted(set(re.findall(rf'href="({UNDATED}/[^"?#]+)"', first)))
        assert len(places) >= 7, "the line above the page leads to all of them"
        answers = {one: await client.get(one) for one in places}
        assert {one: answer.status_code for one, answer in answers.items()} == dict.fromkeys(places, 200)
        sessions = answers[f"{UNDATED}/programme/sessions"].text
        assert "This edition has no dates yet" in sessions
        assert 'href="/desk/editions/new"' in sessions
        assert f"{UNDATED}/programme/sessions/new" not in sessions, "nothing is offered that would be refused"

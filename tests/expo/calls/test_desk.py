"""Calls at the desk: made, opened, extended with a reason, asked for more; and by nobody who may not."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.access.trail.queries import told_of
from core.actor import SYSTEM
from core.errors import Conflict
from core.forms.form import Form
from expo.calls.commands import change_call
from expo.calls.forms import aligned, instant
from expo.calls.queries import call_called, calls_of
from expo.calls.rules import CallNotOpen, Wanted, WindowNotPossible, check_open, moved, offered
from expo.calls.tables import Terms
from expo.calls.work import WORK
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of

SLUG = "wsce-2026"
SEOUL = ZoneInfo("Asia/Seoul")
NEW = {
    "title_en": "Posters",
    "title_ar": "ملصقات",
    "text_en": "What you have built.",
    "terms_en": "I agree.",
    "opens_at": "2026-12-01T09:00",
    "closes_at": "2026-12-09T18:00",
    "grace_minutes": "30",
    "reviews": "3",
    "lengths": "10 20",
    "criteria_en": "Use\nCraft",
    "criteria_ar": "الفائدة\nالإتقان",
    "anonymous": "yes",
}


async def sent(client: httpx.AsyncClient, token: str, path: str, **fields: str) -> httpx.Response:
    return await client.post(f"/desk/{SLUG}/calls{path}", data={"csrf": token_for(token), **fields})


async def quiet(_done: int, _total: int) -> None:
    """Nobody looks."""


async def test_a_call_is_made_asked_more_closed_and_extended_with_its_reasons_in_its_history(site: Litestar) -> None:
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    async with browser(site, token) as client:
        wrong = await sent(client, token, "", **{**NEW, "criteria_ar": "الفائدة", "closes_at": "2026-11-01T18:00"})
        assert wrong.status_code == 422
        assert "ملصقات" in wrong.text
        made = await sent(client, token, "", **NEW)
        address = made.headers["location"].removeprefix(f"/desk/{SLUG}/calls")
        await sent(
            client, token, f"{address}/questions", label_en="Slides?", kind="choice", choices_en="Yes\nNo", needed="yes"
        )
        await sent(client, token, f"{address}/window", act="close", reason="enough of them")
        await sent(client, token, f"{address}/window", act="extend", until="2026-12-10T12:00", reason="a storm")
        nameless = await sent(client, token, f"{address}/window", act="open", reason="")
        page = await client.get(f"/desk/{SLUG}/calls{address}")
    call = await call_called(SLUG, address.removeprefix("/"))
    assert nameless.status_code == 422
    assert call.wanted.closes_at.astimezone(SEOUL).strftime("%d %H:%M") == "10 12:00"
    assert [one.original for one in call.wanted.criteria] == ["Use", "Craft"]
    assert [(one.label.original, one.needed, len(one.choices)) for one in call.questions] == [("Slides?", True, 2)]
    assert [one.reason for one in await told_of(call.id) if one.reason] == ["a storm", "enough of them"]
    assert "a storm" in page.text


async def test_terms_that_are_changed_are_a_new_version_and_a_page_that_is_old_changes_nothing(site: Litestar) -> None:
    call = (await calls_of(SLUG))[-1]
    before = await Terms.count().where(Terms.call == call.id)
    text = call.wanted.title.with_rendition("en", "Other terms")
    other = Wanted(**{**{name: getattr(call.wanted, name) for name in Wanted.__slots__}, "terms": text})
    given: dict[str, Any] = {"edition": SLUG, "code": call.code, "wanted": other, "now": NOW}
    await change_call(SYSTEM, revision=call.revision, **given)
    assert await Terms.count().where(Terms.call == call.id) == before + 1
    with pytest.raises(Conflict):
        await change_call(SYSTEM, revision=call.revision, **given)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.TRANSLATOR, Role.FLOOR_MANAGER, Role.COOPERATION_OFFICER])
async def test_others_of_the_staff_neither_see_nor_change_calls(role: Role, site: Litestar) -> None:
    token = await session_of(await account(role=role, scope="language:es" if role == Role.TRANSLATOR else None))
    code = (await calls_of(SLUG))[0].code
    async with browser(site, token) as client:
        answers = [
            await client.get(f"/desk/{SLUG}/calls/{code}"),
            await client.get(f"/desk/{SLUG}/proposals"),
            await sent(client, token, f"/{code}/exports", because="curious"),
            await sent(client, token, f"/{code}/letters"),
        ]
    assert [one.status_code for one in answers] == [403] * 4


async def test_pages_are_made_anew_when_a_call_opens_or_closes(site: Litestar) -> None:
    closes_at = (await calls_of(SLUG))[0].wanted.closes_at
    assert (await WORK.run({}, closes_at - timedelta(minutes=1), quiet))["count"] == 0
    assert (await WORK.run({}, closes_at + timedelta(minutes=1), quiet))["count"] >= 1


async def test_it_is_open_from_its_first_instant_to_just_before_its_last(site: Litestar) -> None:
    call = (await calls_of(SLUG))[0]
    opens, closes = call.wanted.opens_at, call.wanted.closes_at
    instants = (opens - timedelta(seconds=1), opens, closes - timedelta(seconds=1), closes)
    assert [call.phase(at) for at in instants] == ["before", "open", "open", "over"]
    check_open(call, closes, begun_at=closes - timedelta(seconds=1))
    with pytest.raises(CallNotOpen):
        check_open(call, closes, begun_at=closes)
    with pytest.raises(WindowNotPossible):
        moved("extend", call.wanted, opens - timedelta(days=1), closes)


def test_lists_have_as_many_lines_in_each_language_and_instants_are_the_editions() -> None:
    form = Form({"x_en": ["a\nb"], "x_ko": ["가\n나"], "y_en": ["a\nb"], "y_ko": ["가"], "at": ["2026-12-08T18:00"]})
    assert [sorted(one.renditions) for one in aligned(form, "x", least=0)] == [["en", "ko"], ["en", "ko"]]
    assert aligned(form, "y", least=0) == ()
    assert "y_ko" in form.errors
    at = instant(form, "at", SEOUL)
    assert at is not None
    assert at.isoformat() == "2026-12-08T09:00:00+00:00"
    assert instant(Form({"at": ["tomorrow"]}), "at", SEOUL) is None
    assert offered((), ("a", "b")) == ["a", "b"]
    assert offered(("b", "gone"), ("a", "b")) == ["b"]

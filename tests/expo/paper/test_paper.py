"""What hangs on doors and lies on tables: set in every language with our own fonts, kept, and open to whom it is for;
screens in the halls beside it."""

import re

import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from expo.agenda.cards.faces import drawable
from expo.live.queries import Said
from expo.live.rules import Differs
from expo.paper.faces import families
from expo.paper.setting import KINDS, paper
from expo.screens.views import door, pictures
from i18n.locales import LANGUAGES, language
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of

SLUG = "wsce-2026"


async def test_the_booklet_is_tagged_named_and_the_same_for_the_same_release(site: Litestar) -> None:
    async with browser(site) as anyone:
        found = {code: await anyone.get(f"/{code}/{SLUG}/booklet.pdf") for code in ("zh-Hans", "ar")}
        again = await anyone.get(f"/ar/{SLUG}/booklet.pdf")
        assert (await anyone.get(f"/desk/{SLUG}/paper/doors")).status_code == 303
    for code, answer in found.items():
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), code
        assert answer.content.startswith(b"%PDF-1.7")
        assert b"/MarkInfo" in answer.content, code
        assert b"pdfuaid" in answer.content, code
        assert len(answer.content) > 100_000, "a paper without its fonts is small"
    assert again.content == found["ar"].content


async def test_who_sees_the_programme_fetches_signs_and_sheets_in_arabic(site: Litestar) -> None:
    token = await session_of(await account(role=Role.FLOOR_MANAGER))
    async with browser(site, token) as manager:
        listed = (await manager.get(f"/desk/{SLUG}/paper")).text
        addresses = [one for one in re.findall(r'href="(/desk/[^"]+/paper/[^"]+)"', listed) if one.endswith("=ar")]
        assert len(addresses) == len(KINDS)
        assert all([(await manager.get(one)).content.startswith(b"%PDF") for one in addresses])
        assert (await manager.get(f"/desk/{SLUG}/paper/posters")).status_code == 404
        assert "/screens/now?at=" in (await manager.get(f"/desk/{SLUG}/screens")).text


def test_each_character_of_five_languages_has_a_font_of_ours() -> None:
    _, names = families("서울 힣 مدينة 北京 ñ")
    assert names[0] == "madang-latin"
    assert {"madang-arabic", "madang-hangul"} <= set(names)
    assert any(name.startswith("noto-sans-sc") for name in names)


def test_what_no_font_has_stands_in_a_plainer_form() -> None:
    assert drawable('㈜마루 20㎡ "Ⓐ" 北京') == '(주)마루 20㎡ "A" 北京'


async def test_a_screen_shows_what_is_on_as_the_day_goes(site: Litestar) -> None:
    shown = site.state.shelf["editions"].called(SLUG)
    now = NOW.astimezone(shown.zone)
    room = shown.rooms["auditorium"]
    here = door(shown, {}, room, now)
    assert here.current is not None
    assert here.later
    slot = here.current.meeting.slot.id
    late = door(shown, {slot: Said(1, Differs(delay=15), now)}, room, now)
    assert (late.current, late.later[0].meeting) == (None, here.current.meeting)
    moved = door(shown, {slot: Said(1, Differs(room="c201"), now)}, shown.rooms["c201"], now)
    assert moved.current is not None
    assert moved.current.meeting is here.current.meeting
    left = door(shown, {slot: Said(1, Differs(room="c201"), now)}, room, now)
    assert (left.current, left.later[0].meeting, left.day) == (None, here.current.meeting, None)
    off = door(shown, {slot: Said(1, Differs(cancelled=True), now)}, room, now)
    assert (off.current, off.later[0].off) == (None, True)
    assert sum(len(rows) for rows in pictures(shown, {}, now)) >= 2


@pytest.mark.parametrize("name", ["now", "auditorium"])
async def test_a_screen_has_every_language_and_may_be_asked_again_for_little(name: str, site: Litestar) -> None:
    async with browser(site) as hall:
        answer: httpx.Response = await hall.get(f"/ar/{SLUG}/screens/{name}")
        parts = re.findall(r'<section class="part \w+" lang="([\w-]+)" dir="(\w+)"', answer.text)
        assert parts[0] == ("ar", "rtl")
        assert {code for code, _ in parts} == {one.code for one in LANGUAGES}
        same = await hall.get(f"/ar/{SLUG}/screens/{name}", headers={"if-none-match": answer.headers["etag"]})
        assert same.status_code == 304
        assert (await hall.get(f"/ar/{SLUG}/screens/no-such-room")).status_code == 404
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_words_on_paper_are_in_the_language_of_the_paper(site: Litestar) -> None:
    shown = site.state.shelf["editions"].called(SLUG)
    assert paper("doors", shown, language("ko")) != paper("doors", shown, language("ar"))

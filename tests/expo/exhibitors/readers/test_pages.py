"""The directory as visitors read it: whom it names, how it is narrowed, and how soon a change is there."""

import asyncio
import json
import re
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest
from lxml import html

from core.actor import SYSTEM
from directory.organisations.tables import Organisation
from expo.exhibitors.commands import move_exhibitor
from expo.exhibitors.stands.commands import describe_stand
from expo.exhibitors.stands.queries import stand_of
from expo.reservations.commands import assign_booths
from tests.conftest import NOW
from tests.make.exhibitors import exhibitor

PATIENCE_SECONDS = 60
SLUG = "wsce-2026"
TONGUES = ("ko", "en", "zh-Hans", "es", "ar")


async def page(reader: httpx.AsyncClient, path: str) -> html.HtmlElement:
    answer = await reader.get(path)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def texts(found: html.HtmlElement, selector: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found.cssselect(selector)]


async def code_of(reader: httpx.AsyncClient, name: str) -> str:
    found = await page(reader, f"/ko/{SLUG}/exhibitors?q={quote(name)}")
    return found.cssselect(".firm .card-link")[0].get("href").rpartition("/")[2]


async def until(condition) -> None:
    """Looks again until it holds, as long as a busy machine may take; how soon it is there is measured in bench/."""
    last = asyncio.get_running_loop().time() + PATIENCE_SECONDS
    for _ in iter(lambda: asyncio.get_running_loop().time() < last, False):
        if await condition():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it was not there in time")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_everybody_stands_under_a_letter_in_every_language(reader, tongue):
    found = await page(reader, f"/{tongue}/{SLUG}/exhibitors")
    assert len(found.cssselect(".firm")) == 24
    assert [one.get("href") for one in found.cssselect(".letters-row a")] == [
        f"#{one.get('id')}" for one in found.cssselect(".letter")
    ]


async def test_somebody_is_found_by_a_korean_word_on_the_spanish_site_and_leads_to_the_booth(reader):
    found = await page(reader, f"/es/{SLUG}/exhibitors?q={quote('물길')}")
    (link,) = found.cssselect(".firm .card-link")
    assert link.text_content() == "Dasan Aguas"
    one = await page(reader, link.get("href"))
    assert texts(one, ".firm-booth") == ["A-003"]
    (form,) = one.cssselect("form.way-form")
    assert (form.get("action"), form.cssselect("[name=to]")[0].get("value")) == (f"/es/{SLUG}/floor/e1#way", "A-003")
    start = form.cssselect("[name=from]")[0].get("value")
    way = await page(reader, f"/es/{SLUG}/floor/e1?from={quote(start)}&to=A-003&steps=free")
    assert way.cssselect("polyline.plan-way")
    booth = await page(reader, f"/es/{SLUG}/floor/A-003")
    assert booth.cssselect(".floor-who a")[0].get("href") == link.get("href")


async def test_options_say_how_many_and_the_readers_own_language_comes_first(reader):
    found = await page(reader, f"/ar/{SLUG}/exhibitors")
    first = found.cssselect(".facet-speaks .option")[0]
    assert first.get("href") == "?speaks=ar"
    said = int(re.sub(r"\D", "", first.cssselect("span")[-1].text_content()))
    assert len((await page(reader, f"/ar/{SLUG}/exhibitors?speaks=ar")).cssselect(".firm")) == said > 0


async def test_nothing_that_fits_says_so_and_leads_back(reader):
    found = await page(reader, f"/en/{SLUG}/exhibitors?q=zzzz&hall=nowhere")
    assert not found.cssselect(".firm")
    assert found.cssselect(".empty a")[0].get("href") == f"/en/{SLUG}/exhibitors"


async def test_search_engines_read_an_organisation_that_cannot_end_its_script(reader):
    code = await code_of(reader, "가람신호")
    found = await page(reader, f"/en/{SLUG}/exhibitors/{code}")
    told = json.loads(found.cssselect("script[type='application/ld+json']")[0].text)
    assert (told["@type"], told["name"], told["knowsLanguage"]) == (
        "Organization",
        "Garam Signal",
        ["ko", "en", "zh-Hans"],
    )
    assert "가람신호" in told["alternateName"]


async def test_speakers_who_are_announced_as_theirs_stand_on_the_page(reader):
    code = await code_of(reader, "남해도시과학원")
    found = await page(reader, f"/ko/{SLUG}/exhibitors/{code}")
    assert found.cssselect(".person .card-link")


async def test_up_to_four_stand_side_by_side(reader):
    everybody = await page(reader, f"/en/{SLUG}/exhibitors")
    codes = [one.get("value") for one in everybody.cssselect("input[name=with]")][:6]
    asked = "&".join(f"with={code}" for code in (*codes, "NOBODY"))
    found = await page(reader, f"/en/{SLUG}/exhibitors/compare?{asked}")
    assert len(found.cssselect("thead th")) == 4
    assert found.cssselect("[role=note]")
    assert found.cssselect("meta[name=robots]")
    assert (await page(reader, f"/en/{SLUG}/exhibitors/compare")).cssselect(".empty")


async def test_a_pavilion_names_who_stands_in_it_and_shows_where(reader):
    found = await page(reader, f"/en/{SLUG}/pavilions/spain")
    assert texts(found, ".firm .card-link") == ["Aguas Levante", "Luz Norte", "Ñandú Móvil"]
    assert found.cssselect("svg .firm-own")[0].get("d")
    assert (await reader.get(f"/en/{SLUG}/pavilions/atlantis")).status_code == 404


async def test_a_browser_keeps_exhibitors_without_anybody_knowing(reader):
    code = await code_of(reader, "가람신호")
    saved = f"/en/{SLUG}/exhibitors/saved"
    asked = await page(reader, f"{saved}?keep={code}")
    form = next(one for one in asked.forms if one.action == saved)
    answer = await reader.post(saved, data=dict(form.fields), follow_redirects=True)
    assert "Garam Signal" in answer.text
    other = await code_of(reader, "다산물길")
    both = await reader.post(saved, data={**dict(form.fields), "exhibitor": other}, follow_redirects=True)
    (beside,) = html.fromstring(both.text).cssselect("a[href*='/compare?']")
    assert parse_qs(urlsplit(beside.get("href")).query) == {"with": [code, other]}
    drop = next(one for one in html.fromstring(answer.text).forms if one.action == f"{saved}/removal")
    answer = await reader.post(f"{saved}/removal", data=dict(drop.fields), follow_redirects=True)
    assert "Garam Signal" not in answer.text
    refused = await reader.post(saved, data={**dict(form.fields), "exhibitor": "NOBODY"})
    assert refused.status_code == 404


async def test_hosts_are_named_on_the_first_page_and_below_about(reader):
    for path in ("/ko/", "/ko/about"):
        assert "국토교통부" in " ".join(texts(await page(reader, path), ".backers dd")), path


async def test_the_interface_for_programs_names_the_same_ones(reader):
    address = f"/api/v1/editions/{SLUG}/exhibitors"
    first = await reader.get(address, params={"limit": 20})
    assert len(first.json()["exhibitors"]) == 20
    rest = await reader.get(first.links["next"]["url"])
    codes = [one["code"] for one in (*first.json()["exhibitors"], *rest.json()["exhibitors"])]
    assert (len(codes), codes) == (24, sorted(codes))
    assert (
        await reader.get(address, headers={"if-none-match": first.headers["etag"]}, params={"limit": 20})
    ).status_code == 304
    spain = (await reader.get(address, params={"pavilion": "spain"})).json()["exhibitors"]
    there = (await reader.get(f"/api/v1/editions/{SLUG}/pavilions")).json()["pavilions"]
    assert {one["code"]: one["exhibitors"] for one in there}["spain"] == [one["code"] for one in spain]
    assert (await reader.get(f"{address}/NOBODY")).status_code == 404


@pytest.mark.parametrize("state", ["drafting", "applied", "reviewing", "approved", "declined", "withdrawn"])
async def test_whom_the_public_may_not_read_of_stands_nowhere(site, reader, state):
    word = f"Zyx{state}"
    one, _ = await exhibitor(
        f"hidden-{state}", state=state, lines={"sign_en": word, "pavilion": "spain", "alliance": "yes"}
    )
    if state == "approved":
        await assign_booths(SYSTEM, one.id, booths=["A-310"], as_="confirmed", now=NOW)
    await site.state.shelf.hear("exhibitors")
    whole = await page(reader, f"/en/{SLUG}/exhibitors")
    assert len(whole.cssselect(".firm")) == 24
    spain = next(one for one in whole.cssselect(".facet-pavilion .option") if one.get("href") == "?pavilion=spain")
    assert spain.cssselect("span")[-1].text_content() == "3"
    assert not (await page(reader, f"/en/{SLUG}/exhibitors?q={word}")).cssselect(".firm")
    assert (await reader.get(f"/en/{SLUG}/exhibitors/{one.code}")).status_code == 404
    assert (await reader.get(f"/api/v1/editions/{SLUG}/exhibitors/{one.code}")).status_code == 404
    assert not (await reader.get(f"/api/v1/editions/{SLUG}/exhibitors", params={"q": word})).json()["exhibitors"]
    for path in (
        f"/en/{SLUG}/pavilions/spain",
        f"/en/{SLUG}/floor/A-310",
        f"/en/{SLUG}/exhibitors/compare?with={one.code}",
        f"/en/{SLUG}/exhibitors/saved?keep={one.code}",
        f"/api/v1/editions/{SLUG}/pavilions",
        "/sitemap-en.xml",
    ):
        answer = await reader.get(path)
        body = answer.text.replace(f"?keep={one.code}", "").replace(f"with={one.code}", "")
        assert word not in body, path
        assert f"exhibitors/{one.code}" not in body, path


async def test_what_is_held_or_proposed_is_nobodys_yet(site, reader):
    one, _ = await exhibitor("proposed-maru")
    await assign_booths(SYSTEM, one.id, booths=["A-312"], as_="proposed", now=NOW)
    await site.state.shelf.hear("exhibitors")
    assert not (await page(reader, f"/en/{SLUG}/exhibitors/{one.code}")).cssselect(".firm-booth")
    assert not (await page(reader, f"/en/{SLUG}/floor/A-312")).cssselect(".floor-who")


async def test_a_logo_is_shown_only_once_it_was_published_and_a_contact_only_where_it_is_wished(site, reader):
    one, _ = await exhibitor("shy-maru")
    await site.state.shelf.hear("exhibitors")
    answer = await reader.get(f"/en/{SLUG}/exhibitors/{one.code}")
    assert answer.status_code == 200
    for private in ("contact@expo.example", "Kim Contact"):
        assert private not in answer.text
    assert "/media/" not in answer.text


async def test_a_change_is_soon_on_the_plan_and_in_the_directory(site, reader):
    one, mine = await exhibitor("quick-maru")
    await assign_booths(SYSTEM, one.id, booths=["A-315"], as_="confirmed", now=NOW)

    async def named() -> bool:
        return "quick-maru Inc." in (await reader.get(f"/en/{SLUG}/floor/A-315")).text

    await until(named)
    stored = await stand_of(one.id)
    lines = {**stored, "sign_en": "Quick <Signal>", "speaks": "ar ja", "public_email": "hello@quick.example"}
    await describe_stand(mine, one.id, lines, stored, now=NOW)

    async def signed() -> bool:
        plan = await reader.get(f"/en/{SLUG}/floor/A-315")
        there = await reader.get(f"/en/{SLUG}/exhibitors/{one.code}")
        return (
            all("Quick &lt;Signal&gt;" in answer.text for answer in (plan, there))
            and "hello@quick.example" in there.text
        )

    await until(signed)
    assert len((await page(reader, f"/en/{SLUG}/exhibitors?speaks=ja")).cssselect(".firm")) == 1
    await move_exhibitor(SYSTEM, one.id, to="withdrawn", now=NOW)

    async def gone() -> bool:
        plan = await reader.get(f"/en/{SLUG}/floor/A-315")
        there = await reader.get(f"/en/{SLUG}/exhibitors/{one.code}")
        return there.status_code == 404 and "Quick" not in plan.text

    await until(gone)


async def test_the_sample_edition_is_marked_as_such_and_writes_to_nobody(site):
    from core.mail.tables import Letter  # noqa: PLC0415

    assert await Organisation.count().where(Organisation.sample == True) == 31  # noqa: E712
    assert not await Letter.exists().where(Letter.address.like("%sample.example"))

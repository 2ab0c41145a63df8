"""The directory as visitors read it: whom it names, in which order, and whom it never names."""

import httpx
import pytest
from lxml import html

SLUG = "wsce-2026"


async def page(reader: httpx.AsyncClient, path: str) -> html.HtmlElement:
    answer = await reader.get(path)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


@pytest.mark.parametrize("language", ["ko", "en", "zh-Hans", "es", "ar"])
async def test_everybody_stands_under_a_letter_in_every_language(reader, language):
    found = await page(reader, f"/{language}/{SLUG}/exhibitors")
    assert len(found.cssselect(".firm")) == 24


async def test_pages(reader):
    found = await page(reader, f"/en/{SLUG}/exhibitors")
    one = found.cssselect(".firm .card-link")[0].get("href")
    for path in (
        one,
        f"/ar/{SLUG}/pavilions/spain",
        f"/ko/{SLUG}/exhibitors/compare",
        f"/ko/{SLUG}/exhibitors/saved",
        one.replace("exhibitors/", "exhibitors/compare?with="),
    ):
        await page(reader, path)
    assert "exhibitors/" in (await reader.get("/sitemap-en.xml")).text
    plan = await page(reader, f"/en/{SLUG}/floor/A-001")
    assert plan.cssselect(".floor-who a")

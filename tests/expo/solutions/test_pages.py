"""The market's public pages over HTTP, from the shelf."""

import httpx


async def test_the_catalogue_shows_solutions_with_facets(reader: httpx.AsyncClient) -> None:
    page = await reader.get("/ko/wsce-2026/solutions")
    print(page.text)
    assert page.status_code == 200
    assert "감응형 신호 제어" in page.text

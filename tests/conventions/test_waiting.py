"""What a browser shows is waited for: a page that has begun to arrive has no heading yet, and one look is a coin toss."""

import ast
from collections.abc import Iterator
from pathlib import Path

JOURNEYS = Path(__file__).parent.parent / "journeys"
LOOKS = frozenset(
    {"count", "inner_text", "text_content", "all_inner_texts", "all_text_contents", "input_value", "get_attribute"}
    | {"is_visible", "is_hidden", "is_checked", "is_disabled", "is_enabled"}
)
HASTY = """
async def test(page):
    await page.locator("main form button").click()
    assert await page.locator("h1").count() == 1
    assert "/sign-in" in page.url
"""


def looked_at_once(text: str) -> Iterator[int]:
    """The lines that assert on what a locator or an address says at that very moment."""
    for one in ast.walk(ast.parse(text)):
        if isinstance(one, ast.Assert):
            parts = list(ast.walk(one.test))
            looks = {
                part.func.attr for part in parts if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute)
            }
            if looks & LOOKS or any(isinstance(part, ast.Attribute) and part.attr == "url" for part in parts):
                yield one.lineno


def test_journeys_expect_what_a_page_will_say() -> None:
    found = [
        f"{path.name}:{line}" for path in sorted(JOURNEYS.glob("*.py")) for line in looked_at_once(path.read_text())
    ]
    assert found == [], "Say `await expect(…).to_have_count(1)`, which waits, or `to_have_url`."


def test_the_hasty_test_that_failed_once_in_a_hundred_is_found() -> None:
    assert list(looked_at_once(HASTY)) == [4, 5]

"""What was typed and not saved is back in the form; what the page itself holds, and what others saved beside it, stays."""

import pytest
from playwright.async_api import Browser, expect

from tests.journeys.test_desk import signed_in

pytestmark = pytest.mark.browser
FORM = "/desk/wsce-2026/programme/sessions/A7KQ3M/details"
REVISION = "main form[data-keep] input[name=revision]"
TITLE = "main form[data-keep] [name=title_en]"
SAVE = "main form[data-keep] button.button-primary"
ITSELF = """() => { const form = document.querySelector("form[data-keep]");
    form.addEventListener("submit", (event) => event.preventDefault()); form.requestSubmit(); }"""


async def test_typed_words_come_back_with_the_revision_that_the_page_has_now(browser: Browser, base_url: str) -> None:
    async with signed_in(browser, base_url) as context:
        page = await context.new_page()
        await page.goto(FORM)
        await page.locator("details.session-tongue", has=page.locator("[name=title_en]")).evaluate(
            "one => one.open = true"
        )
        await page.locator(TITLE).fill("Cities learn aloud")
        await page.evaluate(ITSELF)
        other = await context.new_page()
        await other.goto(FORM)
        await other.locator("main form[data-keep] [name=subtitle_ko]").evaluate(
            "one => { one.closest('details').open = true; one.value = '도시가 도시에게'; }"
        )
        await other.locator(SAVE).click()
        await other.wait_for_url("**/A7KQ3M")
        before = await page.locator(REVISION).input_value()
        await page.goto(FORM)
        await expect(page.locator("[data-kept]")).to_be_visible()
        await expect(page.locator(TITLE)).to_have_value("Cities learn aloud")
        await expect(page.locator("main form[data-keep] [name=subtitle_ko]")).to_have_value("도시가 도시에게")
        fresh = await page.locator(REVISION).evaluate("one => one.defaultValue")
        await expect(page.locator(REVISION)).to_have_value(fresh)
        assert fresh != before


async def test_a_form_that_lands_on_itself_once_saved_says_nothing(browser: Browser, base_url: str) -> None:
    async with signed_in(browser, base_url) as context:
        page = await context.new_page()
        await page.goto(FORM)
        await page.locator(TITLE).evaluate("one => { one.closest('details').open = true; }")
        await page.locator(TITLE).fill("Cities learn from each other")
        await page.locator(SAVE).click()
        await page.wait_for_url("**/A7KQ3M")
        await page.goto(FORM)
        await expect(page.locator("[data-kept]")).to_be_hidden()
        await page.locator(TITLE).evaluate("one => { one.closest('details').open = true; }")
        await page.locator(TITLE).fill("Cities learn once more")
        await page.locator(SAVE).click()
        await page.wait_for_url("**/A7KQ3M")
        await expect(page.locator("[data-summary]")).to_have_count(0)

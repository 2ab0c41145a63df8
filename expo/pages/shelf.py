"""The site's own texts, held in memory."""

from dataclasses import dataclass

from expo.pages.tables import Section
from i18n.text import Translated, from_json, required


@dataclass(frozen=True, slots=True)
class PublishedSection:
    code: str
    title: Translated | None
    text: Translated


async def load_sections(former: object) -> dict[str, tuple[PublishedSection, ...]]:
    """By page code, in order."""
    found: dict[str, tuple[PublishedSection, ...]] = {}
    for row in await Section.select().order_by(Section.page).order_by(Section.position):
        section = PublishedSection(row["code"], from_json(row["title"]), required(row["text"]))
        found[row["page"]] = (*found.get(row["page"], ()), section)
    return found

"""What an edition wants to hear, and what of it everybody may read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from piccolo.querystring import QueryString

from core.db.engine import DB
from expo.audience.rules import Heard

SETTINGS = "SELECT e.slug, h.questions, h.ratings, h.days FROM expo_hearing h JOIN expo_edition e ON e.id = h.edition"
OF_ONE = SETTINGS + " WHERE e.slug = {}"
APPROVED = """
SELECT e.slug, q.session, q.words, q.language, q.answer, q.on_stage_at IS NOT NULL AS on_stage
FROM expo_question q JOIN expo_edition e ON e.id = q.edition
WHERE q.state = 'approved' ORDER BY q.answer IS NULL, q.asked_at, q.id
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that everybody may read."""

    words: str
    language: str
    answer: str | None
    on_stage: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Of an edition: what it wants to hear, and approved questions by session."""

    heard: Heard = field(default_factory=Heard)
    questions: Mapping[str, tuple[Asked, ...]] = field(default_factory=dict)


async def said_in_editions() -> dict[str, Said]:
    """By slug; editions of which nothing was set and said are absent."""
    heard = {
        row["slug"]: Heard(row["questions"], row["ratings"], row["days"])
        for row in await DB.run_querystring(QueryString(SETTINGS))
    }
    questions: dict[str, dict[str, tuple[Asked, ...]]] = {}
    for row in await DB.run_querystring(QueryString(APPROVED)):
        of_edition = questions.setdefault(row["slug"], {})
        one = Asked(row["words"], row["language"], row["answer"], row["on_stage"])
        of_edition[row["session"]] = (*of_edition.get(row["session"], ()), one)
    return {slug: Said(heard.get(slug, Heard()), questions.get(slug, {})) for slug in heard.keys() | questions.keys()}


async def heard_in(edition: str) -> Heard:
    rows = await DB.run_querystring(QueryString(OF_ONE, edition))
    return Heard(rows[0]["questions"], rows[0]["ratings"], rows[0]["days"]) if rows else Heard()

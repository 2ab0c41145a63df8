"""What people send of a mailing: for whom, and its words in each language."""

from collections.abc import Collection
from dataclasses import dataclass

from core.errors import mark
from core.forms.form import Form
from core.mailings.rules import PLACES, SCOPES, strange_places
from core.privacy.holdings.forms import spoken

LONGEST_SUBJECT, LONGEST_BODY = 150, 5_000


@dataclass(frozen=True, slots=True)
class Words:
    """`texts` by language: those that were written."""

    title: str
    whom: str
    texts: dict[str, dict[str, str]]


def words(form: Form) -> Words:
    """Raises Invalid."""
    title, whom = form.text("title", most=150), form.choice("whom", [one.code for one in SCOPES])
    texts = texts_in(form)
    form.check()
    return Words(title, whom, texts)


def texts_in(form: Form, places: Collection[str] = PLACES) -> dict[str, dict[str, str]]:
    """By language, those that were written; mistakes are noted, not raised."""
    texts = {}
    for code, _name in spoken():
        subject = form.text(f"subject-{code}", most=LONGEST_SUBJECT, needed=False)
        body = form.text(f"body-{code}", most=LONGEST_BODY, needed=False)
        if subject or body:
            texts[code] = {"subject": subject, "body": body}
            _look_at(form, code, texts[code], places)
    if not texts:
        form.mistake(f"subject-{spoken()[0][0]}", mark("Please write it in one language at least."))
    return texts


def _look_at(form: Form, code: str, text: dict[str, str], places: Collection[str]) -> None:
    for field, value in text.items():
        if not value:
            form.mistake(f"{field}-{code}", mark("This is needed."))
        for strange in strange_places(value, places)[:1]:
            form.mistake(
                f"{field}-{code}",
                mark("Only {places} may stand in braces, not {strange}."),
                places=" ".join(f"{{{one}}}" for one in places),
                strange=strange,
            )

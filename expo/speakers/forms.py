"""A speaker as they are typed, by an editor or by themself."""

from collections.abc import Collection, Mapping

from core.errors import mark
from core.forms.before import was
from core.forms.form import Form, blank
from core.forms.merging import Lines
from expo.programme.sessions.rules import TAG
from expo.speakers.queries import TAGS
from expo.speakers.rules import TEXTS

LONGEST = {"position": 200, "organisation": 200, "biography": 4_000}
LONGEST_NAME = 120


def filled(lines: Lines, **more: object) -> Form:
    """With what it was before beside each line, so that two who change it at once are told apart."""
    return blank(**lines, **was(lines), **more)


def lines_in(form: Form, countries: Collection[str], kept: Mapping[str, str]) -> dict[str, str]:
    """`kept` are the names under other tags: with one of them no other is needed."""
    lines = {f"name_{tag}": form.text(f"name_{tag}", most=LONGEST_NAME, needed=False) for tag in TAGS}
    if not any(lines.values()) and not any(tag not in TAGS for tag in kept):
        form.mistake("name_en", mark("A name in one language at least, please."))
    for name in TEXTS:
        lines |= {f"{name}_{tag}": form.text(f"{name}_{tag}", most=LONGEST[name], needed=False) for tag in TAGS}
    lines["family"] = form.text("family", most=LONGEST_NAME, needed=False)
    lines["country"] = form.choice("country", countries, needed=False)
    lines["languages"] = _languages(form)
    return lines


def _languages(form: Form) -> str:
    tags = form.text("languages", most=80, needed=False).replace(",", " ").split()
    if any(TAG.fullmatch(tag) is None for tag in tags):
        form.mistake("languages", mark("Languages are written as codes: ko en"))
    return " ".join(tags)

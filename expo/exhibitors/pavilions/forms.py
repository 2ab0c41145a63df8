"""A pavilion as it is typed."""

from core.errors import mark
from core.forms.form import Form
from expo.exhibitors.pavilions.queries import TAGS
from expo.exhibitors.pavilions.rules import CODE, LONGEST_CODE, LONGEST_DESCRIPTION, LONGEST_NAME
from expo.exhibitors.rules import PAVILION_KINDS


def code_in(form: Form) -> str:
    code = form.text("code", most=LONGEST_CODE).lower()
    if code and CODE.fullmatch(code) is None:
        form.mistake("code", mark("Small letters, digits and hyphens, please: hall-a"))
    return code


def lines_in(form: Form) -> dict[str, str]:
    """A name in one language at least."""
    names = {f"name_{tag}": form.text(f"name_{tag}", most=LONGEST_NAME, needed=False) for tag in TAGS}
    if not any(names.values()):
        form.mistake(f"name_{TAGS[0]}", mark("A name in one language at least, please."))
    told = (f"description_{tag}" for tag in TAGS)
    described = {name: form.text(name, most=LONGEST_DESCRIPTION, needed=False) for name in told}
    country = form.text("country", most=2, needed=False).upper()
    return {**names, **described, "kind": form.choice("kind", PAVILION_KINDS), "country": country}

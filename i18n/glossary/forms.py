"""A term as it is typed."""

from core.errors import mark
from core.forms.before import was
from core.forms.form import Form, blank
from core.forms.merging import Lines
from i18n.glossary.queries import TAGS
from i18n.glossary.rules import LONGEST, LONGEST_NOTE, MOST_FORBIDDEN

LONGEST_LIST = (LONGEST + 1) * MOST_FORBIDDEN


def filled(lines: Lines) -> Form:
    """With what it was before beside each line, so that two who change it at once are told apart."""
    return blank(**lines, **was(lines))


def lines_in(form: Form) -> dict[str, str]:
    as_is = form.flag("as_is")
    lines = {
        "language": form.choice("language", TAGS),
        "source": form.text("source", most=LONGEST),
        "every": "yes" if form.flag("every") else "",
        "as_is": "yes" if as_is else "",
        "note": form.text("note", most=LONGEST_NOTE, needed=False),
    }
    for tag in TAGS:
        wanted = form.text(f"wanted_{tag}", most=LONGEST, needed=False)
        lines[f"wanted_{tag}"] = "" if as_is or tag == lines["language"] else wanted
        lines[f"forbidden_{tag}"] = _listed(form, f"forbidden_{tag}")
    said = [name for name, line in lines.items() if line and name.startswith(("wanted_", "forbidden_"))]
    if not as_is and not said:
        form.mistake("as_is", mark("Say how it is translated, or that it is left as it is."))
    return lines


def _listed(form: Form, name: str) -> str:
    """One a line, each once."""
    words = form.text(name, most=LONGEST_LIST, needed=False).splitlines()
    found = list(dict.fromkeys(one.strip() for one in words if one.strip()))
    if len(found) > MOST_FORBIDDEN or any(len(one) > LONGEST for one in found):
        form.mistake(name, mark("At most {most} of them, one a line, please."), most=MOST_FORBIDDEN)
    return "\n".join(found)

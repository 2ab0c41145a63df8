"""A hall, room, track or format as it is typed."""

from core.errors import mark
from core.forms.before import was
from core.forms.form import Form, blank
from core.forms.merging import Lines
from expo.programme.frame.queries import TAGS
from expo.programme.frame.rules import CODE, COLOURS, LONGEST_CODE, Kind

LONGEST_NAME, LONGEST_DESCRIPTION = 120, 1_000
MOST_SEATS = 100_000


def filled(lines: Lines) -> Form:
    """With what it was before beside each line, so that two who change it at once are told apart."""
    return blank(**lines, **was(lines))


def code_in(form: Form) -> str:
    code = form.text("code", most=LONGEST_CODE).lower()
    if code and CODE.fullmatch(code) is None:
        form.mistake("code", mark("Small letters, digits and hyphens, please: hall-a"))
    return code


def lines_in(form: Form, kind: Kind) -> dict[str, str]:
    lines = {f"name_{tag}": form.text(f"name_{tag}", most=LONGEST_NAME, needed=False) for tag in TAGS}
    if not any(lines.values()):
        form.mistake(f"name_{TAGS[0]}", mark("A name in one language at least, please."))
    if kind == "room":
        lines["hall"] = form.text("hall", most=LONGEST_CODE, needed=False)
        typed = form.raw("capacity").strip()
        lines["capacity"] = str(form.whole("capacity", least=1, most=MOST_SEATS)) if typed else ""
        lines["parallel"] = "yes" if form.flag("parallel") else ""
    if kind == "track":
        lines["colour"] = form.choice("colour", [str(one) for one in range(1, COLOURS + 1)])
        lines |= {
            f"description_{tag}": form.text(f"description_{tag}", most=LONGEST_DESCRIPTION, needed=False)
            for tag in TAGS
        }
    return lines

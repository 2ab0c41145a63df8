"""A session's form: its lines as fields, checked one by one."""

from collections.abc import Iterable

from core.errors import mark
from core.forms.form import Form, blank
from core.forms.merging import Lines
from expo.programme.sessions.rules import ROLES, TAG, TEXTS, carried
from expo.programme.slots.queries import Draft

LONGEST = {"title": 300, "subtitle": 300, "abstract": 2_000, "description": 20_000}
LONGEST_LEVEL, LONGEST_URL, LONGEST_PLACE = 40, 500, 4
MOST_SEATS = 100_000
SPARE_ROWS = 3
"""Empty rows for people, so that the form works without scripts."""

MOST_PEOPLE = 40
UNKNOWN = mark("There is no speaker “{typed}” in this edition. Choose one of the list.")


def filled(lines: Lines, revision: int, seen: int) -> Form:
    form = blank(**{name: line for name, line in lines.items() if name != "people"}, revision=revision, seen=seen)
    people = [row.split() for row in lines["people"].splitlines()]
    form.values["person"] = [code for code, _ in people]
    form.values["role"] = [role for _, role in people]
    return form


def lines_in(form: Form, known: Draft, tags: Iterable[str]) -> dict[str, str]:
    """Everything but `cancelled`; mistakes stand at their fields. The caller checks the form."""
    tongues = list(tags)
    lines = {
        f"{name}_{tag}": form.text(f"{name}_{tag}", most=LONGEST[name], needed=False)
        for name in TEXTS
        for tag in tongues
    }
    if not any(lines[f"title_{tag}"] for tag in tongues):
        form.mistake(f"title_{tongues[0]}", mark("A title in one language at least, please."))
    lines["track"] = form.choice("track", {one.code for one in known.snapshot.tracks}, needed=False)
    lines["format"] = form.choice("format", {one.code for one in known.snapshot.formats}, needed=False)
    lines["level"] = form.text("level", most=LONGEST_LEVEL, needed=False)
    lines["url"] = _url(form)
    lines["spoken"] = _spoken(form)
    lines["interpreted"] = _interpreted(form)
    lines["capacity"] = _capacity(form)
    lines["recorded"] = "yes" if form.flag("recorded") else ""
    lines["people"] = _people(form, known)
    return lines


def _url(form: Form) -> str:
    url = form.text("url", most=LONGEST_URL, needed=False)
    if url and not url.startswith(("https://", "http://")):
        form.mistake("url", mark("An address on the web begins with https://"))
    return url


def _spoken(form: Form) -> str:
    tags = form.text("spoken", most=80, needed=False).replace(",", " ").split()
    if any(TAG.fullmatch(tag) is None for tag in tags):
        form.mistake("spoken", mark("Languages are written as codes: ko en"))
    return " ".join(tags)


def _interpreted(form: Form) -> str:
    line = form.text("interpreted", most=200, needed=False)
    found = carried(line)
    if found is None:
        form.mistake("interpreted", mark("A language and its channel, separated by commas: en 1, es 2"))
        return line
    return ", ".join(one.language if one.channel is None else f"{one.language} {one.channel}" for one in found)


def _capacity(form: Form) -> str:
    line = form.text("capacity", most=12, needed=False)
    if line and not (line.isascii() and line.isdecimal() and 1 <= int(line) <= MOST_SEATS):
        form.mistake("capacity", mark("A number from 1 to {most}, or nothing."), most=MOST_SEATS)
    return str(int(line)) if line and "capacity" not in form.errors else line


def _people(form: Form, known: Draft) -> str:
    """Rows without a name are left out; the same person in the same role counts once."""
    rows = list(zip(form.many("person"), form.many("role"), strict=False))[:MOST_PEOPLE]
    found: dict[str, None] = {}
    for typed, role in rows:
        code = typed.partition(" ")[0]
        if not code or not role:
            continue
        if code not in known.speakers or role not in ROLES:
            form.mistake("person", UNKNOWN, typed=typed)
            continue
        found[f"{code} {role}"] = None
    return "\n".join(found)

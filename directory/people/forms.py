"""A person as they are typed: a name a language as they write it, and what of it is the family name."""

from collections.abc import Collection

from core.forms.before import WAS, was, was_in
from core.forms.form import Form, blank
from core.forms.merging import Lines
from directory.people.rules import CODES_WANTED, FURTHER, LONGEST_NAME, NO_TAG, TAG, TAGS, Known, mistakes_in


def filled(person: Known) -> Form:
    """With what it was before beside each line, so that two who change it at once are told apart."""
    return blank(**_spread(person.lines), **was(person.lines))


def lines_in(form: Form, countries: Collection[str]) -> dict[str, str]:
    """Names under further tags have rows of their own, each with its tag."""
    lines = {}
    for tag in TAGS:
        for stem in ("name", "family"):
            lines[f"{stem}_{tag}"] = form.text(f"{stem}_{tag}", most=LONGEST_NAME, needed=False)
    for number in rows_in(form):
        lines |= _further(form, number)
    lines["country"] = form.choice("country", countries, needed=False)
    lines["languages"] = languages_in(form, "languages")
    for name, mistake in mistakes_in(lines).items():
        form.mistake(_field(form, name), mistake)
    return lines


def rows_in(form: Form) -> range:
    """The rows for names under further tags: as many as there are, three at least."""
    sent = [name.removeprefix("tag_") for name in form.values if name.startswith("tag_")]
    return range(1, max(FURTHER, *(int(one) for one in sent if one.isdecimal()), 0) + 1)


def before_in(form: Form) -> dict[str, str]:
    """What the form began from, whichever languages it had names in."""
    return was_in(form, [name.removeprefix(WAS) for name in form.values if name.startswith(WAS)])


def languages_in(form: Form, field: str) -> str:
    """BCP-47 tags, apart by blanks or commas."""
    tags = form.text(field, most=80, needed=False).replace(",", " ").split()
    if any(TAG.fullmatch(tag) is None for tag in tags):
        form.mistake(field, CODES_WANTED)
    return " ".join(tags)


def _further(form: Form, number: int) -> dict[str, str]:
    tag, name = form.text(f"tag_{number}", needed=False), form.text(f"more_{number}", most=LONGEST_NAME, needed=False)
    part = form.text(f"part_{number}", most=LONGEST_NAME, needed=False)
    if not name:
        return {}
    if TAG.fullmatch(tag) is None or tag in TAGS:
        form.mistake(f"tag_{number}", NO_TAG)
        return {}
    return {f"name_{tag}": name, f"family_{tag}": part}


def _field(form: Form, name: str) -> str:
    """Where in the form a line stands: `family_ja` in the row of ja."""
    stem, _, tag = name.partition("_")
    number = next((one for one in rows_in(form) if tag not in TAGS and form.raw(f"tag_{one}") == tag), None)
    return name if number is None else f"{'more' if stem == 'name' else 'part'}_{number}"


def _spread(lines: Lines) -> dict[str, str]:
    further = [name.removeprefix("name_") for name in lines if name.startswith("name_") and name[5:] not in TAGS]
    spread = dict(lines)
    for number, tag in enumerate(further, start=1):
        spread |= {
            f"tag_{number}": tag,
            f"more_{number}": lines[f"name_{tag}"],
            f"part_{number}": lines[f"family_{tag}"],
        }
    return spread

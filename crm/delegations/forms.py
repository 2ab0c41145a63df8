"""A visit's forms: text in, lines or typed values out."""

from collections.abc import Collection
from dataclasses import dataclass

from core.actor import Actor
from core.forms.before import was, was_in
from core.forms.form import Form, blank
from core.forms.merging import Lines
from crm.delegations.lines import CHOICES, DAYS, EMPTY, LONGEST_PURPOSE, LONGEST_TITLE, TAGS
from crm.delegations.members.commands import Coming
from crm.delegations.rules import ROLE_NAMES
from crm.subjects.queries import typed_as
from crm.subjects.rules import Kind, Named
from crm.timeline.forms import ZONES
from directory.organisations.typed import LONGEST_NAME, MOST_NAMED, NONE, SEVERAL
from i18n.locales import Language


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be chosen, by whom, in which language names are typed."""

    actor: Actor
    tongue: Language
    countries: Collection[str]
    owners: Collection[str]
    editions: Collection[str]


def filled(lines: Lines) -> Form:
    """With what it was beside each line, so that two who change it at once are told apart."""
    return blank(**lines, **was(lines))


async def lines_in(form: Form, offered: Offered) -> dict[str, str]:
    """Every line of a visit."""
    return {
        **{f"title_{tag}": form.text(f"title_{tag}", most=LONGEST_TITLE, needed=False) for tag in TAGS},
        "purpose": form.text("purpose", most=LONGEST_PURPOSE, needed=False),
        **{name: form.choice(name, choices) for name, choices in CHOICES.items()},
        "country": form.choice("country", offered.countries),
        "organisation": await called(form, "organisation", "organisation", offered),
        "agreement": await called(form, "agreement", "agreement", offered),
        "edition": form.choice("edition", offered.editions, needed=False),
        **{name: day_line(form, name) for name in DAYS},
        "zone": form.choice("zone", {*ZONES, form.raw("was_zone")} - {""}),
        "owner": form.choice("owner", offered.owners, needed=False),
        "alphabet": form.choice("alphabet", TAGS),
    }


def before_in(form: Form, names: Collection[str] = tuple(EMPTY)) -> dict[str, str]:
    """What the form began from."""
    return was_in(form, names)


async def called(form: Form, name: str, kind: Kind, offered: Offered) -> str:
    """The code of what somebody typed by name or code; empty for nothing. Says at the field what fits none, or several."""
    line = form.text(name, most=LONGEST_NAME, needed=False)
    if not line:
        return ""
    found = await _typed(line, kind, offered)
    if not found:
        form.mistake(name, NONE, line=line)
    elif len(found) > 1:
        form.mistake(name, SEVERAL, line=line, several=tuple(one.text for one in found[:MOST_NAMED]))
    return found[0].href.rpartition("/")[2] if len(found) == 1 else ""


async def show_called(form: Form, name: str, kind: Kind, offered: Offered) -> None:
    """In place of a code what people call it, where nothing else is called so."""
    code = form.raw(name)
    found = [one for one in await _typed(code, kind, offered) if one.href.rpartition("/")[2] == code]
    if found and len(await _typed(found[0].text, kind, offered)) == 1:
        form.values[name] = [found[0].text]


async def _typed(words: str, kind: Kind, offered: Offered) -> list[Named]:
    if not words:
        return []
    return [one for one in await typed_as(offered.actor, words, offered.tongue) if one.subject.kind == kind]


def day_line(form: Form, name: str) -> str:
    """ISO 8601, empty where nothing was typed."""
    if not form.raw(name).strip():
        return ""
    found = form.day(name)
    return found.isoformat() if found else ""


def coming_in(form: Form, new: str = "") -> Coming:
    """As what and in which language; a post is found apart. `new` stands before the fields' names where a page has them
    twice.
    """
    return Coming(form.choice(f"{new}role", ROLE_NAMES), form.choice(f"{new}language", TAGS))

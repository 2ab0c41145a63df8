"""A solution as its exhibitor types it: a draft may lack anything."""

from collections.abc import Collection
from typing import Any

from core.errors import mark
from core.forms.before import was
from core.forms.form import Form, blank
from core.forms.merging import Lines
from expo.solutions import rules
from expo.solutions.taxonomy import BUDGETS, CATEGORIES, FIELDS, SIZES, SPOKEN
from i18n.locales import LANGUAGES, Language

TAGS = tuple(one.code for one in LANGUAGES)
TICKED = ("categories", "fields", "countries", "languages")


def filled(lines: Lines, **more: object) -> Form:
    """With what it was before beside each line, so that two who change it at once are told apart."""
    plain = {name: line for name, line in lines.items() if name not in TICKED}
    form = blank(**plain, **was(lines), **more)
    form.values |= {name: lines[name].split() for name in TICKED if name in lines}
    return form


def asked_in(form: Form, reader: Language) -> Form:
    """What lacks in every language is asked for in the reader's own, where they will write it."""
    for at in [one for one in form.errors if one.endswith(f"_{TAGS[0]}") and not form.raw(one).strip()]:
        own = f"{at.removesuffix(TAGS[0])}{reader.code}"
        form.errors = {own if name == at else name: mistake for name, mistake in form.errors.items()}
    return form


def lines_in(form: Form, countries: Collection[str], sites: Collection[str]) -> dict[str, str]:
    """Mistakes are noted at their fields; sending asks for the rest."""
    lines = {
        f"{name}_{tag}": form.text(f"{name}_{tag}", most=most, needed=False)
        for name, most in rules.TEXTS.items()
        for tag in TAGS
    }
    lines |= {
        "categories": ticked(form, "categories", CATEGORIES),
        "fields": ticked(form, "fields", FIELDS),
        "countries": ticked(form, "countries", sorted(countries)),
        "languages": ticked(form, "languages", SPOKEN),
        "budget": form.choice("budget", BUDGETS, needed=False),
        "size": form.choice("size", SIZES, needed=False),
        "videos": _videos(form),
    }
    for place in rules.PLACES:
        lines |= _reference(form, f"ref{place}", sites)
    return lines


def ticked(form: Form, name: str, known: Collection[str]) -> str:
    """What is ticked, in the order of `known`; what nobody offered is left out."""
    chosen = set(form.many(name))
    return " ".join(one for one in known if one in chosen)


def _videos(form: Form) -> str:
    found = list(dict.fromkeys(form.text("videos", most=2_000, needed=False).split()))
    if any(not rules.is_video(one) for one in found):
        form.mistake(
            "videos", mark("Addresses of videos begin with https:// and are at YouTube, Vimeo, Naver TV or Bilibili.")
        )
    elif len(found) > rules.MOST_VIDEOS:
        form.mistake("videos", mark("At most {most} videos, please."), most=rules.MOST_VIDEOS)
    return "\n".join(found)


def _reference(form: Form, at: str, sites: Collection[str]) -> dict[str, Any]:
    year = form.text(f"{at}_year", most=4, needed=False)
    if year and not rules.is_year(year):
        form.mistake(f"{at}_year", mark("A year looks like 2024."))
    found = {
        f"{at}_site": form.choice(f"{at}_site", sites, needed=False),
        f"{at}_text": form.text(f"{at}_text", most=rules.LONGEST_REFERENCE, needed=False),
        f"{at}_city": form.text(f"{at}_city", most=rules.LONGEST_CITY, needed=False),
        f"{at}_year": year,
    }
    if (found[f"{at}_city"] or year) and not (found[f"{at}_site"] or found[f"{at}_text"]):
        form.mistake(f"{at}_text", mark("Please say what you did there, or choose a site."))
    return found


MOVE_LABELS = {
    "draft": mark("Take it back"),
    "submitted": mark("Send it in"),
    "published": mark("Publish"),
    "returned": mark("Give back"),
    "hidden": mark("Take off the site"),
}
"""What a button says that leads to a state."""

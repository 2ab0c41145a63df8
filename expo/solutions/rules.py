"""A solution's life, what it must say, and how whole it is; pure."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from core.errors import Conflict, Invalid, mark
from core.forms.merging import Lines

Side = Literal["exhibitor", "organiser"]

STATE_NAMES: Mapping[str, str] = {
    "draft": mark("Draft"),
    "submitted": mark("Sent in"),
    "published": mark("Published"),
    "returned": mark("Given back"),
    "hidden": mark("Taken off the site"),
}
MOVES: Mapping[tuple[str, str], Side] = {
    ("draft", "submitted"): "exhibitor",
    ("returned", "submitted"): "exhibitor",
    ("hidden", "submitted"): "exhibitor",
    ("published", "submitted"): "exhibitor",
    ("submitted", "draft"): "exhibitor",
    ("returned", "draft"): "exhibitor",
    ("published", "draft"): "exhibitor",
    ("submitted", "published"): "organiser",
    ("submitted", "returned"): "organiser",
    ("published", "hidden"): "organiser",
    ("returned", "hidden"): "organiser",
    ("submitted", "hidden"): "organiser",
    ("hidden", "published"): "organiser",
}
"""From where to where, and who says so. Whatever leads to draft or hidden takes it off the site at once."""
REASONED = frozenset({"returned", "hidden"})
UNSEEN = frozenset({"draft", "hidden"})

TEXTS = {"name": 120, "summary": 300, "description": 6_000}
"""The longest each may be, in characters and in every language."""
MOST_REFERENCES, MOST_VIDEOS, MOST_PAPERS, MOST_SOLUTIONS = 4, 3, 5, 20
LONGEST_REFERENCE, LONGEST_CITY, LONGEST_ADDRESS = 300, 120, 300
FIRST_YEAR, LAST_YEAR = 1990, 2100
VIDEO_HOSTS = frozenset(
    {"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "vimeo.com", "www.vimeo.com", "tv.naver.com"}
    | {"www.bilibili.com", "bilibili.com"}
)
"""Shown as links that lead away, never embedded."""
_year = re.compile(r"[12][0-9]{3}")


class NotNow(Conflict):
    message = mark("This cannot be done any more, or not yet: the solution is now “{state}”.")


class TooManySolutions(Conflict):
    message = mark("An exhibitor shows at most {most} solutions.")


class ReadAnother(Conflict):
    message = mark("It was changed after you had opened it. Please read it again before you decide.")


class ReasonNeeded(Invalid):
    """They are told why."""

    def __init__(self) -> None:
        super().__init__({"because": mark("Please say why: the exhibitor reads it.")})


TOO_MANY_PAPERS = mark("At most {most} documents, please.")


class Reference(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where it runs already: `site` is the code of one of the plan's sites, or the rest says it in the exhibitor's words."""

    site: str = ""
    text: str = ""
    city: str = ""
    year: int | None = None


class Choices(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is chosen or counted, without words of a language: codes of the taxonomy, alpha-2 countries, ISO 639-1."""

    categories: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    videos: tuple[str, ...] = ()
    budget: str = ""
    size: str = ""


def check_move(state: str, to: str, *, side: Side, because: str = "") -> None:
    """An organiser may make every move of the exhibitor's for them. Raises NotNow, ReasonNeeded."""
    who = MOVES.get((state, to))
    if who is None or (who == "organiser" and side == "exhibitor"):
        raise NotNow(state=STATE_NAMES[state])
    if to in REASONED and not because.strip():
        raise ReasonNeeded


def moves_from(state: str, side: Side) -> list[str]:
    """Where `side` leads it from here, in the order of a life."""
    return [to for to in STATE_NAMES if MOVES.get((state, to)) == side]


def missing(lines: Lines, tags: Sequence[str]) -> dict[str, str]:
    """By field, what it still lacks before anybody can look at it. `tags` are the languages of its texts."""
    found: dict[str, str] = {}
    for name, message in (
        ("name", mark("Please name it in one language at least.")),
        ("summary", mark("Please say in one or two sentences what it solves.")),
    ):
        if not any(lines.get(f"{name}_{tag}") for tag in tags):
            found[f"{name}_{tags[0]}"] = message
    if not lines.get("fields"):
        found["fields"] = mark("Please choose at least one field.")
    if not lines.get("categories"):
        found["categories"] = mark("Please say in what form one gets it.")
    return found


PARTS: Mapping[str, str] = {
    "name": mark("Name"),
    "summary": mark("Summary"),
    "description": mark("Description"),
    "tongues": mark("A second language"),
    "fields": mark("Fields of co-operation"),
    "categories": mark("Form"),
    "countries": mark("Countries served"),
    "languages": mark("Languages spoken"),
    "references": mark("A reference"),
    "budget": mark("Budget"),
    "size": mark("Size of the company"),
}
"""What makes a solution whole, in the order of its form: visitors and matches find it by them."""


def present(lines: Lines, tags: Sequence[str]) -> dict[str, bool]:
    """Which of PARTS are there."""
    written = {name: [tag for tag in tags if lines.get(f"{name}_{tag}")] for name in TEXTS}
    there = {name: bool(found) for name, found in written.items()}
    there["tongues"] = len(set(written["name"]) & set(written["summary"])) > 1
    there["references"] = any(lines.get(f"ref{one}_site") or lines.get(f"ref{one}_text") for one in PLACES)
    for name in ("fields", "categories", "countries", "languages", "budget", "size"):
        there[name] = bool(lines.get(name))
    return {name: there[name] for name in PARTS}


PLACES = tuple(range(1, MOST_REFERENCES + 1))


def percent(there: Mapping[str, bool]) -> int:
    """How whole it is, rounded down: a hundred only when nothing is missing."""
    return 100 * sum(there.values()) // len(there)


def is_video(address: str) -> bool:
    """Over https, at a host we know, with nothing in it that could disguise where it leads."""
    if not address.isascii() or any(one.isspace() for one in address) or len(address) > LONGEST_ADDRESS:
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    plain = parts.username is None and parts.password is None and port is None and "\\" not in address
    return plain and parts.scheme == "https" and parts.netloc.lower() in VIDEO_HOSTS and len(parts.path) > 1


def is_year(text: str) -> bool:
    return bool(_year.fullmatch(text)) and FIRST_YEAR <= int(text) <= LAST_YEAR


def lines_of_choices(choices: Choices) -> dict[str, str]:
    """As its form has them: what is ticked in one line with blanks between."""
    lines = {name: " ".join(getattr(choices, name)) for name in ("categories", "fields", "countries", "languages")}
    lines |= {"videos": "\n".join(choices.videos), "budget": choices.budget, "size": choices.size}
    for place in PLACES:
        at = place - 1
        one = choices.references[at] if at < len(choices.references) else Reference()
        lines |= {f"ref{place}_site": one.site, f"ref{place}_text": one.text, f"ref{place}_city": one.city}
        lines[f"ref{place}_year"] = str(one.year or "")
    return lines


def choices_of(lines: Lines) -> Choices:
    """The inverse: of lines that a form has read."""
    references = (
        Reference(
            lines[f"ref{place}_site"],
            lines[f"ref{place}_text"],
            lines[f"ref{place}_city"],
            int(lines[f"ref{place}_year"]) if lines[f"ref{place}_year"] else None,
        )
        for place in PLACES
    )
    return Choices(
        categories=tuple(lines["categories"].split()),
        fields=tuple(lines["fields"].split()),
        countries=tuple(lines["countries"].split()),
        languages=tuple(lines["languages"].split()),
        references=tuple(one for one in references if one.site or one.text),
        videos=tuple(lines["videos"].split()),
        budget=lines["budget"],
        size=lines["size"],
    )

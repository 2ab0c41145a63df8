"""Pairs that somebody labelled, read from the text files beside this one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from directory.duplicates import organisations, people
from directory.duplicates.comparing import Candidate, compared
from directory.duplicates.reasons import Score

HERE = Path(__file__).parent
ORGANISATIONS, PEOPLE = HERE / "duplicates_organisations.txt", HERE / "duplicates_people.txt"
COUNTRY, TOLD = re.compile("[A-Z]{2}"), re.compile(r"\[(.*)\]\s*$")


@dataclass(frozen=True, slots=True)
class Pair:
    """`one` says whether the two are one; every other line of a file is `held` out of tuning."""

    line: str
    one: bool
    score: Score
    held: bool


def pairs() -> Iterator[Pair]:
    """Of both files, scored."""
    for path in (ORGANISATIONS, PEOPLE):
        for label in "+-":
            lines = [line for line in path.read_text().splitlines() if line.startswith(f"{label} ")]
            for number, line in enumerate(lines):
                yield Pair(line, label == "+", compared(*sides(path, line)), held=number % 2 == 1)


def sides(path: Path, line: str) -> tuple[Candidate, Candidate]:
    """The two records of a line."""
    read = _organisation if path == ORGANISATIONS else _person
    left, right = line[2:].split(" ~ ")
    return read(left), read(right)


def _organisation(text: str) -> organisations.Candidate:
    names, told = _parts(text)
    numbered = {(kind, value) for one in told for kind, _, value in [one.partition(":")] if kind in ("brn", "lei")}
    return organisations.Candidate(
        names=names,
        kind=next((one[2:] for one in told if one.startswith("k:")), ""),
        country=_country(told),
        hosts=frozenset(one for one in told if "." in one and ":" not in one),
        identifiers=frozenset(numbered),
    )


def _person(text: str) -> people.Candidate:
    names, told = _parts(text)
    return people.Candidate(
        names=names,
        mails=frozenset(one for one in told if "@" in one),
        telephones=frozenset(one for one in told if one.startswith("+")),
        posts=frozenset(one[1:] for one in told if one.startswith("#")),
        country=_country(told),
    )


def _parts(text: str) -> tuple[tuple[str, ...], list[str]]:
    told = TOLD.search(text)
    names = TOLD.sub("", text)
    return tuple(one.strip() for one in names.split(" / ")), told[1].split() if told else []


def _country(told: list[str]) -> str:
    return next((one for one in told if COUNTRY.fullmatch(one)), "")

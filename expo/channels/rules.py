"""When interpretation cannot work as planned: numbers heard twice, nobody at the microphone, nobody to relieve; pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from core.errors import Conflict, mark
from core.spans import Span
from i18n.text import Translated

Carrier = Literal["infrared", "radio", "app"]
CARRIERS: Mapping[str, str] = {
    "infrared": mark("Receiver (infrared)"),
    "radio": mark("Radio frequency"),
    "app": mark("App on one's own phone"),
}
ROWS = "interpreters"
NUMBERS = range(1, 100)
LONGEST_TUNED = 60
SIGNED = frozenset({"kvk", "ils"})
RELIEF, RELIEF_SIGNED = timedelta(minutes=30), timedelta(minutes=20)
"""How long one person interprets without relief: conference interpreters change every half hour, signers sooner."""
PAUSE = timedelta(minutes=10)
"""What is shorter is no rest between two sessions."""

ALONE = mark(
    "{person} interprets into {tongue} alone for {minutes} minutes. After {most} minutes somebody should take over."
)
NOBODY = mark("Nobody interprets yet into: {tongues}")
OTHER_NUMBER = mark("{tongue} is on channel {there} in {room}, and this session says {said}.")
NO_CHANNEL = mark("{room} has no channel for {tongue}.")


class NumberTaken(Conflict):
    message = mark("This number is taken in this room, or in an open area of the same hall.")


class LanguageThere(Conflict):
    message = mark("This room has a channel for this language already.")


@dataclass(frozen=True, slots=True)
class Channel:
    """`room` by code."""

    room: str
    number: int
    language: str
    carrier: Carrier
    tuned: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A room as far as channels have to know: `open` without walls that keep infrared in."""

    code: str
    name: Translated
    hall: str | None
    open: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A session in a slot with what is interpreted: languages with the number on the receiver, and by whom."""

    session: str
    title: Translated
    room: str
    during: Span
    numbers: Mapping[str, int | None]
    people: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A sentence (gettext id with places; `tongue`, `tongues` and `person` as codes) about a session."""

    session: str
    message: str
    places: Mapping[str, object] = field(default_factory=dict)


def into(people: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Of people by language: into which one each interprets, by their code."""
    return {code: language for language, codes in people.items() for code in codes}


def check_number(channel: Channel, others: Iterable[Channel], areas: Mapping[str, Area]) -> None:
    """`others` are all other channels of the edition. Raises NumberTaken, LanguageThere."""
    here = areas[channel.room]
    for one in others:
        there = areas[one.room]
        if one.room == channel.room and one.language == channel.language:
            raise LanguageThere
        heard = there.open and here.open and here.hall is not None and there.hall == here.hall
        if one.number == channel.number and (one.room == channel.room or heard):
            raise NumberTaken


def troubles(jobs: Iterable[Job], channels: Iterable[Channel], areas: Mapping[str, Area]) -> list[Trouble]:
    """In the order of the jobs' sessions."""
    known = {(one.room, one.language): one.number for one in channels}
    given = list(jobs)
    return [*(one for job in given for one in _of_job(job, known, areas)), *_without_relief(given)]


def _of_job(job: Job, known: Mapping[tuple[str, str], int], areas: Mapping[str, Area]) -> Iterator[Trouble]:
    room = areas[job.room].name
    if missing := [language for language in job.numbers if not job.people.get(language)]:
        yield Trouble(job.session, NOBODY, {"tongues": missing})
    planned = any(place == job.room for place, _ in known)
    for language, said in job.numbers.items():
        there = known.get((job.room, language))
        if planned and there is None and said is not None:
            yield Trouble(job.session, NO_CHANNEL, {"tongue": language, "room": room})
        elif there is not None and said != there and language not in SIGNED:
            places = {"tongue": language, "there": there, "room": room, "said": said if said is not None else "–"}
            yield Trouble(job.session, OTHER_NUMBER, places)


def _without_relief(jobs: Iterable[Job]) -> Iterator[Trouble]:
    alone: dict[tuple[str, str], list[Job]] = defaultdict(list)
    for job in sorted(jobs, key=lambda one: one.during):
        for language, people in job.people.items():
            if len(people) == 1:
                alone[people[0], language].append(job)
    for (person, language), stints in alone.items():
        most = RELIEF_SIGNED if language in SIGNED else RELIEF
        for run in _runs(stints):
            length = sum(((one.during.end - one.during.begin) for one in run), timedelta())
            if length > most:
                minutes = timedelta(minutes=1)
                places = {"person": person, "tongue": language, "minutes": length // minutes, "most": most // minutes}
                yield Trouble(run[0].session, ALONE, places)


def _runs(stints: Sequence[Job]) -> Iterator[list[Job]]:
    """Without a pause between them."""
    run: list[Job] = []
    for one in stints:
        if run and one.during.begin - run[-1].during.end >= PAUSE:
            yield run
            run = []
        run.append(one)
    if run:
        yield run

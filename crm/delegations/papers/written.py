"""What is printed of a visit, in words of one language: its members, a meeting, a briefing note, name plates; pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.errors import mark
from crm.delegations.notes.commands import Note
from crm.delegations.protocol.rules import Member
from crm.delegations.queries import Card
from crm.delegations.records.queries import Action, Written
from crm.delegations.records.rules import SIDE_NAMES
from crm.delegations.rules import GRADE_NAMES, ROLE_NAMES
from crm.sheets.rules import Line, Part, Sheet, day, printed, read
from crm.sheets.setting import short_tag
from crm.tasks.rules import STATE_NAMES as TASK_STATES
from directory.people.appointments.rules import RANKS
from i18n import formats
from i18n.catalogue import say
from i18n.locales import Language, country_name, direction_of, language, language_name
from i18n.names import display_name, second_name
from i18n.text import Reading

MEMBERS, MEETING, NOTE = mark("List of the delegation"), mark("Record of a meeting"), mark("Briefing note")
CONFIDENTIAL, SAMPLE = mark("Confidential"), mark("Sample")
VERSION, NOBODY = mark("Version {number}"), mark("Nobody yet.")
READS = mark("reads {tongue}")
LABELS = {
    "members": mark("Members, in protocol order"),
    "theirs": mark("For the delegation"),
    "ours": mark("For us"),
    "they_said": mark("What they said"),
    "we_said": mark("What we said"),
    "agreed": mark("What was agreed"),
    "actions": mark("What is to be done"),
}
NOTHING = mark("Nothing is written down.")


def days_of(card: Card, tongue: Language) -> str:
    if card.begins_on is None or card.ends_on is None:
        return day(card.begins_on, tongue)
    return formats.date_range(card.begins_on, card.ends_on, tongue)


def under(card: Card, tongue: Language, *more: str) -> tuple[str, ...]:
    closed = [say(tongue, CONFIDENTIAL)] if card.sight == "confidential" else []
    sample = [say(tongue, SAMPLE)] if card.sample else []
    grade = say(tongue, GRADE_NAMES[card.grade])
    said = (*closed, *sample, *more, grade, country_name(card.country, tongue), days_of(card, tongue), card.code)
    return tuple(one for one in said if one)


def members_sheet(card: Card, members: Sequence[Member], reader: str, tongue: Language, *, now: datetime) -> Sheet:
    """Numbered, each with title and house; who writes their name in two scripts stands there with both."""
    lines = tuple(_member(number, one, tongue) for number, one in enumerate(members, start=1))
    part = Part("members", say(tongue, LABELS["members"]), lines, say(tongue, NOBODY))
    return Sheet(
        say(tongue, MEMBERS), read(card.title, tongue), under(card, tongue), (part,), printed(reader, now, tongue)
    )


def meeting_sheet(card: Card, one: Written, reader: str, tongue: Language, *, now: datetime) -> Sheet:
    """Labels are in `tongue`, what was said in the language in which it was written down."""
    here = one.local
    when = f"{formats.long_day(here.date(), tongue)}, {formats.clock(here)}"
    theirs = [Line(display_name(who.names, tongue).text, tongue.code) for who in one.people]
    ours = [Line(name, tongue.code) for name in one.colleagues.values()]
    ours += [Line(line, one.lang) for line in one.others.splitlines() if line.strip()]
    parts = [
        Part("theirs", say(tongue, LABELS["theirs"]), tuple(theirs), say(tongue, NOBODY)),
        Part("ours", say(tongue, LABELS["ours"]), tuple(ours), say(tongue, NOBODY)),
        *(
            Part(
                name,
                say(tongue, LABELS[name]),
                paragraphs(getattr(one, name), one.lang),
                say(tongue, NOTHING),
                plain=True,
            )
            for name in ("they_said", "we_said", "agreed")
        ),
        Part(
            "actions",
            say(tongue, LABELS["actions"]),
            tuple(_action(each, tongue) for each in one.actions),
            say(tongue, NOTHING),
        ),
    ]
    title = Reading(one.title, one.lang, "source")
    said = tuple(text for text in (when, one.place) if text)
    return Sheet(say(tongue, MEETING), title, under(card, tongue, *said), tuple(parts), printed(reader, now, tongue))


def note_sheet(card: Card, note: Note, reader: str, tongue: Language, *, now: datetime) -> Sheet:
    part = Part("body", read(card.title, tongue).text, paragraphs(note.body, note.lang), "", plain=True)
    title = Reading(note.subject, note.lang, "source")
    version = say(tongue, VERSION, number=note.number)
    return Sheet(say(tongue, NOTE), title, under(card, tongue, version), (part,), printed(reader, now, tongue))


def plates(card: Card, members: Sequence[Member], tongue: Language) -> dict[str, Any]:
    """A sheet each: one side in Korean, the other in English, as their names stand in either."""
    sides = (language("ko"), language("en"))
    return {
        "lang": tongue.code,
        "dir": tongue.direction,
        "edition": card.code,
        "title": read(card.title, tongue).text,
        "lines": "",
        "colours": [],
        "plates": [[_side(card, one, side) for side in sides] for one in members],
    }


def paragraphs(text: str, lang: str) -> tuple[Line, ...]:
    return tuple(Line(line.strip(), lang) for line in text.splitlines() if line.strip())


def _member(number: int, one: Member, tongue: Language) -> Line:
    name, second = display_name(one.who.names, tongue), second_name(one.who.names, tongue)
    post = [read(one.post.title, tongue).text, read(one.post.house.name, tongue).text] if one.post else []
    role = say(tongue, ROLE_NAMES[one.role]) if one.role != "member" else ""
    rank = say(tongue, RANKS[str(one.rank)]) if one.rank else ""
    reads = say(tongue, READS, tongue=language_name(one.language, tongue))
    notes = (second.text if second else "", *post, role, rank, reads)
    return Line(name.text, name.language, formats.number(number, tongue), tuple(note for note in notes if note))


def _action(one: Action, tongue: Language) -> Line:
    notes = (say(tongue, SIDE_NAMES[one.side]), one.owner_name or "–", say(tongue, TASK_STATES[one.state]))
    return Line(one.title, tongue.code, day(one.due_on, tongue), notes)


def _side(card: Card, one: Member, side: Language) -> dict[str, str]:
    name = display_name(one.who.names, side)
    post = f"{read(one.post.title, side).text}, {read(one.post.house.name, side).text}" if one.post else ""
    return {
        "name": name.text,
        "above": country_name(one.who.country or card.country, side),
        "below": post,
        "lang": short_tag(name.language),
        "dir": direction_of(name.language),
    }

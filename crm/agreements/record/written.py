"""An agreement on paper, in words of the reader's language; pure."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from core.errors import mark
from crm.agreements.queries import Card, Side
from crm.agreements.record.queries import Record
from crm.agreements.rules import KIND_NAMES, STATE_NAMES
from crm.agreements.standing import EFFECTIVITY_NAMES, EVENT_NAMES, STANDING_NAMES, Event
from crm.agreements.texts.queries import Version, Worded
from crm.obligations.rules import DEFINITION, SIDE_NAMES
from crm.obligations.rules import STATE_NAMES as PROMISE_STATES
from crm.sheets.rules import Line, Part, Sheet, day, known_day, printed, read
from i18n import formats
from i18n.catalogue import say
from i18n.locales import Language, country_name, language_name
from i18n.names import display_name

KIND, UNDECIDED = mark("Agreement on record"), mark("Agreement, of which kind is not decided yet")
LABELS = {
    "parties": mark("Parties and signatures"),
    "term": mark("State and term"),
    "texts": mark("Texts and their digests"),
    "duties": mark("Duties after signing"),
    "obligations": mark("Obligations"),
}
EMPTY = {
    "parties": mark("Nobody yet: an agreement has at least two parties."),
    "texts": mark("There is no text yet."),
    "duties": mark("No duties follow from it yet."),
    "obligations": mark("Nothing has been written down of what was promised."),
}
STATE, SIGNED, EFFECT = mark("State today"), mark("Date of signature"), mark("Takes effect")
TERM, LAST, AFTER, NOTICE, REVIEW = (
    mark("Term in months"),
    mark("Last day"),
    mark("Afterwards"),
    mark("Last day for a notice"),
    mark("To be reviewed on"),
)
RENEWS, ENDS, NOTICED = (
    mark("It renews itself; months each time: {months}"),
    mark("It ends, unless it is renewed."),
    mark("Notice was given: it ends."),
)
UNSIGNED, UNKNOWN = mark("not signed yet"), mark("signature not recorded")
CONFIDENTIAL, SAMPLE = mark("Confidential"), mark("Sample term")
VERSION, FROZEN, OPEN = mark("Version {number}"), mark("Frozen"), mark("may still change")
PREVAILS, AUTHENTIC = mark("Prevails"), mark("Authentic")
DUTY_STATES = {"open": mark("not done yet"), "done": mark("Done"), "waived": mark("Waived")}
OVERDUE, CLAUSE, RATE = mark("Overdue"), mark("Clause {number}"), mark("{percent} ({verified} of {counted})")
LOOKED_AFTER = mark("looked after by {name}")


def sheet_of(one: Record, tongue: Language, *, now: datetime) -> Sheet:
    """All of it, however many pages that is."""
    card = one.card
    kind = say(tongue, KIND_NAMES.get(card.kind, UNDECIDED))
    closed = [say(tongue, CONFIDENTIAL)] if card.sight == "confidential" else []
    owner = [say(tongue, LOOKED_AFTER, name=formats.isolated(card.owner_name, tongue))] if card.owner_name else []
    parts = {
        "parties": tuple(_side(side, one, tongue) for side in card.sides),
        "term": _term(card, tongue),
        "texts": tuple(line for version in one.versions for line in _texts(version, tongue)),
        "duties": tuple(_duty(row, one, tongue) for row in one.duties),
        "obligations": tuple(_obligation(row, one, tongue) for row in one.obligations),
    }
    return Sheet(
        say(tongue, KIND),
        read(card.title, tongue),
        (*closed, kind, country_name(card.country, tongue), card.code, *owner),
        tuple(_part(code, lines, one, tongue) for code, lines in parts.items()),
        printed(one.reader, now, tongue),
    )


def _part(code: str, lines: tuple[Line, ...], one: Record, tongue: Language) -> Part:
    empty = say(tongue, EMPTY[code]) if code in EMPTY else ""
    notes = {"obligations": _rate(one, tongue), "term": say(tongue, SAMPLE) if one.card.sample else ""}
    return Part(code, say(tongue, LABELS[code]), lines, empty, notes.get(code, ""))


def _rate(one: Record, tongue: Language) -> str:
    """The number never stands without how it is counted."""
    definition = say(tongue, DEFINITION)
    if one.rate.percent is None:
        return definition
    percent = formats.percent(Decimal(str(one.rate.percent)), tongue)
    return f"{say(tongue, RATE, percent=percent, verified=one.rate.verified, counted=one.rate.counted)} – {definition}"


def _side(side: Side, one: Record, tongue: Language) -> Line:
    name = read(side.name, tongue)
    notes = [country_name(side.country, tongue)] if side.country else []
    who = one.signed.get(side.appointment) if side.appointment else None
    if who is not None:
        signed = display_name(who.names, tongue).text
        notes.append(f"{signed} ({read(who.title, tongue).text})" if who.title else signed)
    missing = UNKNOWN if one.card.state == "signed" else UNSIGNED
    notes.append(day(side.signed_on, tongue) or say(tongue, missing))
    return Line(name.text, name.language, notes=tuple(notes))


def _term(card: Card, tongue: Language) -> tuple[Line, ...]:
    """How it stands that day, and everything that this follows from."""
    how, terms = card.standing, card.terms
    state = say(tongue, STANDING_NAMES[how.state] if how else STATE_NAMES[card.state])
    end = how.expires_on if how else terms.expires_on
    after = NOTICED if how and how.noticed else RENEWS if terms.renews else ENDS
    begins = how.effective_on if how else None
    known = card.signed_precision if begins == card.signed_on else "day"
    rows = (
        (STATE, state),
        (SIGNED, _joined(known_day(card.signed_on, card.signed_precision, tongue), card.signed_in)),
        (EFFECT, _joined(say(tongue, EFFECTIVITY_NAMES[terms.effectivity]), known_day(begins, known, tongue))),
        (TERM, formats.number(terms.months, tongue) if terms.months else ""),
        (LAST, day(end, tongue)),
        (AFTER, say(tongue, after, months=terms.renewal_months) if terms.months or terms.expires_on else ""),
        (NOTICE, day(how.notice_by, tongue) if how and not how.noticed else ""),
        (REVIEW, day(card.review_on, tongue)),
    )
    found = [Line(text, tongue.code, say(tongue, label)) for label, text in rows if text]
    return (*found, *(_event(one, tongue) for one in card.events))


def _event(one: Event, tongue: Language) -> Line:
    said = _joined(say(tongue, EVENT_NAMES[one.kind]), day(one.until, tongue))
    return Line(said, tongue.code, day(one.on, tongue))


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)


def _texts(version: Version, tongue: Language) -> list[Line]:
    """A version with its digest, then each language with its own."""
    frozen = bool(version.digest)
    state = say(tongue, FROZEN if frozen else OPEN)
    head = Line(
        state,
        tongue.code,
        say(tongue, VERSION, number=version.number),
        (f"SHA-256 {version.digest}",) if frozen else (),
    )
    return [head, *(_worded(text, tongue) for text in version.texts)]


def _worded(text: Worded, tongue: Language) -> Line:
    weight = [say(tongue, PREVAILS)] if text.prevailing else []
    weight += [say(tongue, AUTHENTIC)] if text.authentic else []
    shown = " · ".join([language_name(text.language, tongue), *weight])
    return Line(shown, tongue.code, "", (f"SHA-256 {text.digest}",))


def _duty(row: Mapping[str, Any], one: Record, tongue: Language) -> Line:
    title = read(row["title"], tongue)
    done = day(row["done_on"], tongue)
    notes = (say(tongue, DUTY_STATES[row["state"]]), done, row["owner_name"], row["source"])
    late = row["state"] == "open" and row["due_on"] < one.today
    return _due(title.text, title.language, row, notes, late, tongue)


def _obligation(row: Mapping[str, Any], one: Record, tongue: Language) -> Line:
    clause = say(tongue, CLAUSE, number=row["clause"]) if row["clause"] else ""
    notes = (
        say(tongue, PROMISE_STATES[row["state"]]),
        say(tongue, SIDE_NAMES[row["side"]]),
        clause,
        row["owner_name"],
        _reached(row, tongue),
        row["evidence"],
        row["reason"],
    )
    late = row["state"] in ("planned", "in_progress") and row["due_on"] < one.today
    title = read(row["title"], tongue)
    return _due(title.text, title.language, row, notes, late, tongue)


def _reached(row: Mapping[str, Any], tongue: Language) -> str:
    if not row["indicator"]:
        return ""
    actual = row["actual"] if row["actual"] is not None else row["baseline"] or 0
    numbers = [actual, *([row["target"]] if row["target"] is not None else [])]
    reached = " / ".join(formats.number(Decimal(str(one)), tongue) for one in numbers)
    return f"{read(row['indicator'], tongue).text}: {reached}"


def _due(
    text: str, language: str, row: Mapping[str, Any], notes: tuple[str, ...], late: bool, tongue: Language
) -> Line:
    said = tuple(note for note in notes if note)
    return Line(text, language, day(row["due_on"], tongue), said, urgent=say(tongue, OVERDUE) if late else "")

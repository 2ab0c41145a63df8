"""A channel as it is typed, and the interpreters of a session as they are chosen."""

from core.errors import mark
from core.forms.form import Form
from expo.channels.rules import CARRIERS, LONGEST_TUNED, NUMBERS, Channel
from expo.programme.sessions.rules import TAG
from expo.programme.slots.queries import Draft
from expo.releases.snapshot import FrozenSession

PLACES = 3
"""For each language: a pair, and one to spare."""


def channel_in(form: Form, known: Draft) -> Channel:
    language = form.text("language", most=20)
    if language and TAG.fullmatch(language) is None:
        form.mistake("language", mark("Languages are written as codes: ko en"))
    return Channel(
        room=form.choice("room", known.rooms),
        number=form.whole("number", least=NUMBERS.start, most=NUMBERS.stop - 1),
        language=language,
        carrier=form.choice("carrier", CARRIERS),  # type: ignore[arg-type]
        tuned=form.text("tuned", most=LONGEST_TUNED, needed=False),
    )


def people_in(form: Form, session: FrozenSession, known: Draft) -> dict[str, list[str]]:
    """By language; somebody who is named twice interprets into the first one."""
    found: dict[str, list[str]] = {}
    seen = set[str]()
    for language in dict.fromkeys(one.language for one in session.interpreted):
        for place in range(PLACES):
            code = form.choice(f"{language}_{place}", known.speakers, needed=False)
            if code and code not in seen:
                seen.add(code)
                found.setdefault(language, []).append(code)
    return found


def chosen(people: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """As the form has them."""
    return {f"{tag}_{place}": [code] for tag, codes in people.items() for place, code in enumerate(codes[:PLACES])}

"""A channel as it is typed, and the interpreters of a session as they are chosen."""

from collections.abc import Mapping, Sequence

from core.errors import mark
from core.forms.form import Form, blank
from core.forms.rows import was_rows
from expo.channels.rules import CARRIERS, LONGEST_TUNED, NUMBERS, ROWS, Channel, into
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
        for place in range(places(form, language)):
            code = form.choice(f"{language}_{place}", known.speakers, needed=False)
            if code and code not in seen:
                seen.add(code)
                found.setdefault(language, []).append(code)
    return found


def places(form: Form, language: str) -> int:
    """More where more interpret already, so that nobody is left out of the form."""
    return max(PLACES, sum(name.startswith(f"{language}_") for name in form.values))


def chosen(people: Mapping[str, Sequence[str]]) -> Form:
    """With who interpreted what, so that two who choose at once are told apart."""
    fields = {f"{tag}_{place}": code for tag, codes in people.items() for place, code in enumerate(codes)}
    return blank(**fields, **was_rows(ROWS, into(people)))

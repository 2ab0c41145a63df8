"""A proposal as its submitter types it: a draft may lack anything, what is sent in may not."""

import re
from collections.abc import Mapping

from core.errors import mark
from core.forms.form import Form, blank
from expo.calls.forms import TAGS
from expo.calls.rules import Call, offered
from expo.proposals.commands import Named, Written
from expo.proposals.queries import Known, Voice
from expo.proposals.rules import LEVELS, MOST_VOICES
from i18n.lines import lines_of, text_in
from i18n.text import Translated, written

LONGEST = {"title": 160, "abstract": 3_000}
LONGEST_NAME, LONGEST_ORGANISATION, LONGEST_ABOUT, LONGEST_NOTE = 120, 200, 2_000, 2_000
ANSWERS = {"short": 300, "long": 3_000}
_comma = re.compile(r"[,،，、]")
_address = re.compile(r"^[^\s@<>\"(),:;]{1,64}@[^\s@<>\"(),:;]+\.[^\s@<>\"(),:;]{2,}$")


def filled(shown: Known, voices: list[Voice], note: str) -> Form:
    """As it was kept."""
    own = voices[0] if voices else None
    return blank(
        **lines_of(shown.title, TAGS, "title"),
        **lines_of(shown.abstract, TAGS, "abstract"),
        **{name: getattr(shown, name) for name in ("track", "format", "level", "minutes", "spoken")},
        **{f"answer_{key}": answer for key, answer in shown.answers.items()},
        **({name: getattr(own, name) for name in ("name", "organisation", "about")} if own else {}),
        others="\n".join(f"{one.name}, {one.organisation}, {one.address}" for one in voices if one.place),
        note=note,
    )


def written_in(
    form: Form, call: Call, shown: Known, tracks: Mapping[str, object], formats: Mapping[str, object], *, send: bool
) -> Written:
    """Raises Invalid; for a draft only for what could not be kept."""
    spoken = form.choice("spoken", call.wanted.languages or TAGS, needed=send)
    texts = {name: _text(form, name, getattr(shown, name), spoken, send) for name in LONGEST}
    lengths = [str(one) for one in call.wanted.lengths]
    minutes = form.choice("minutes", lengths, needed=send) if lengths else ""
    open_tracks, open_formats = offered(call.wanted.tracks, tuple(tracks)), offered(call.wanted.formats, tuple(formats))
    found = Written(
        title=texts["title"],
        abstract=texts["abstract"],
        track=form.choice("track", open_tracks, needed=send and bool(open_tracks)),
        format=form.choice("format", open_formats, needed=send and bool(open_formats)),
        level=form.choice("level", LEVELS, needed=False),
        minutes=int(minutes) if minutes else None,
        spoken=spoken,
        answers=_answers(form, call, send),
        name=form.text("name", most=LONGEST_NAME, needed=send),
        organisation=form.text("organisation", most=LONGEST_ORGANISATION, needed=False),
        about=form.text("about", most=LONGEST_ABOUT, needed=False),
        others=_others(form),
        note=form.text("note", most=LONGEST_NOTE, needed=False),
    )
    if send and call.wanted.terms is not None and not form.flag("agreed"):
        form.mistake("agreed", mark("Without this we cannot take your proposal."))
    form.check()
    return found


def _text(form: Form, name: str, before: Translated | None, spoken: str, send: bool) -> Translated | None:
    """The language in which it is spoken is the source, where something is written in it."""
    lines = {f"{name}_{tag}": form.text(f"{name}_{tag}", most=LONGEST[name], needed=False) for tag in TAGS}
    if send and not any(lines.values()):
        form.mistake(f"{name}_{spoken if spoken in TAGS else TAGS[0]}", mark("One language at least, please."))
    if before is not None and before.source == spoken:
        return text_in(lines, before, name)
    return written(spoken, {tag: lines[f"{name}_{tag}"] for tag in TAGS})


def _answers(form: Form, call: Call, send: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in call.questions:
        name, needed = f"answer_{one.id}", send and one.needed
        if one.kind == "choice":
            found[str(one.id)] = form.choice(name, [str(place) for place in range(len(one.choices))], needed=needed)
        else:
            found[str(one.id)] = form.text(name, most=ANSWERS[one.kind], needed=needed)
    return {key: answer for key, answer in found.items() if answer}


def _others(form: Form) -> list[Named]:
    lines = [line for line in form.text("others", most=3_000, needed=False).splitlines() if line.strip()]
    found = []
    for line in lines:
        name, *middle, address = [part.strip() for part in _comma.split(line)] if _comma.search(line) else ["", ""]
        if not name or not _address.match(address) or len(address) > 254 or len(name) > LONGEST_NAME:
            form.mistake("others", mark("Each line: name, organisation, e-mail address, with commas between."))
            return []
        found.append(Named(name, ", ".join(middle)[:LONGEST_ORGANISATION], address))
    if len(found) > MOST_VOICES:
        form.mistake("others", mark("At most {most} people, please."), most=MOST_VOICES)
    return found

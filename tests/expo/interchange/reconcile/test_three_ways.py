"""Random edits in the file and at the desk, one after the other, against a model that looks at one field at a time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Literal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expo.interchange.parsed import (
    ParsedAppearance,
    ParsedRoom,
    ParsedSession,
    ParsedSlot,
    ParsedSpeaker,
    ParsedTrack,
    Programme,
)
from expo.interchange.reconcile.plan import Plan
from expo.interchange.reconcile.stored import StoredEdition, StoredSlot
from expo.interchange.reconcile.weighing import Decisions, Side
from i18n.text import Translated, written
from tests.expo.interchange.reconcile import editions
from tests.make import files as make

State = Mapping[str, Any]
"""Of one session, by field: a place is a room and an hour, None when it has none."""
FIELDS: dict[str, list[Any]] = {
    "title@ko": ["가", "나", "다"],
    "title@en": ["A", "B", "C"],
    "abstract@ko": ["라", "마", "바"],
    "level": [None, "beginner", "expert"],
    "capacity": [None, 30, 60],
    "recorded": [True, False],
    "cancelled": [True, False],
    "track": [None, "t1", "t2"],
    "spoken": [("ko",), ("ko", "en")],
    "speaker:kim": [(), ("speaker",), ("moderator",)],
    "speaker:lee": [(), ("speaker",), ("moderator",)],
    "room": ["r1", "r2", "r3"],
    "hour": [0, 2, 4],
}
FIRST: State = {name: values[0] for name, values in FIELDS.items()}
EDITS = st.lists(st.sampled_from([(name, value) for name, values in FIELDS.items() for value in values]), max_size=5)
ROUND = st.tuples(EDITS, EDITS, st.sampled_from(["", "desk", "file"]))
KEYS = ("a", "b")


def titled(state: State, name: str) -> Translated:
    text = written("ko", {tag: state[f"{name}@{tag}"] for tag in ("ko", "en") if state.get(f"{name}@{tag}")})
    assert text is not None
    return text


def parsed(key: str, state: State) -> ParsedSession:
    begin = make.NINE + timedelta(hours=state["hour"])
    people = [(who, role) for who in ("kim", "lee") for role in state[f"speaker:{who}"]]
    return make.session(
        key,
        None,
        title=titled(state, "title"),
        abstract=titled(state, "abstract"),
        slots=(ParsedSlot(key=f"{key}/1", room=state["room"], begin=begin, end=begin + timedelta(hours=1)),),
        appearances=tuple(ParsedAppearance(speaker=f"{who}-{key}", role=role) for who, role in people),
        **{name: state[name] for name in ("level", "capacity", "recorded", "cancelled", "track", "spoken")},
    )


def programme(files: Mapping[str, State]) -> Programme:
    rooms = tuple(ParsedRoom(key=key, name=make.text(key, "en"), parallel=True) for key in FIELDS["room"])
    tracks = tuple(ParsedTrack(key=key, name=make.text(key, "en")) for key in ("t1", "t2"))
    speakers = tuple(
        ParsedSpeaker(key=f"{who}-{key}", names={"en": f"{who} {key}"}) for who in ("kim", "lee") for key in files
    )
    sessions = (parsed(key, state) for key, state in files.items())
    return make.programme(*sessions, rooms=rooms, tracks=tracks, speakers=speakers)


def row(stored: StoredEdition, kind: str, key: str) -> UUID:
    return stored.origins[kind, f"test:{key}"]


def at_the_desk(stored: StoredEdition, key: str, state: State) -> StoredEdition:
    """As if somebody had typed it."""
    session = row(stored, "session", key)
    fields = stored.rows["session"][session].fields
    texts = {}
    for name in ("title", "abstract"):
        text: Translated = fields[name]
        for tag in ("ko", "en"):
            words = state.get(f"{name}@{tag}")
            if words and text.renditions[tag].text != words:
                text = text.with_rendition(tag, words)
        texts[name] = text
    plain = {name: state[name] for name in ("level", "capacity", "recorded", "cancelled", "spoken")}
    track = row(stored, "track", state["track"]) if state["track"] else None
    people = [(who, role) for who in ("kim", "lee") for role in state[f"speaker:{who}"]]
    parts = tuple((row(stored, "speaker", f"{who}-{key}"), role) for who, role in people)
    slot, begin = row(stored, "slot", f"{key}/1"), make.NINE + timedelta(hours=state["hour"])
    lies = StoredSlot(slot, session, row(stored, "room", state["room"]), begin, begin + timedelta(hours=1))
    changed = editions.edited(stored, session, **texts, **plain, track=track)
    return replace(changed, appearances={**stored.appearances, session: parts}, slots={**stored.slots, slot: lies})


def seen(stored: StoredEdition, key: str) -> State:
    """What stands in the draft."""
    session = row(stored, "session", key)
    fields = stored.rows["session"][session].fields
    names = {target: name.removeprefix("test:") for (_, name), target in stored.origins.items()}
    slot = stored.slots[row(stored, "slot", f"{key}/1")]
    parts = stored.appearances[session]
    texts = {
        f"{name}@{tag}": one.text for name in ("title", "abstract") for tag, one in fields[name].renditions.items()
    }
    return {
        **texts,
        **{name: fields[name] for name in ("level", "capacity", "recorded", "cancelled", "spoken")},
        **{
            f"speaker:{who}": tuple(role for one, role in parts if names[one] == f"{who}-{key}")
            for who in ("kim", "lee")
        },
        "track": names.get(fields["track"]),
        "room": names[slot.room],
        "hour": (slot.begin - make.NINE) // timedelta(hours=1),
    }


Loading = Any
"""(stored, programme, whose word counts) → what is stored then, and the plan."""


def with_three_ways(stored: StoredEdition, file: Programme, side: Side | Literal[""]) -> tuple[StoredEdition, Plan]:
    done = editions.planned(stored, file, Decisions(otherwise=side))
    return editions.carried_out(stored, done), done


def overwriting(stored: StoredEdition, file: Programme, side: Side | Literal[""]) -> tuple[StoredEdition, Plan]:
    """What a file loaded again did once: nothing is known of before, so its word counts."""
    forgotten = replace(stored, said=dict.fromkeys(stored.said))
    return with_three_ways(forgotten, file, side)


def met(base: Any, file: Any, desk: Any, side: str) -> tuple[Any, Any]:
    """The field afterwards, and what the file is remembered to have said."""
    if file in (base, desk):
        return desk, file
    if desk == base:
        return file, file
    return (file if side == "file" else desk), (file if side else base)


def run(rounds: list[Any], loading: Loading) -> None:
    files = {key: dict(FIRST) for key in KEYS}
    stored, _ = loading(editions.empty(), programme(files), "")
    bases = {key: dict(FIRST) for key in KEYS}
    for place, (in_file, at_desk, side) in enumerate(rounds):
        key = KEYS[place % len(KEYS)]
        files[key] |= dict(in_file)
        desk = {**seen(stored, key), **dict(at_desk)}
        others = {other: seen(stored, other) for other in KEYS if other != key}
        stored, done = loading(at_the_desk(stored, key, desk), programme(files), side)
        assert done.refused == ()
        for other, before in {key: desk, **others}.items():
            for name in FIELDS:
                wanted, said = met(bases[other][name], files[other][name], before[name], side)
                assert seen(stored, other)[name] == wanted, (other, name, side)
                bases[other][name] = said
        again, twice = loading(stored, programme(files), "")
        assert [seen(again, one) for one in KEYS] == [seen(stored, one) for one in KEYS]
        steps = [*twice.things, *(session.step for session in twice.sessions)]
        assert {step.outcome for step in steps} == {"unchanged"}, [step for step in steps if step.changed]


@settings(max_examples=150, deadline=None)
@given(st.lists(ROUND, min_size=1, max_size=4))
def test_no_edit_of_one_side_is_lost_and_every_conflict_goes_as_it_was_decided(rounds: list[Any]) -> None:
    run(rounds, with_three_ways)


@pytest.mark.planted("a file that is loaded again overwrites what was edited at the desk")
def test_a_loader_that_overwrites_is_caught() -> None:
    edits = [([], [("title@ko", "나")], "")]
    run(edits, with_three_ways)
    with pytest.raises(AssertionError, match="title@ko"):
        run(edits, overwriting)

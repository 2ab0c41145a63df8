"""Facets and their counts agree with looking at every meeting one by one."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from core.search.index import members
from expo.agenda.filters import FACETS, Wish, relaxations, select
from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import Interpretation
from tests.make import programme as make

TRACKS, LANGUAGES, ROOMS, WORDS = ("data", "green"), ("ko", "en", "es"), ("a", "b"), ("교통", "에너지", "시민")

meetings = st.lists(
    st.tuples(
        st.sampled_from((*TRACKS, None)),
        st.sets(st.sampled_from(LANGUAGES), max_size=2),
        st.sets(st.sampled_from(LANGUAGES), max_size=2),
        st.sampled_from(ROOMS),
        st.integers(0, 2),
        st.sampled_from(WORDS),
    ),
    min_size=1,
    max_size=14,
)
wishes = st.builds(
    Wish,
    st.one_of(st.none(), st.sampled_from([date(2026, 12, day) for day in (8, 9, 10)])),
    st.sampled_from(("", *WORDS, "없음")),
    st.fixed_dictionaries(
        {},
        optional={
            "track": st.sets(st.sampled_from(TRACKS), min_size=1).map(tuple),
            "language": st.sets(st.sampled_from(LANGUAGES), min_size=1).map(tuple),
            "room": st.sets(st.sampled_from(ROOMS), min_size=1).map(tuple),
        },
    ),
)


def published(rows: list[tuple[str | None, set[str], set[str], str, int, str]]) -> Publication:
    sessions, slots = [], []
    for place, (track, spoken, interpreted, room, day, word) in enumerate(rows):
        code = f"S{place:05}"
        heard = tuple(Interpretation(language=tag) for tag in sorted(interpreted))
        sessions.append(
            make.session(
                code, place + 1, title=make.text(word), track=track, spoken=tuple(sorted(spoken)), interpreted=heard
            )
        )
        slots.append(make.slot(code, 24 * day + place % 7, room=room))
    rooms = [make.room(code) for code in ROOMS]
    return Publication(make.draft(sessions, slots, rooms, tracks=tuple(make.track(code) for code in TRACKS)))


def fits(meeting: Meeting, wish: Wish, *, but: str | None = None) -> bool:
    if wish.query and wish.query not in meeting.session.title.original:
        return False
    if wish.day and but != "day" and meeting.day != wish.day:
        return False
    return all(set(values) & set(FACETS[facet](meeting)) for facet, values in wish.chosen.items() if facet != but)


@given(meetings, wishes)
def test_hits_and_counts_are_those_of_a_plain_look(
    rows: list[tuple[str | None, set[str], set[str], str, int, str]], wish: Wish
) -> None:
    publication = published(rows)
    selection = select(publication, wish)
    expected = [meeting.number for meeting in publication.meetings if fits(meeting, wish)]
    assert list(members(selection.hits)) == expected
    for facet, counts in selection.counts.items():
        for value, count in counts.items():
            plain = [m for m in publication.meetings if value in FACETS[facet](m) and fits(m, wish, but=facet)]
            assert count == len(plain), (facet, value)
    for day, count in selection.days.items():
        assert count == sum(meeting.day == day and fits(meeting, wish, but="day") for meeting in publication.meetings)


@given(meetings, wishes)
def test_every_suggestion_brings_as_many_as_it_says(
    rows: list[tuple[str | None, set[str], set[str], str, int, str]], wish: Wish
) -> None:
    publication = published(rows)
    for name, count in relaxations(publication, wish):
        smaller = Wish(wish.day, "", wish.chosen) if name == "query" else wish
        assert count == sum(fits(meeting, smaller, but=name) for meeting in publication.meetings) > 0

"""Whom a release concerns: one letter a person, each session once in it, and nothing of a mended typo."""

from uuid import NAMESPACE_URL, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.announcements.rules import REASONS, Candidate, Told, concerning, grouped
from tests.make.programme import draft, heard, room, session, slot, speaker, text

ADDRESSES = ("ada@expo.example", "Ada@expo.example ", "bo@expo.example", "choe@expo.example", "")
CODES = ("AAAAAA", "BBBBBB", "CCCCCC", "DDDDDD")


def told(code: str, kind: str = "moved") -> Told:
    return Told(code, kind, text(code), (), (), None, False, frozenset())  # type: ignore[arg-type]


TOLD = {"AAAAAA": told("AAAAAA"), "BBBBBB": told("BBBBBB", "cancelled"), "CCCCCC": told("CCCCCC", "added")}
candidates = st.lists(
    st.builds(
        Candidate,
        reason=st.sampled_from(REASONS),
        address=st.sampled_from(ADDRESSES),
        codes=st.frozensets(st.sampled_from(CODES)),
        account=st.sampled_from([None, uuid5(NAMESPACE_URL, "one")]),
    ),
    max_size=12,
)


def by_hand(ones: list[Candidate], address: str, left_out: frozenset[str]) -> set[str]:
    """Whatever concerns an address for any reason."""
    mine = [one for one in ones if one.address.strip().lower() == address]
    return {
        code
        for one in mine
        for code in one.codes & TOLD.keys()
        if code not in left_out and (one.reason == "speaker" or TOLD[code].kind != "added")
    }


@given(candidates, st.frozensets(st.sampled_from(CODES)))
def test_everybody_gets_one_letter_with_all_that_concerns_them_once(
    ones: list[Candidate], left_out: frozenset[str]
) -> None:
    letters = grouped(ones, TOLD, left_out)
    addresses = [one.address for one in letters]
    assert len(addresses) == len(set(addresses))
    wanted = {one.address.strip().lower() for one in ones} - {""}
    assert {one: by_hand(ones, one, left_out) for one in wanted if by_hand(ones, one, left_out)} == {
        one.address: {code for codes in one.told.values() for code in codes} for one in letters
    }
    for one in letters:
        codes = [code for there in one.told.values() for code in there]
        assert len(codes) == len(set(codes))
        assert (one.kind == "starred") == (set(one.told) == {"star"})


@pytest.mark.planted("a letter a reason")
def test_a_letter_for_each_reason_would_write_twice() -> None:
    """The naive twin: everybody in every list is written to, once a list."""
    ones = [
        Candidate("speaker", "ada@expo.example", frozenset({"AAAAAA"})),
        Candidate("star", "Ada@expo.example", frozenset({"AAAAAA", "BBBBBB"})),
    ]
    naive = [letter for one in ones for letter in grouped([one], TOLD)]
    assert [one.address for one in naive] == ["ada@expo.example"] * 2
    assert [one.told for one in grouped(ones, TOLD)] == [{"speaker": ("AAAAAA",), "star": ("BBBBBB",)}]


def test_what_is_moved_renamed_or_spoken_by_others_concerns_people_and_a_mended_typo_nobody() -> None:
    old = [
        session("AAAAAA", 1, title=text({"ko": "도시 표준", "en": "Standards"})),
        session("BBBBBB", 2, title=text("디지털 트윈")),
        session("CCCCCC", 3, title=text("교통"), appearances=heard("KIM111")),
        session("DDDDDD", 4, title=text("물"), abstract=text("초록")),
        session("EEEEEE", 5, title=text("안전")),
        session("FFFFFF", 6, title=text("항만")),
        session("GGGGGG", 7, title=text("에너지")),
    ]
    slots = [slot(one.code, place, room="hall") for place, one in enumerate(old)]
    new = [
        session("AAAAAA", 1, title=old[0].title.same_meaning("도시 표준들").with_rendition("en", "Norms")),
        session("BBBBBB", 2, title=old[1].title.same_meaning("디지털 트윈즈").same_meaning("디지털 트윈스")),
        session("CCCCCC", 3, title=text("교통"), appearances=heard("KIM111", "LEE222")),
        session("DDDDDD", 4, title=text("물"), abstract=text("다른 초록")),
        session("EEEEEE", 5, title=old[4].title.with_rendition("ko", "시민 안전")),
        session("FFFFFF", 6, title=text("항만"), cancelled=True),
        session("GGGGGG", 7, title=text("에너지")),
    ]
    moved = [slot("GGGGGG", 9, room="hall") if one.session == "GGGGGG" else one for one in slots]
    people = (speaker("KIM111"), speaker("LEE222"))
    found = concerning(draft(old, slots, [room()], speakers=people), draft(new, moved, [room()], speakers=people))
    assert {code: one.kind for code, one in found.items()} == {
        "FFFFFF": "cancelled",
        "GGGGGG": "moved",
        "CCCCCC": "changed",
        "EEEEEE": "changed",
    }
    assert found["CCCCCC"].speakers == {"KIM111", "LEE222"}
    assert found["EEEEEE"].former == old[4].title
    assert (found["GGGGGG"].before, found["GGGGGG"].after) != ((), ())

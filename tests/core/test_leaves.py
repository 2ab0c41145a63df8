"""Every line of a list is on exactly one of its leaves, whatever an address asks for."""

from hypothesis import given
from hypothesis import strategies as some

from core.leaves import LEAF, leaf


@given(some.integers(0, 1_000))
def test_leaves_hold_every_line_once(count: int) -> None:
    lines = range(count)
    pages = leaf(lines, "1").pages
    assert [one for page in range(1, pages + 1) for one in leaf(lines, str(page)).lines] == list(lines)
    assert leaf(lines, str(pages + 1)) == leaf(lines, str(max(pages, 1)))


@given(some.text() | some.integers().map(str))
def test_whatever_is_asked_there_is_something_to_see(asked: str) -> None:
    found = leaf(range(LEAF * 3), asked)
    assert len(found.lines) == LEAF
    if not (asked.isascii() and asked.isdecimal()):
        assert found.page == 1

"""Whatever an address says of a list is understood or told; what is understood is asked again by the address it makes."""

from datetime import date, timedelta
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.form import typed
from core.lists.columns import Column, Kind, Listed
from core.lists.days import OFFERED, Span, span_in, weeks_of
from core.lists.rules import OWN, address_of, asked_of, cursor_of

TODAY = date(2026, 12, 8)
LISTED = Listed(
    name="things",
    label="Things",
    path="/things",
    section="things",
    permission="x",
    columns=(
        Column(name="name", label="Name", always=True),
        Column(name="state", label="State", kind=Kind.CHOICE, choices={"open": "Open", "done": "Done"}, grouped=True),
        Column(name="country", label="Country", kind=Kind.COUNTRY, grouped=True),
        Column(name="owner", label="Owner", kind=Kind.PERSON),
        Column(name="due", label="Due", kind=Kind.DAY),
    ),
    first=("name", "state", "due"),
    order="due",
    presumed={"state": ("open",)},
    board="state",
    calendar="due",
)
NAMES = st.sampled_from([*OWN, *(one.name for one in LISTED.columns), "due.from", "due.to", "gone", "\0", "é"])
VALUES = st.one_of(st.text(max_size=12), st.sampled_from(["", "-due", "open", "KR", "none", "me", *OFFERED, "-", "8g"]))


@settings(max_examples=60)
@given(st.lists(st.tuples(NAMES, VALUES), max_size=8))
def test_any_address_is_understood_or_told_and_what_is_understood_is_asked_again(asking: list[tuple[str, str]]) -> None:
    asked = asked_of(LISTED, asking, TODAY)
    again = asked_of(LISTED, parse_qsl(address_of(LISTED, asked), keep_blank_values=True), TODAY)
    assert (again.words.split(), again.filters, again.sort, again.group, again.columns, again.way, again.after) == (
        *(asked.words.split(), asked.filters, asked.sort, asked.group, asked.columns, asked.way, asked.after),
    )
    assert again.told == ()


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_any_place_in_the_list_is_one_or_the_start(text: bytes | str) -> None:
    place = text if isinstance(text, str) else cursor_of([text.hex(), "x"])
    asked = asked_of(LISTED, [("after", place)], TODAY)
    assert (asked.after == ()) == bool(asked.told or not typed(place))


def test_a_part_that_is_gone_is_named_and_the_rest_holds() -> None:
    asked = asked_of(LISTED, [("colour", "red"), ("country", "KR"), ("due", "soon"), ("columns", "name,size")], TODAY)
    assert [one.column.name for one in asked.filters] == ["state", "country"]
    assert [one.parameters["name"] for one in asked.told] == ["colour", "size", "due"]
    assert asked.columns == ("name",)


def test_an_empty_choice_asks_for_all_of_what_is_presumed() -> None:
    assert asked_of(LISTED, [], TODAY).texts("state") == ("open",)
    everything = asked_of(LISTED, [("state", "")], TODAY)
    assert (everything.texts("state"), address_of(LISTED, everything)) == ((), "state=")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("overdue", None, "2026-12-07"),
        ("today", "2026-12-08", "2026-12-08"),
        ("week", "2026-12-07", "2026-12-13"),
        ("month", "2026-12-01", "2026-12-31"),
        ("quarter", "2026-10-01", "2026-12-31"),
        ("year", "2026-01-01", "2026-12-31"),
        ("within-30", "2026-12-08", "2027-01-07"),
        ("past-7", "2026-12-01", "2026-12-08"),
        ("quiet-90", None, "2026-09-08"),
        ("2026-02-01..", "2026-02-01", None),
        ("..2026-02-28", None, "2026-02-28"),
    ],
)
def test_relative_days(text: str, first: str | None, last: str | None) -> None:
    span = span_in(text, TODAY)
    assert span is not None
    assert [day and day.isoformat() for day in (span.first, span.last)] == [first, last]


@given(st.dates(date(2001, 1, 1), date(2199, 12, 1)), st.sampled_from(OFFERED))
def test_every_span_on_offer_begins_before_it_ends_on_any_day(today: date, text: str) -> None:
    span = span_in(text, today)
    assert span is not None
    assert span.first is None or span.last is None or span.first <= span.last


def test_nothing_for_ninety_days_counts_what_never_had_anything() -> None:
    quiet, late = span_in("quiet-90", TODAY), span_in("overdue", TODAY)
    assert quiet is not None
    assert late is not None
    assert (quiet.holds(None), quiet.holds(TODAY - timedelta(days=91)), quiet.holds(TODAY)) == (True, True, False)
    assert (late.holds(None), late.holds(TODAY - timedelta(days=1)), late.holds(date.min, open_=False)) == (
        *(False, True, False),
    )
    assert (Span(empty=True).holds(None), Span(empty=True).holds(TODAY)) == (True, False)


@given(st.dates(date(2001, 1, 1), date(2199, 11, 1)))
def test_a_month_stands_in_whole_weeks(day: date) -> None:
    month = day.replace(day=1)
    days = [one for week in weeks_of(month) for one in week]
    assert (days[0].weekday(), days[-1].weekday(), len(days) % 7) == (0, 6, 0)
    assert {one for one in days if one.month == month.month} >= {month, month.replace(day=28)}
    assert (days[-1] + timedelta(days=1)).month != month.month
    assert days[7] > month

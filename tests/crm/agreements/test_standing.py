"""An agreement stands on a day as somebody would find who went through the calendar day by day."""

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crm.agreements.days import day_in_seoul, months_after
from crm.agreements.standing import Event, Terms, standing

FIRST = date(2023, 11, 1)
A_DAY = timedelta(days=1)
KINDS = ("effective", "notice", "renewed", "suspended", "resumed", "terminated", "superseded")
days = st.integers(0, 1200).map(lambda number: FIRST + timedelta(days=number))
events = st.builds(Event, st.sampled_from(KINDS), days, days)
all_terms = st.builds(
    Terms,
    effectivity=st.sampled_from(("on_signature", "last_signature", "fixed_date", "exchange_of_notes")),
    effective_on=days,
    months=st.none() | st.integers(1, 30),
    expires_on=st.none() | days,
    renews=st.booleans(),
    renewal_months=st.integers(1, 25),
    notice_days=st.integers(0, 200),
    decide_days=st.integers(0, 120),
)


def months_passed(anchor: date, day: date) -> int | None:
    """How many whole months lie between, where `day` is the day on which one is full."""
    if day.day != min(anchor.day, monthrange(day.year, day.month)[1]):
        return None
    return (day.year - anchor.year) * 12 + day.month - anchor.month


class Calendar:
    """Reads a history a day at a time, as a clerk with a diary does: slow, and nothing to get wrong."""

    def __init__(self, terms: Terms, signed_on: date, signatures: list[date], told: list[Event]) -> None:
        self.terms, self.told = terms, told
        said = [one.on for one in told if one.kind == "effective"]
        rule = {
            "on_signature": signed_on,
            "last_signature": max([*signatures] or [signed_on]),
            "fixed_date": terms.effective_on,
            "exchange_of_notes": None,
        }
        self.begins = min(said) if said else rule[terms.effectivity]
        self.signed_on, self.state, self.begun = signed_on, "signed_not_effective", False
        self.end: date | None = None
        self.anchor, self.noticed, self.paused = signed_on, False, False

    def read(self, until: date) -> str | None:
        starts = [self.signed_on, until, *(one.on for one in self.told), *([self.begins] if self.begins else [])]
        day = min(starts)
        while day <= until:
            self._live(day)
            day += A_DAY
        return self.state if until >= self.signed_on else None

    def _live(self, day: date) -> None:
        happened = [one for one in self.told if one.on == day]
        if self.state in ("terminated", "superseded", "expired"):
            return
        if self.begins == day:
            self._begin(day)
        if self.begun and self.end is not None and day > self.end and not self._goes_on(day):
            self.state = "expired"
            return
        for ending in ("terminated", "superseded"):
            if any(one.kind == ending for one in happened):
                self.state = ending
                return
        self._pause(happened)
        if self.begun:
            self._renew(happened, day)
            self.state = self._name(day)

    def _begin(self, day: date) -> None:
        self.begun, self.end = True, self.terms.expires_on
        if self.end is None and self.terms.months is not None:
            walk = day
            while months_passed(day, walk + A_DAY) != self.terms.months:
                walk += A_DAY
            self.end = walk
        if self.end is not None:
            self.anchor = self.end + A_DAY

    def _goes_on(self, day: date) -> bool:
        if not self.terms.renews or self.noticed:
            return False
        walk = day
        while (
            (passed := months_passed(self.anchor, walk + A_DAY)) is None
            or passed % self.terms.renewal_months
            or not passed
        ):
            walk += A_DAY
        self.end, self.noticed = walk, False
        return True

    def _renew(self, happened: list[Event], day: date) -> None:
        by = self.end - timedelta(days=self.terms.notice_days) if self.end else None
        if by is not None and day <= by and any(one.kind == "notice" for one in happened):
            self.noticed = True
        for one in happened:
            if one.kind == "renewed" and self.end is not None and one.until is not None and one.until > self.end:
                self.end, self.anchor, self.noticed = one.until, one.until + A_DAY, False

    def _pause(self, happened: list[Event]) -> None:
        kinds = {one.kind for one in happened}
        if kinds & {"suspended", "resumed"}:
            self.paused = "resumed" not in kinds

    def _name(self, day: date) -> str:
        if self.paused:
            return "suspended"
        if self.end is None or self.noticed:
            return "in_force"
        by = self.end - timedelta(days=self.terms.notice_days)
        return "notice_window" if by - timedelta(days=self.terms.decide_days) <= day <= by else "in_force"


@settings(max_examples=150)
@given(
    all_terms, days, st.lists(days, max_size=3), st.lists(events, max_size=7), st.lists(days, min_size=1, max_size=4)
)
@example(
    Terms(months=12, renews=True, notice_days=90), date(2024, 2, 29), [], [], [date(2025, 2, 28), date(2025, 3, 1)]
)
@example(
    Terms(expires_on=date(2023, 11, 1), renews=True, renewal_months=1, decide_days=0),
    date(2023, 11, 3),
    [],
    [Event("notice", date(2023, 11, 2))],
    [date(2023, 12, 1)],
)
def test_any_history_reads_as_a_diary_of_days_would(
    terms: Terms, signed_on: date, signatures: list[date], told: list[Event], asked: list[date]
) -> None:
    for day in asked:
        found = standing(terms, signed_on, day, signatures=signatures, events=told)
        expected = Calendar(terms, signed_on, signatures, told).read(day)
        assert (found.state if found else None) == expected


@given(st.lists(events, max_size=6), st.randoms(use_true_random=False), days)
def test_the_order_in_which_events_were_written_down_does_not_matter(told: list[Event], chance, day: date) -> None:  # type: ignore[no-untyped-def]
    terms = Terms(months=12, renews=True, notice_days=30)
    shuffled = told[:]
    chance.shuffle(shuffled)
    unlike = {(one.kind, one.on) for one in told}
    if len(unlike) == len(told):  # two renewals of one day are one after the other
        assert standing(terms, FIRST, day, events=told) == standing(terms, FIRST, day, events=shuffled)


@given(st.integers(0, 20_000_000), st.sampled_from([-11, -5, 0, 4, 9, 14]))
def test_the_day_is_that_of_seoul_wherever_the_clock_hangs(minutes: int, hours: int) -> None:
    moment = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    assert day_in_seoul(moment.astimezone(timezone(timedelta(hours=hours)))) == (moment + timedelta(hours=9)).date()


def test_a_term_from_a_leap_day_ends_before_the_next_anniversary() -> None:
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    terms = Terms(months=12)
    states = [standing(terms, date(2024, 2, 29), day) for day in (date(2025, 2, 27), date(2025, 2, 28))]
    assert [one.state for one in states if one] == ["notice_window", "expired"]


def test_notice_is_counted_against_the_deadline_and_not_the_last_day() -> None:
    terms = Terms(months=96, renews=True, renewal_months=24, notice_days=60)
    signed = date(2019, 3, 1)
    shown = standing(terms, signed, date(2026, 12, 8))
    assert shown is not None
    assert (shown.state, shown.expires_on, shown.notice_by) == ("notice_window", date(2027, 2, 28), date(2026, 12, 30))
    late = standing(terms, signed, date(2027, 3, 1), events=[Event("notice", date(2026, 12, 31))])
    in_time = standing(terms, signed, date(2027, 3, 1), events=[Event("notice", date(2026, 12, 30))])
    assert late is not None
    assert in_time is not None
    assert (late.state, late.expires_on, in_time.state) == ("in_force", date(2029, 2, 28), "expired")


@pytest.mark.planted("a state that is stored when something happens, and so knows nothing of days that pass")
def test_a_state_that_is_kept_does_not_notice_that_a_term_ran_out() -> None:
    terms, signed = Terms(months=12), date(2024, 1, 1)

    def stored() -> str:
        kept = standing(terms, signed, signed)
        return kept.state if kept else ""

    diary = Calendar(terms, signed, [], []).read(date(2025, 6, 1))
    assert (diary, stored()) == ("expired", "in_force")
    assert standing(replace(terms), signed, date(2025, 6, 1)).state == diary  # type: ignore[union-attr]

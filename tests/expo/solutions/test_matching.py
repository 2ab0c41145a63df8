"""Matching: every point has a reason, more never hurts, and without a common field nothing fits."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from expo.solutions.demands.rules import DemandChoices
from expo.solutions.matching import NEAR, WEIGHTS, fit_of, ranked
from expo.solutions.rules import Choices
from expo.solutions.taxonomy import BUDGETS, FIELDS, SIZES, SPOKEN

COUNTRIES = ("KR", "PE", "OM", "ES")


def some(codes: Any, least: int = 0) -> Any:
    return st.lists(st.sampled_from(sorted(codes)), unique=True, min_size=least).map(tuple)


offers = st.builds(
    Choices,
    fields=some(FIELDS),
    countries=some(COUNTRIES),
    languages=some(SPOKEN),
    budget=st.sampled_from(["", *BUDGETS]),
    size=st.sampled_from(["", *SIZES]),
)
needs = st.builds(
    DemandChoices,
    fields=some(FIELDS, 1),
    languages=some(SPOKEN),
    sizes=some(SIZES),
    budget=st.sampled_from(["", *BUDGETS]),
)
places = st.sampled_from(COUNTRIES)


@given(offers, needs, places)
def test_every_point_has_a_reason_and_no_ground_gives_more_than_its_weight(
    offer: Choices, need: DemandChoices, place: str
) -> None:
    fit = fit_of(offer, need, place)
    if not set(offer.fields) & set(need.fields):
        assert fit is None
        return
    assert fit is not None
    assert fit.points == sum(one.points for one in fit.reasons) <= fit.possible <= sum(WEIGHTS.values()) == 100
    assert 0 <= fit.percent <= 100
    assert fit.reasons[0].ground == "field"
    for one in fit.reasons:
        assert one.values
        assert 0 < one.points <= WEIGHTS[one.ground]


@given(offers, needs, places, some(FIELDS), some(COUNTRIES), some(SPOKEN))
def test_who_offers_more_never_fits_worse(
    offer: Choices, need: DemandChoices, place: str, fields: Any, countries: Any, languages: Any
) -> None:
    more = Choices(
        fields=(*offer.fields, *fields),
        countries=(*offer.countries, *countries),
        languages=(*offer.languages, *languages),
        budget=offer.budget,
        size=offer.size,
    )
    before, after = fit_of(offer, need, place), fit_of(more, need, place)
    assert before is None or (after is not None and after.percent >= before.percent)


@given(needs, places)
def test_who_offers_all_that_is_asked_for_fits_wholly(need: DemandChoices, place: str) -> None:
    sizes = need.sizes or ("small",)
    offer = Choices(fields=need.fields, countries=(place,), languages=need.languages, budget=need.budget, size=sizes[0])
    fit = fit_of(offer, need, place)
    assert fit is not None
    assert fit.percent == 100


@given(
    st.lists(st.tuples(st.text("abc", min_size=1, max_size=3), offers), max_size=5, unique_by=lambda one: one[0]),
    needs,
    places,
)
def test_the_order_does_not_depend_on_the_order_in_which_they_came(pairs: Any, need: DemandChoices, place: str) -> None:
    fits = [(code, offer, fit_of(offer, need, place)) for code, offer in pairs]
    assert ranked(fits) == ranked(list(reversed(fits)))


def test_a_budget_one_band_above_counts_a_little_and_two_bands_above_not_at_all() -> None:
    need = DemandChoices(fields=("water",), budget="under_500k")
    points = {}
    for band in BUDGETS:
        fit = fit_of(Choices(fields=("water",), budget=band), need, "PE")
        assert fit is not None
        points[band] = fit.points - WEIGHTS["field"]
    assert points == {"under_100k": 15, "under_500k": 15, "under_1m": NEAR, "under_5m": 0, "over_5m": 0}

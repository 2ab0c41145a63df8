"""What the words of a report mean; a change of meaning is another version, and frozen reports keep theirs."""

from collections.abc import Mapping

from core.errors import mark
from crm.results.rules import Measure
from i18n.catalogue import say
from i18n.locales import LANGUAGES

VERSION = 1
MEANINGS: Mapping[str, str] = {
    Measure.CONSULTED.value: mark(
        "Consulted: what both sides talked about, as written down at the table and confirmed by the company. It is"
        " no promise."
    ),
    Measure.EXPECTED.value: mark(
        "Expected: the part of it that the company expects to be contracted within a year. It is an estimate."
    ),
    Measure.CONTRACTED.value: mark(
        "Contracted: contracts with evidence of grade A or B, with their changes, less what was cancelled, each in"
        " the period in which it happened. Memoranda, bids and awards are no contracts and are not counted."
    ),
    Measure.EXPORTED.value: mark(
        "Exported: what was delivered under a contract, as customs, insurance or the company's papers show."
    ),
}
RULES: Mapping[str, str] = {
    "never_added": mark(
        "The four are different things and are never added to each other: one deal usually stands in several of them."
    ),
    "once": mark(
        "A deal counts once, at the place where it began, whatever else it touched. Within a table each deal stands in one"
        " row."
    ),
    "known": mark(
        "The figures are of a day, as they were known on another: what was reported later is in no report frozen before."
    ),
    "grades": mark(
        "Evidence: A is a contract, customs or insurance paper; B a letter of the company; C what the company said itself;"
        " D a note."
    ),
    "rates": mark(
        "Won and dollars are converted by the rates that are printed with them. What has no rate is listed and in no sum."
    ),
    "hidden": mark(
        "What would tell something of fewer than three companies is not published, unless all of them agreed; further"
        " cells are left out so that nobody can work it out."
    ),
}


def definitions_now() -> dict[str, dict[str, str]]:
    """By name, then by language: as they are said today, to be frozen with a report."""
    texts = {**MEANINGS, **RULES}
    return {name: {one.code: say(one, text) for one in LANGUAGES} for name, text in texts.items()}


def in_order(frozen: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """As they are read, the measures first; the database keeps no order, and older reports may have other words."""
    known = [*MEANINGS, *RULES]
    return dict(sorted(frozen.items(), key=lambda one: known.index(one[0]) if one[0] in known else len(known)))

"""Why a wish is not met, and what is short, in words."""

from collections.abc import Mapping

from core.errors import mark

WORDS: Mapping[str, str] = {
    "will_not": mark("One of the two does not want to meet."),
    "met_already": mark("They have a meeting already."),
    "no_language": mark("They have no language in common, and nobody interprets between theirs."),
    "no_time": mark("There is no time at which both are free."),
    "not_in_half": mark("They would meet only in the morning or only in the afternoon, and are not both free then."),
    "no_interpreter_then": mark("Nobody interprets when both are free."),
    "no_table_then": mark("No table is free when both are."),
    "buyer_full": mark("The counterpart's time is full; what they meet instead weighs at least as much."),
    "firm_full": mark("The exhibitor's time is full; whom they meet instead weighs at least as much."),
    "interpreters_full": mark("The interpreters of these languages are fully booked."),
    "tables_full": mark("All tables are taken."),
    "by_weight": mark("Others, with more weight, need the same times."),
    "not_fitted": mark("It was chosen, but no time was found that fits everybody else."),
}
SHORT: Mapping[str, str] = {
    "tables": mark("Meeting tables"),
    "interpreters": mark("Interpreters"),
    "firm": mark("An exhibitor's time"),
    "buyer": mark("A counterpart's time"),
}

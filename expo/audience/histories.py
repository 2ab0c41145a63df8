"""How what was decided reads in a trail."""

from core.errors import mark
from core.journal.fields import Field, call_fields

WHAT = {
    "approve": mark("shown"),
    "hide": mark("hidden"),
    "answer": mark("answered in writing"),
    "stage": mark("answered on stage"),
    "unstage": mark("not answered on stage"),
}

call_fields(
    "expo.audience.hearing_",
    {
        "questions": Field(mark("Ask questions, from a session's beginning"), "flag"),
        "ratings": Field(mark("Rate sessions, from their end"), "flag"),
        "days": Field(mark("How many days after a session's end")),
    },
)
call_fields("expo.audience.", {"what": Field(mark("What"), choices=lambda: WHAT)})

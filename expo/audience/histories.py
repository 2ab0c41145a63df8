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

call_fields("expo.audience.", {"what": Field(mark("What"), choices=lambda: WHAT)})

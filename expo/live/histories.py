"""How the day reads in a trail."""

from core.errors import mark
from core.journal.fields import Field, call_fields

WHAT = {
    "delayed": mark("Later"),
    "moved": mark("Another room"),
    "full": mark("Full"),
    "cancelled": mark("Cancelled"),
    "plan": mark("As planned again"),
}

call_fields("expo.live.", {"what": Field(mark("What"), choices=lambda: WHAT)})

"""Somebody's day by mail."""

from core.errors import mark
from core.mail.drafts import Draft

DAY = Draft(
    "crm_day",
    subject=mark("Your day: {day}"),
    lines=(mark("{lines}"), mark("You asked for this letter on your page of the day; there you also end it.")),
    button=mark("To my day"),
)

"""What those who sign up are written."""

from core.errors import mark
from core.mail.drafts import Draft

SEATED = Draft(
    "seat_taken",
    subject=mark("Your seat: {title}"),
    lines=(
        mark("You have a seat in “{title}”, {when}."),
        mark("If you cannot come, please give it to somebody who waits."),
    ),
    button=mark("Your seat"),
)
WAITING = Draft(
    "seat_waiting",
    subject=mark("On the waiting list: {title}"),
    lines=(
        mark("All seats of “{title}”, {when}, are taken. You are on the waiting list."),
        mark("As soon as a seat is free for you, we write to you and hold it for a while."),
    ),
    button=mark("Your place in the list"),
)
OFFERED = Draft(
    "seat_offered",
    subject=mark("A seat is free: {title}"),
    lines=(
        mark("A seat in “{title}”, {when}, is held for you until {until}."),
        mark("Please confirm it by then. Afterwards it goes to the next who waits."),
    ),
    button=mark("Take the seat"),
)
LOST = Draft(
    "seat_lost",
    subject=mark("The seat went to the next: {title}"),
    lines=(mark("The seat in “{title}”, {when}, was not confirmed in time. You can join the waiting list again."),),
    button=mark("Sign up again"),
)
CANCELLED = Draft(
    "seat_cancelled",
    subject=mark("Cancelled: {title}"),
    lines=(mark("“{title}”, {when}, has been cancelled. You need not do anything."),),
    button=mark("The programme"),
)

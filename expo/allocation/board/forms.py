"""A step as it is sent: which act, upon whom, and why."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from core.actor import Actor
from core.errors import mark
from core.forms.form import Form
from expo.allocation.board import commands
from expo.allocation.board.queries import who_takes_part
from expo.reservations.desk.forms import LONGEST_REASON, numbers_in

ACTS = ("give", "move", "swap", "release", "confirm")
Taken = Callable[[datetime], Awaitable[int]]


async def take_step(actor: Actor, edition: UUID, form: Form) -> Taken:
    """What will be done, at an instant. Raises Invalid, NotFound for an exhibitor that does not take part."""
    act = form.choice("act", ACTS)
    because = form.text("because", most=LONGEST_REASON, needed=False)
    if act == "give":
        return await _give(actor, edition, form, because)
    reservation = _id(form, "reservation")
    other = _id(form, "other") if act == "swap" else None
    booths = numbers_in(form, "booths") if act == "move" else []
    form.check()
    if act == "move":
        return lambda now: commands.move(actor, edition, reservation, booths=booths, because=because, now=now)
    if other is not None:
        return lambda now: commands.swap(actor, edition, reservation, other, because=because, now=now)
    if act == "release":
        return lambda now: commands.release(actor, edition, reservation, because=because, now=now)
    return lambda now: commands.confirm(actor, edition, reservation, now=now)


async def _give(actor: Actor, edition: UUID, form: Form, because: str) -> Taken:
    code, booths = form.text("exhibitor", most=12), numbers_in(form, "booths")
    as_ = form.choice("as", ("proposed", "confirmed"))
    form.check()
    one = await who_takes_part(actor, edition, code)
    return lambda now: commands.give(
        actor,
        edition,
        one.id,
        booths=booths,
        as_=as_,  # type: ignore[arg-type]
        because=because,
        now=now,
    )


def _id(form: Form, name: str) -> UUID:
    try:
        return UUID(form.raw(name))
    except ValueError:
        form.mistake(name, mark("Please choose one of the list."))
        return UUID(int=0)

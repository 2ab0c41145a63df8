"""An order as an exhibitor types it."""

from core.forms.before import was
from core.forms.form import Form, blank, day_in
from core.money import Money
from expo.extras.orders.queries import Ordered
from expo.extras.rules import LONGEST_ANSWER, MOST, PLACE_NAMES, Offer, Wish

LONGEST_BOOTH = 20


def wish_in(form: Form, offer: Offer) -> Wish:
    """What the offer does not ask for is not read."""
    days = [found for one in form.many("days") if (found := day_in(one)) is not None] if offer.by_day else []
    return Wish(
        form.whole("quantity", least=1, most=MOST),
        tuple(sorted(set(days))),
        form.choice("place", PLACE_NAMES) if offer.placed else "",
        form.text("answer", most=LONGEST_ANSWER) if offer.question is not None else "",
        form.text("booth", most=LONGEST_BOOTH, needed=False),
    )


def seen_in(form: Form, offer: Offer) -> Money | None:
    """The price that the form showed, for one unit."""
    said = form.text("seen", most=16, needed=False)
    return Money(int(said), offer.each.currency) if said.isascii() and said.isdecimal() else None


def filled(one: Ordered) -> Form:
    """To be changed, with what it was."""
    lines = one.wish.lines
    form = blank(**{**lines, **was(lines)})
    form.values["days"] = lines["days"].split()
    return form

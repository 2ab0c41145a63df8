"""What can be ordered when and at what price, and what becomes of an order; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal
from uuid import UUID

from core.errors import Conflict, Invalid, NotFound, mark
from core.forms.merging import Lines
from core.money import MILLE, Money
from i18n.text import Translated

Opening = Literal["later", "open", "late", "over"]
Side = Literal["exhibitor", "organiser"]

TRADE_NAMES: Mapping[str, str] = {
    "power": mark("Electricity"),
    "water": mark("Water and drain"),
    "air": mark("Compressed air"),
    "network": mark("Internet"),
    "furniture": mark("Furniture for hire"),
    "parking": mark("Parking"),
    "people": mark("Interpreters and staff"),
    "scanning": mark("Lead capture"),
    "catering": mark("Catering"),
    "waste": mark("Cleaning and waste"),
    "other": mark("Other services"),
}
"""In the order of the catalogue; contractors each get one of them."""
UNIT_NAMES: Mapping[str, str] = {
    "each": mark("per piece"),
    "kw": mark("per kW"),
    "line": mark("per line"),
    "connection": mark("per connection"),
    "set": mark("per set"),
    "m2": mark("per m²"),
    "day": mark("per day"),
}
BY_DAY = "day"
"""The unit of what is wanted on certain days."""
STATE_NAMES: Mapping[str, str] = {
    "ordered": mark("Ordered"),
    "confirmed": mark("Confirmed"),
    "delivered": mark("Delivered"),
    "refused": mark("Refused"),
    "cancelled": mark("Cancelled"),
}
LIVE = frozenset({"ordered", "confirmed", "delivered"})
BILLABLE = frozenset({"confirmed", "delivered"})
PLACE_NAMES: Mapping[str, str] = {
    "back-left": mark("Back left, seen from the aisle"),
    "back": mark("At the back wall"),
    "back-right": mark("Back right, seen from the aisle"),
    "left": mark("At the left wall"),
    "middle": mark("In the middle"),
    "right": mark("At the right wall"),
    "front-left": mark("Front left, at the aisle"),
    "front": mark("Front, at the aisle"),
    "front-right": mark("Front right, at the aisle"),
}
MOVES: Mapping[tuple[str, str], Side] = {
    ("ordered", "cancelled"): "exhibitor",
    ("confirmed", "cancelled"): "exhibitor",
    ("ordered", "confirmed"): "organiser",
    ("ordered", "refused"): "organiser",
    ("confirmed", "refused"): "organiser",
    ("confirmed", "delivered"): "organiser",
    ("delivered", "confirmed"): "organiser",
}
"""From where to where, and who says so; delivered by mistake is taken back."""
MOST, LONGEST_ANSWER, LONGEST_REASON = 999, 600, 500
CLOSES_BEFORE = mark("The last day comes before the first one.")
LATE_BETWEEN = mark("Late begins after the first day, and not after the last one.")
LATE_ONE_WAY = mark("Please give either a surcharge or another price for late orders.")
LONGEST_NAME, LONGEST_ABOUT, LONGEST_QUESTION = 120, 600, 200


class NoSuchExtra(NotFound):
    message = mark("There is no such service.")


class NoSuchOrder(NotFound):
    message = mark("There is no such order.")


class NotOrderingYet(Conflict):
    message = mark("Services can be ordered once the contract is signed or a booth is confirmed.")


class NotForThisBooth(Conflict):
    message = mark("This service is not for booths of your kind.")


class OrderingClosed(Conflict):
    message = mark("This service cannot be ordered at this time.")


class OutOfStock(Conflict):
    message = mark("There is not that much left: {left}. Please order less, or ask the organisers.")


class PriceChanged(Conflict):
    message = mark("The price has changed while you were writing. Please look at it again before you order.")


class TooLate(Conflict):
    message = mark("The last day for changes has passed. Please write to the organisers.")


class NotNow(Conflict):
    message = mark("This cannot be done any more, or not yet: the order is now “{state}”.")


class InvoicedAlready(Conflict):
    message = mark("This order is on an invoice already. The organisers take that back first.")


class NothingChosen(Conflict):
    message = mark("Please choose at least one order.")


class WhyRefused(Invalid):
    """The exhibitor reads it."""

    def __init__(self) -> None:
        super().__init__({"because": mark("Please say why: the exhibitor reads it.")})


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the catalogue. `each` is net for one unit; `late` what it costs from `late_on` on."""

    id: UUID
    edition: UUID
    code: str
    trade: str
    name: Translated
    description: Translated | None
    unit: str
    kind: str
    each: Money
    opens_on: date
    closes_on: date
    late_on: date | None
    late_per_mille: int | None
    late_each: Money | None
    stock: int | None
    taken: int
    placed: bool
    question: Translated | None
    position: int

    @property
    def by_day(self) -> bool:
        return self.unit == BY_DAY

    @property
    def left(self) -> int | None:
        """None for as many as one likes."""
        return None if self.stock is None else self.stock - self.taken

    @property
    def late(self) -> Money | None:
        """The price of a late order; a surcharge drops what is less than the smallest unit."""
        if self.late_per_mille is not None:
            return self.each + self.each.times(Fraction(self.late_per_mille, MILLE))
        return self.late_each

    @property
    def change_until(self) -> date:
        """The last day at the ordinary price, and for changes."""
        return self.late_on - timedelta(days=1) if self.late_on else self.closes_on

    def opening(self, today: date) -> Opening:
        if today < self.opens_on:
            return "later"
        if today > self.closes_on:
            return "over"
        return "late" if self.late_on is not None and today >= self.late_on else "open"

    def price_on(self, today: date) -> Money:
        """What an order of that day costs, net, for one unit."""
        late = self.late
        return late if late is not None and self.opening(today) in ("late", "over") else self.each


@dataclass(frozen=True, slots=True)
class Wish:
    """What an exhibitor asks for; `days` of the edition's zone, none where none are asked for."""

    quantity: int
    days: tuple[date, ...] = ()
    place: str = ""
    answer: str = ""
    booth: str = ""

    @property
    def units(self) -> int:
        return self.quantity * max(1, len(self.days))

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        days = " ".join(day.isoformat() for day in self.days)
        texts = {"place": self.place, "answer": self.answer, "booth": self.booth}
        return {"quantity": str(self.quantity), "days": days, **texts}


def wish_of(lines: Lines) -> Wish:
    days = tuple(date.fromisoformat(one) for one in lines["days"].split())
    return Wish(int(lines["quantity"]), days, lines["place"], lines["answer"], lines["booth"])


def check_ordering(offer: Offer, *, contracted: bool, kind: str, today: date) -> None:
    """Raises NotOrderingYet, NotForThisBooth, OrderingClosed."""
    if not contracted:
        raise NotOrderingYet
    if offer.kind not in ("", kind):
        raise NotForThisBooth
    if offer.opening(today) in ("later", "over"):
        raise OrderingClosed


def check_wish(offer: Offer, wish: Wish, offered: Sequence[date], booths: Sequence[str]) -> None:
    """`offered` are the days on which it can be wanted, `booths` the exhibitor's own. Raises Invalid."""
    found: dict[str, str] = {}
    if not 0 < wish.quantity <= MOST:
        found["quantity"] = mark("Please say how many.")
    if offer.by_day and not wish.days:
        found["days"] = mark("Please choose at least one day.")
    if set(wish.days) - set(offered):
        found["days"] = mark("Please choose among the days of the edition.")
    if offer.placed and wish.place not in PLACE_NAMES:
        found["place"] = mark("Please say where on the booth.")
    if offer.question is not None and not wish.answer:
        found["answer"] = mark("This is needed.")
    if len(booths) > 1 and wish.booth not in booths:
        found["booth"] = mark("Please say for which booth.")
    if found:
        raise Invalid(found)


def check_move(state: str, to: str, *, side: Side, today: date, change_until: date, because: str = "") -> None:
    """An organiser may also cancel for an exhibitor, at any time. Raises NotNow, TooLate, WhyRefused."""
    who = MOVES.get((state, to))
    if who is None or (who == "organiser" and side == "exhibitor"):
        raise NotNow(state=STATE_NAMES[state])
    if side == "exhibitor" and today > change_until:
        raise TooLate
    if to == "refused" and not because.strip():
        raise WhyRefused


def check_change(state: str, *, today: date, change_until: date) -> None:
    """Raises NotNow, TooLate."""
    if state not in ("ordered", "confirmed"):
        raise NotNow(state=STATE_NAMES[state])
    if today > change_until:
        raise TooLate

"""What each free booth would cost an exhibitor, all included."""

from collections.abc import Iterable

from expo.billing.prices.queries import Tariff
from expo.billing.prices.rules import Claims, Space, Sum
from expo.reservations.queries import Let


def prices_for(in_force: Tariff, booths: Iterable[Let], claims: Claims) -> dict[str, Sum | None]:
    """By number, each as if it were taken alone; None where no price is set."""
    return {one.number: in_force.whole([Space(one.number, one.kind, one.area)], claims) for one in booths}

"""What each free booth would cost an exhibitor, all included."""

from collections.abc import Iterable
from decimal import Decimal

from expo.billing.prices.queries import Tariff
from expo.billing.prices.rules import Claims, Space, Sum


def prices_for(in_force: Tariff, kind: str, areas: Iterable[Decimal], claims: Claims) -> dict[Decimal, Sum | None]:
    """By area in m², each as if a booth of it were taken alone: of a thousand booths, most are alike. None where no price
    is set.
    """
    return {area: in_force.whole([Space("", kind, area)], claims) for area in set(areas)}

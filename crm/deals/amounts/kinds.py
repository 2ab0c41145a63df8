"""Kinds of amounts, each a type of its own: sums of two kinds can neither be written nor worked out; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from core.errors import mark
from core.money import Money, total


class Kind:
    """What an amount is; `code` is what is stored of it."""

    code: ClassVar[str]
    says: ClassVar[str]


class Consulted(Kind):
    code, says = "consulted", mark("Consulted")
    """상담액: what was talked about."""


class Expected(Kind):
    code, says = "expected", mark("Likely to be contracted")
    """계약추진액: the part of it that is likely to be contracted within a year."""


class MouValue(Kind):
    code, says = "mou_value", mark("Value of a memorandum, not binding")


class Bid(Kind):
    code, says = "bid", mark("Bid")


class Award(Kind):
    code, says = "award", mark("Awarded")


class Contract(Kind):
    code, says = "contract", mark("Contracted")
    """계약액, 수주액."""


class Modified(Kind):
    code, says = "change", mark("Change of a contract")


class Cancelled(Kind):
    code, says = "cancel", mark("Cancelled of a contract")


class Exported(Kind):
    code, says = "exported", mark("Exported")
    """수출실적."""


class Received(Kind):
    code, says = "received", mark("Received")


KINDS: Mapping[str, type[Kind]] = {
    one.code: one
    for one in (Consulted, Expected, MouValue, Bid, Award, Contract, Modified, Cancelled, Exported, Received)
}
KIND_NAMES = {code: kind.says for code, kind in KINDS.items()}
K = TypeVar("K", bound=Kind)


class OtherKind(TypeError):
    """A mistake of ours: amounts of two kinds were about to be added."""


@dataclass(frozen=True, slots=True)
class Total(Generic[K]):
    """A sum of one kind in one currency. `Total[Consulted] + Total[Expected]` is refused by mypy, and when it runs."""

    kind: type[K]
    money: Money

    def __add__(self, other: "Total[K]") -> "Total[K]":
        if not isinstance(other, Total) or other.kind is not self.kind:
            raise OtherKind(self, other)
        return Total(self.kind, self.money + other.money)


def total_of(kind: type[K], amounts: Iterable[Money], currency: str) -> Total[K]:
    """Raises OtherCurrency (core.money) for two currencies in one sum."""
    return Total(kind, total(amounts, currency))


def kept_of_contract(
    contract: Total[Contract], changes: Total[Modified], cancelled: Total[Cancelled]
) -> Total[Contract]:
    """What is left of contracts after what was changed and cancelled of them: the one place where kinds meet, since
    changes are stated as differences (a cancellation below zero).
    """
    return Total(Contract, contract.money + changes.money + cancelled.money)


if TYPE_CHECKING:

    def _never(consulted: Total[Consulted], expected: Total[Expected]) -> None:
        """`make check` fails here, for an exception that is not needed, should these ever become one type."""
        consulted + expected  # type: ignore[operator]

"""What is kept of a file: our own octets, made from what was sent."""

from dataclasses import dataclass

WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Part:
    """A picture has several, named after their longest side and format (`256.webp`); everything has `whole`."""

    name: str
    kind: str
    octets: bytes
    width: int | None = None
    height: int | None = None

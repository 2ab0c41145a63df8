"""What the checks are made of: the database's state, and what only this process can see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from core.desk.health.queries import StateOfThings


@dataclass(frozen=True, slots=True)
class Measured:
    """`took_ms` is how long the database needed; `free` and `total` octets of the disk that files lie on. `works` are the
    labels and periods of all periodic work by kind.
    """

    found: StateOfThings
    took_ms: int
    free: int
    total: int
    scanned: bool
    base_url: str
    mailed: bool
    works: Mapping[str, tuple[str, timedelta]]
    versions: Mapping[str, str] = field(default_factory=dict)

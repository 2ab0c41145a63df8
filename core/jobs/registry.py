"""What can be done in the background: a name, what does it, and how often it is due by itself."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

Arguments = Mapping[str, Any]
Result = Mapping[str, Any]


class Progress(Protocol):
    """Says how far it is, keeps the worker's hold on the job, and raises Cancelled when somebody has cancelled it."""

    async def __call__(self, done: int, total: int) -> None: ...


Run = Callable[[Arguments, datetime, Progress], Awaitable[Result]]


@dataclass(frozen=True, slots=True)
class Work:
    """`run` is done again from the beginning when a worker dies: it must be harmless the second time. `label` and
    `outcome` are gettext ids; the result fills the places of the second. `every` is a period that divides a day. A
    result that is a file is `fetched` at this address, which has a place for the `{job}`, by who asked for it.
    """

    kind: str
    label: str
    outcome: str
    run: Run
    every: timedelta | None = None
    fetched: str = ""


_works: dict[str, Work] = {}


def can_do(*works: Work) -> None:
    """From the composition root; the kind is stored with each job, so it must not change."""
    _works.update({one.kind: one for one in works})


def work_of(kind: str) -> Work | None:
    """None when the code no longer has it."""
    return _works.get(kind)


def works() -> tuple[Work, ...]:
    return tuple(_works.values())


def period_of(now: datetime, every: timedelta) -> datetime:
    """The beginning of the period that `now` is in, in UTC: all workers come to the same instant."""
    seconds = int(every.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, tz=UTC)

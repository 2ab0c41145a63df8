"""Who hears of which facts: joined in `app.py`, delivered by the worker after the writer has committed."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Receiver = Callable[[Mapping[str, Any], datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """`receive` is given the fact's payload and the worker's now, at least once: it must be harmless the second time.
    `follows` is what the subscriber keeps up to date (a gettext id), where it can be told everything again, however long
    ago that was.
    """

    name: str
    kind: str
    receive: Receiver
    follows: str = ""


_subscribers: dict[str, dict[str, Subscriber]] = {}


def subscribe(subscriber: Subscriber) -> None:
    """From the next recorded fact on; the name is stored with each delivery, so it must not change."""
    _subscribers.setdefault(subscriber.kind, {})[subscriber.name] = subscriber


def subscribers_of(kind: str) -> tuple[Subscriber, ...]:
    return tuple(_subscribers.get(kind, {}).values())


def followers() -> dict[str, tuple[Subscriber, ...]]:
    """Those that can be told everything again, by what they keep up to date."""
    found: dict[str, list[Subscriber]] = {}
    for one in (one for mine in _subscribers.values() for one in mine.values()):
        if one.follows:
            found.setdefault(one.follows, []).append(one)
    return {follows: tuple(mine) for follows, mine in sorted(found.items())}


def subscriber(kind: str, name: str) -> Subscriber | None:
    """None when the code no longer has it: its deliveries wait for a person."""
    return _subscribers.get(kind, {}).get(name)

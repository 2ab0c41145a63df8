"""The desk's first page: each floor adds its parts, and every part shows only what the actor may see."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.actor import Actor
from core.web.given import AnyRequest

Told = Mapping[str, Any]
Loading = Callable[[AnyRequest, Actor, datetime], Awaitable[list[Told]]]
"""What the template is given, once for each time that it is shown; empty where there is nothing for this actor."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """`label` is a gettext id; `href` leads where it can be done."""

    label: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Part:
    """`template` is a partial that finds what was loaded as `told`."""

    template: str
    load: Loading


async def parts_for(
    request: AnyRequest, actor: Actor, now: datetime, parts: tuple[Part, ...]
) -> list[tuple[str, Told]]:
    """Templates and what they are given, in the order of the parts."""
    return [(one.template, told) for one in parts for told in await one.load(request, actor, now)]

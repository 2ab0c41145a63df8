"""What every handler is given that asks for it by name: who is there, and what time it is."""

from datetime import datetime
from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency

from core.actor import Actor

AnyRequest = Request[Any, Any, State]
GivenActor = NamedDependency[Actor]
GivenNow = NamedDependency[datetime]

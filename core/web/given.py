"""What every handler is given that asks for it by name: who is there, and what time it is."""

from datetime import datetime
from typing import Annotated, Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import PathParameter

from core.actor import Actor

AnyRequest = Request[Any, Any, State]
GivenActor = NamedDependency[Actor]
GivenNow = NamedDependency[datetime]

GivenNumber = Annotated[int, PathParameter(ge=0, le=2**31 - 1)]
"""A number in an address that a column could hold; a larger one is no mistake of ours."""

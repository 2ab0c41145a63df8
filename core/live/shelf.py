"""What the public reads, kept whole in memory: pages need no database, and a change elsewhere is picked up at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any

from core.db.patience import AWAY

log = logging.getLogger(__name__)

Loader = Callable[[Any], Awaitable[Any]]
FOLLOWING_NONE: Mapping[str, str] = MappingProxyType({})


class Shelf:
    """Named documents, each with a loader that is given its former value (None the first time).

    `revision` rises whenever a document changed: what was rendered from an older one is not to be shown any more.
    """

    def __init__(
        self, loaders: Mapping[str, Loader], apart: Collection[str] = (), follows: Mapping[str, str] = FOLLOWING_NONE
    ) -> None:
        """`apart` are documents that no page is rendered from; `follows` names those that a notice of another concerns
        as well.
        """
        self.revision = 0
        self._apart, self._follows = frozenset(apart), dict(follows)
        self._loaders = dict(loaders)
        self._documents: dict[str, Any] = {}
        self._one_at_a_time = asyncio.Lock()

    def __getitem__(self, name: str) -> Any:
        return self._documents[name]

    @property
    def missing(self) -> list[str]:
        """The documents that have not been loaded once."""
        return sorted(self._loaders.keys() - self._documents.keys())

    @property
    def filled(self) -> bool:
        """Every document has been loaded once."""
        return not self.missing

    async def fill(self) -> None:
        """Loads everything anew; raises what a loader raises."""
        async with self._one_at_a_time:
            for name in self._loaders:
                await self._load(name)

    async def hear(self, subject: str | None) -> None:
        """A notice names a document, `name` or `name:which`; None means that any may have changed.

        While the database is away the documents stay as they are: the next notice or reconnection loads them.
        """
        name = None if subject is None else subject.partition(":")[0]
        if name is not None and name not in self._loaders:
            return
        async with self._one_at_a_time:
            for each in self._concerned(name):
                try:
                    await self._load(each)
                except AWAY as error:
                    log.warning("kept the former %s: %s", each, error)

    def _concerned(self, name: str | None) -> list[str]:
        return [each for each in self._loaders if name in (None, each, self._follows.get(each))]

    async def _load(self, name: str) -> None:
        former = self._documents.get(name)
        document = await self._loaders[name](former)
        if document is not former:
            self._documents[name] = document
            if name not in self._apart:
                self.revision += 1

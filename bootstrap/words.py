"""What set-up says while it works, and when it cannot."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class SetupError(Exception):
    """Sentences for the person at the terminal: what is missing and what to do."""


@contextmanager
def step(what: str) -> Iterator[None]:
    """Says what is being done, and afterwards how long it took."""
    began = time.monotonic()
    print(f"  {what} …", file=sys.stderr, flush=True)
    yield
    print(f"  {what}: {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)

"""What every test may ask for: a real database of its own, the real application over HTTP, a clock that stands still."""

import asyncio
import os
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import httpx
import pytest

NOW = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
"""10:30 in Busan on the first day of the sample edition."""

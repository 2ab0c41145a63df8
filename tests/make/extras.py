"""A catalogue of services, and who can order from it, for tests."""

from typing import Any

from core.actor import SYSTEM
from expo.extras.commands import add_extra
from expo.extras.queries import TAGS, TEXTS
from tests.conftest import NOW

LINES = {f"{name}_{tag}": "" for name in TEXTS for tag in TAGS} | {
    "name_en": "Power",
    "name_ko": "전기",
    "trade": "power",
    "unit": "kw",
    "kind": "",
    "amount": "75000",
    "opens_on": "2026-11-01",
    "closes_on": "2026-12-10",
    "late_on": "",
    "late_percent": "",
    "late_amount": "",
    "stock": "",
    "placed": "",
}
"""75,000 won a kilowatt, from before the tests' day until the edition's last one."""


async def extra(edition: str = "wsce-2026", **lines: Any) -> str:
    """Its code."""
    return await add_extra(SYSTEM, edition=edition, lines={**LINES, **lines}, now=NOW)

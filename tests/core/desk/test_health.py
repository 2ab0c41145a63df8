"""What the state of things means: a table of cases, no database."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.desk.health import Measured, checks
from core.desk.queries import StateOfThings

NOW = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
GOOD: dict[str, Any] = {
    "waiting": 0,
    "failed": 0,
    "oldest": None,
    "delivered_at": None,
    "recorded_at": NOW,
    "unscanned": 0,
    "infected": 0,
    "administrators": 2,
    "owns_journal": False,
    "size": 11_000_000,
    "server": "18.6 (Debian)",
    "schema": "current",
}


def measured(took_ms: int = 12, free: int = 80, scanned: bool = True, **found: Any) -> Measured:
    return Measured(StateOfThings(**{**GOOD, **found}), took_ms, free * 10**9, 100 * 10**9, scanned)


def test_everything_good_is_shown_as_good() -> None:
    assert {one.kind for one in checks(measured(), NOW)} == {"ok"}


@pytest.mark.parametrize(
    ("case", "label", "kind"),
    [
        ({"took_ms": 900}, "Database", "warn"),
        ({"schema": "behind"}, "Tables", "danger"),
        ({"waiting": 3, "oldest": NOW - timedelta(minutes=2)}, "Worker", "ok"),
        ({"waiting": 3, "oldest": NOW - timedelta(minutes=6)}, "Worker", "warn"),
        ({"waiting": 3, "oldest": NOW - timedelta(minutes=16)}, "Worker", "danger"),
        ({"failed": 1}, "Deliveries", "danger"),
        ({"free": 9}, "Disk", "warn"),
        ({"free": 2}, "Disk", "danger"),
        ({"scanned": False}, "Files", "warn"),
        ({"unscanned": 1}, "Files", "warn"),
        ({"infected": 1, "scanned": False}, "Files", "danger"),
        ({"administrators": 1}, "Administrators", "warn"),
        ({"owns_journal": True}, "Journal", "warn"),
    ],
)
def test_one_trouble_is_named_and_nothing_else(case: dict[str, Any], label: str, kind: str) -> None:
    found = checks(measured(**case), NOW)
    assert {one.label for one in found if one.kind != "ok"} == ({label} if kind != "ok" else set())
    assert next(one for one in found if one.label == label).kind == kind


def test_the_worst_stands_first() -> None:
    kinds = [one.kind for one in checks(measured(schema="behind", free=9), NOW)]
    assert kinds == ["danger", "warn", *["ok"] * (len(kinds) - 2)]

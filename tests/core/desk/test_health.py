"""What the state of things means: a table of cases; and that the page says it, with what to do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from litestar import Litestar

from core.actor import SYSTEM
from core.csp.commands import count_refused
from core.csp.rules import Refused
from core.desk.health.measured import Measured
from core.desk.health.queries import Run, StateOfThings, WorkerHeard
from core.desk.health.routes import checks, measured
from core.jobs.heartbeat import heard_of
from core.jobs.queues import Queue
from core.jobs.tables import Worker
from core.journal.checking import KIND as JOURNAL
from core.mail.reaching import KIND as MAIL
from core.web.certificate import KIND as CERTIFICATE
from tests.make.accounts import account, browser, session_of

NOW = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def run(kind: str, ago: timedelta = HOUR, failed: str = "", **result: Any) -> Run:
    return Run(kind, "done", NOW - ago, NOW - ago, result, NOW - ago, failed)


RUNS = {
    JOURNAL: run(JOURNAL),
    MAIL: run(MAIL, timedelta(minutes=10), well=True, said="OK"),
    CERTIFICATE: run(CERTIFICATE, until=(NOW + timedelta(days=60)).isoformat()),
}
GOOD = StateOfThings(
    unscanned=0,
    infected=0,
    administrators=2,
    owns_journal=False,
    connections=12,
    most_connections=100,
    oldest_transaction=0.2,
    letter_sent_at=NOW,
    refused=None,
    size=11_000_000,
    server="18.6 (Debian)",
    schema="current",
    queues={name: Queue(name, 0, 0, 0.0) for name in ("letters", "jobs", "deliveries")},
    workers=(WorkerHeard("here:1", "1.0", NOW),),
    runs=RUNS,
)
SEEN = Measured(
    GOOD,
    took_ms=12,
    free=80 * 10**9,
    total=100 * 10**9,
    scanned=True,
    base_url="https://expo.example",
    mailed=True,
    works={JOURNAL: ("Check", DAY), MAIL: ("Ask", timedelta(minutes=15)), CERTIFICATE: ("Look", DAY)},
    versions={"Madang": "1.0"},
)


def queue(name: str, waiting: int = 0, left_over: int = 0, late: float = 0.0) -> dict[str, Any]:
    return {"queues": GOOD.queues | {name: Queue(name, waiting, left_over, late)}}


def runs(*given: Run) -> dict[str, Any]:
    return {"runs": RUNS | {one.kind: one for one in given}}


def seen(**found: Any) -> Measured:
    return replace(SEEN, found=replace(GOOD, **found))


def heard(ago: int, version: str = "1.0") -> dict[str, Any]:
    return {"workers": (WorkerHeard("here:1", version, NOW - timedelta(seconds=ago)),)}


def test_everything_good_is_shown_as_good_and_asks_for_nothing() -> None:
    assert {one.kind for one in checks(SEEN, NOW)} == {"ok"}


@pytest.mark.parametrize(
    ("case", "label", "kind"),
    [
        (replace(SEEN, took_ms=900), "Database", "warn"),
        (seen(connections=85), "Connections", "warn"),
        (seen(connections=96), "Connections", "danger"),
        (seen(oldest_transaction=700.0), "Connections", "warn"),
        (seen(oldest_transaction=4000.0), "Connections", "danger"),
        (seen(schema="behind"), "Database tables", "danger"),
        (seen(owns_journal=True), "Rights of the application", "warn"),
        (replace(SEEN, free=9 * 10**9), "Disk", "warn"),
        (replace(SEEN, free=2 * 10**9), "Disk", "danger"),
        (replace(SEEN, scanned=False), "Files", "warn"),
        (seen(unscanned=1), "Files", "warn"),
        (replace(seen(infected=1), scanned=False), "Files", "danger"),
        (seen(workers=()), "Workers", "danger"),
        (seen(**heard(59)), "Workers", "ok"),
        (seen(**heard(61)), "Workers", "danger"),
        (seen(**heard(3, "0.9")), "Workers", "warn"),
        (seen(**queue("jobs", 3, late=299)), "Waiting for a worker", "ok"),
        (seen(**queue("jobs", 3, late=301)), "Waiting for a worker", "warn"),
        (seen(**queue("letters", 3, late=901)), "Waiting for a worker", "danger"),
        (seen(**queue("deliveries", left_over=1)), "Given up", "danger"),
        (seen(**queue("letters", left_over=1)), "Mail", "warn"),
        (seen(**runs(run(MAIL, timedelta(minutes=44)))), "Work by the clock", "ok"),
        (seen(**runs(run(MAIL, timedelta(minutes=46)))), "Work by the clock", "warn"),
        (replace(SEEN, mailed=False), "Mail", "warn"),
        (seen(**runs(run(MAIL, timedelta(minutes=5), well=False, said="refused"))), "Mail", "danger"),
        (seen(**runs(run(JOURNAL, failed="JournalTampered: changed at 7"))), "Journal", "danger"),
        (replace(SEEN, base_url="http://localhost:8000"), "Address", "ok"),
        (replace(SEEN, base_url="http://expo.example"), "Address", "danger"),
        (seen(**runs(run(CERTIFICATE, until="–", trouble="expired"))), "Address", "danger"),
        (seen(**runs(run(CERTIFICATE, until=(NOW + 20 * DAY).isoformat()))), "Address", "warn"),
        (seen(**runs(run(CERTIFICATE, until=(NOW + 6 * DAY).isoformat()))), "Address", "danger"),
        (seen(refused=3), "What browsers refused", "warn"),
        (seen(administrators=1), "Administrators", "warn"),
    ],
)
def test_one_trouble_is_named_with_what_to_do_and_nothing_else(case: Measured, label: str, kind: str) -> None:
    found = checks(case, NOW)
    assert {one.label for one in found if one.kind != "ok"} == ({label} if kind != "ok" else set())
    one = next(one for one in found if one.label == label)
    assert one.kind == kind
    assert kind == "ok" or one.act


def test_the_worst_stands_first() -> None:
    kinds = [one.kind for one in checks(replace(seen(schema="behind"), free=9 * 10**9), NOW)]
    assert kinds == ["danger", "warn", *["ok"] * (len(kinds) - 2)]


async def test_a_worker_is_heard_of_while_it_is_at_work_and_says_when_it_leaves(db: None) -> None:
    async with heard_of(lambda: NOW) as worker:
        found = ()
        while not found:
            found = (await measured(SYSTEM, NOW)).found.workers
        assert [one.beat_at for one in found] == [NOW]
    assert (await measured(SYSTEM, NOW)).found.workers == ()
    assert await Worker.select(Worker.left_at).where(Worker.id == worker) == [{"left_at": NOW}]


@pytest.mark.parametrize("language", ["ko", "en", "zh-Hans", "es", "ar"])
async def test_the_page_says_what_it_found_and_what_to_do(language: str, site: Litestar) -> None:
    await count_refused([Refused("script-src-elem", "https://cdn.example")], now=NOW)
    async with browser(site, await session_of(await account())) as client:
        client.cookies.set("language", language)
        answer = await client.get("/desk/health")
    assert answer.status_code == 200
    for part in ("script-src-elem", "https://cdn.example", "PostgreSQL", "litestar jobs work", "health-danger"):
        assert part in answer.text

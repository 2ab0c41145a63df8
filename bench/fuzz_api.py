"""Sends the API what its own description allows and what it does not, as everybody: `python -m bench.fuzz_api [cases]`.

No answer may be a bug (500), lie about its own shape, or open for a reader what the handler's policy does not.
"""

import asyncio
import os
import shutil
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from litestar import Litestar
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bench.report import finish

PUBLIC = "public"

ADDRESS = "https://expo.example"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EACH_IN_MAKE, EACH_WHOLE = 2, 30


@dataclass
class Fuzzed:
    """`errors` are answers of 500 and above; `findings` everything else that should not be, each in a line."""

    operations: int = 0
    cases: int = 0
    errors: int = 0
    findings: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody with a token, or nobody: `may` are the permissions that it carries."""

    may: frozenset[str]
    token: str | None = None


async def fuzz(app: Litestar, readers: Sequence[Reader], *, each: int, below: str = "") -> Fuzzed:
    """`each` cases an operation, half of them fitting the description, sent by every reader; `below` narrows by path."""
    fuzzed, needs = Fuzzed(), _policies(app)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        described = (await client.get("/api/v1/openapi.json")).json()
        for operation in _operations(described, below):
            fuzzed.operations += 1
            for case in _cases(operation, each):
                for reader in readers:
                    await _send(client, case, reader, needs, fuzzed)
    return fuzzed


async def _send(
    client: httpx.AsyncClient, case: Case, reader: Reader, needs: Mapping[tuple[str, str], str], fuzzed: Fuzzed
) -> None:
    asked = case.as_transport_kwargs(base_url=ADDRESS)
    headers = {**asked.get("headers", {}), **({"if-match": "*"} if case.method == "PATCH" else {})}
    headers.pop("Authorization", None)
    if reader.token:
        headers["Authorization"] = f"Bearer {reader.token}"
    body = {"json": asked["json"]} if "json" in asked else {"content": asked.get("data")}
    try:
        request = client.build_request(case.method, asked["url"], params=asked.get("params"), headers=headers, **body)
    except (TypeError, ValueError, httpx.InvalidURL):
        return  # nothing that can be sent
    response = await client.send(request)
    fuzzed.cases += 1
    fuzzed.statuses[response.status_code] += 1
    told = f"{case.method} {request.url} {response.status_code}"
    if response.status_code >= 500:
        fuzzed.errors += 1
    permission = needs[(case.method, case.operation.path)]
    if response.is_success and permission != PUBLIC and permission not in reader.may:
        fuzzed.findings.append(f"{told}: opened without {permission}")
    try:
        case.validate_response(response, checks=CHECKS)
    except (Failure, FailureGroup) as failure:
        fuzzed.findings.append(f"{told}: {str(failure)[:400]}")


def _operations(described: dict[str, Any], below: str) -> Iterator[Any]:
    every = (one.ok() for one in schemathesis.openapi.from_dict(described).get_all_operations())
    return (one for one in every if below in one.path)


def _cases(operation: Any, each: int) -> list[Case]:
    """Drawn beforehand, so that they can be sent from the loop in which the application runs."""
    found: list[Case] = []
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

        @seed(2026)
        @settings(
            max_examples=max(1, each // 2),
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def draw(case: Case) -> None:
            found.append(case)

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                draw()
            except Exception as error:
                if mode is GenerationMode.POSITIVE or "Unsatisfiable" not in type(error).__name__:
                    raise
    return found


def _policies(app: Litestar) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for route in app.routes:
        for method, (handler, _) in getattr(route, "route_handler_map", {}).items():
            found[(str(method), route.path_format)] = str(handler.opt.get("policy"))
    return found


def main() -> None:
    each = int(sys.argv[1]) if len(sys.argv) > 1 else EACH_WHOLE
    folder = tempfile.mkdtemp(prefix="madang-bench-")
    os.environ.update({"DATA_DIR": folder, "BASE_URL": ADDRESS})
    os.environ.pop("DATABASE_URL", None)
    from core.db.at_hand import database_at_hand  # noqa: PLC0415 -- the engine reads DATA_DIR when it is imported

    try:
        with database_at_hand():
            fuzzed = asyncio.run(_whole(each))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for line in fuzzed.findings[:20]:
        print(line, file=sys.stderr)
    counts = {"operations": fuzzed.operations, "cases": fuzzed.cases, "errors": fuzzed.errors}
    finish(**counts, findings=len(fuzzed.findings))
    sys.exit(bool(fuzzed.errors or fuzzed.findings))


async def _whole(each: int) -> Fuzzed:
    """Over the sample edition, as nobody and with tokens of different permissions."""
    from app import create_app  # noqa: PLC0415 -- as above
    from core.access.tokens.rules import open_to_all_tokens  # noqa: PLC0415
    from core.actor import SYSTEM  # noqa: PLC0415
    from core.clock import system_clock  # noqa: PLC0415
    from core.db.engine import pool  # noqa: PLC0415
    from core.db.schema import upgrade  # noqa: PLC0415
    from seed.commands import load_everything  # noqa: PLC0415
    from tests.conftest import running  # noqa: PLC0415
    from tests.core.api.asking import token  # noqa: PLC0415

    await upgrade()
    async with pool():
        await load_everything(SYSTEM, now=system_clock())
        async with running(create_app()) as app:
            every = open_to_all_tokens()
            sets = [frozenset[str](), frozenset(every), *(frozenset({one}) for one in every)]
            now = system_clock()
            readers = [Reader(one, await token(*one, now=now) if one else None) for one in sets]
            return await fuzz(app, readers, each=each)


if __name__ == "__main__":
    main()

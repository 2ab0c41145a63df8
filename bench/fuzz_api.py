"""Sends the API what its own description allows and what it does not, as everybody: `python -m bench.fuzz_api [cases]`.

No answer may be a bug (500), lie about its own shape, or open for a reader what the handler's policy does not: asked
as nobody, with a token of all that tokens may, of what each role may, and of all but what the door asks for. `opened`
counts the answers of success: a run that opens nothing has tried nothing.
"""

import asyncio
import logging
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
NAMES = ("code", "slug", "id")
"""Where a record says how it is asked for."""
QUIET = ("httpx", "madang.requests")
"""Who would write a line for every request."""


@dataclass
class Fuzzed:
    """`errors` are answers of 500 and above; `findings` everything else that should not be, each in a line;
    `unopened` the operations that answered nobody with a success.
    """

    operations: int = 0
    cases: int = 0
    opened: int = 0
    unopened: list[str] = field(default_factory=list)
    errors: int = 0
    findings: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody with a token, or nobody: `may` are the permissions that it carries. `only` asks at no door but those
    that need this permission.
    """

    may: frozenset[str]
    token: str | None = None
    only: str | None = None


async def fuzz(app: Litestar, readers: Sequence[Reader], *, each: int, below: str = "") -> Fuzzed:
    """`each` cases an operation, half of them fitting the description, sent by every reader; `below` narrows by path."""
    fuzzed, needs = Fuzzed(), _policies(app)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        described = (await client.get("/api/v1/openapi.json")).json()
        for operation in _operations(described, below):
            fuzzed.operations += 1
            before, permission = fuzzed.opened, needs[(operation.method.upper(), operation.path)]
            asking = [one for one in readers if one.only in (None, permission)]
            known = await _known(client, operation.path, readers)
            for case in _cases(operation, each, known):
                for reader in asking:
                    await _send(client, case, reader, permission, fuzzed)
            if fuzzed.opened == before:
                fuzzed.unopened.append(operation.label)
    return fuzzed


async def _send(client: httpx.AsyncClient, case: Case, reader: Reader, permission: str, fuzzed: Fuzzed) -> None:
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
    fuzzed.opened += response.is_success
    if response.is_success and permission != PUBLIC and permission not in reader.may:
        fuzzed.findings.append(f"{told}: opened without {permission}")
    try:
        case.validate_response(response, checks=CHECKS)
    except (Failure, FailureGroup) as failure:
        fuzzed.findings.append(f"{told}: {str(failure)[:400]}")


async def _known(client: httpx.AsyncClient, path: str, readers: Sequence[Reader]) -> dict[str, str]:
    """What stands for the path's parameters in the first record of the lists above it, seen by who may most."""
    most = max(readers, key=lambda one: len(one.may))
    headers = {"authorization": f"Bearer {most.token}"} if most.token else {}
    known: dict[str, str] = {}
    walked = ""
    for part in path.strip("/").split("/"):
        name = part.strip("{}")
        if name != part:
            answer = await client.get(walked, headers=headers)
            lists = [one for one in answer.json().values() if one and isinstance(one, list)]
            first: dict[str, object] = lists[0][0] if lists else {}
            known[name] = str(next((first[key] for key in (name, *NAMES) if key in first), "absent"))
        walked += f"/{known.get(name, part)}"
    return known


def _operations(described: dict[str, Any], below: str) -> Iterator[Any]:
    every = (one.ok() for one in schemathesis.openapi.from_dict(described).get_all_operations())
    return (one for one in every if below in one.path)


def _cases(operation: Any, each: int, known: Mapping[str, str]) -> list[Case]:
    """Drawn beforehand, so that they can be sent from the loop in which the application runs. Whatever fits, and every
    second of what does not, is asked about a record that is there.
    """
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
    for number, case in enumerate(found):
        if known and number % 4 != 3:
            case.path_parameters = dict(known)
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
    for line in fuzzed.unopened:
        print(f"never opened: {line}", file=sys.stderr)
    counts = {"operations": fuzzed.operations, "cases": fuzzed.cases, "opened": fuzzed.opened, "errors": fuzzed.errors}
    finish(**counts, findings=len(fuzzed.findings))
    sys.exit(bool(fuzzed.errors or fuzzed.findings or not fuzzed.opened))


async def _whole(each: int) -> Fuzzed:
    """Over the sample edition."""
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
            for name in QUIET:
                logging.getLogger(name).setLevel(logging.WARNING)
            now, every = system_clock(), frozenset(open_to_all_tokens())
            without = [(every - {one}, one) for one in sorted(every)]
            asking = [(frozenset[str](), None), (every, None), *((one, None) for one in _of_each_role(every)), *without]
            readers = [Reader(may, await token(*may, now=now) if may else None, only) for may, only in asking]
            return await fuzz(app, readers, each=each)


def _of_each_role(every: frozenset[str]) -> list[frozenset[str]]:
    """What each role could give to a token, once where two could give the same."""
    from core.access.policies import policies  # noqa: PLC0415 -- declared by the application
    from core.access.roles import Role  # noqa: PLC0415

    sets = {frozenset(one for one in every if role in policies()[one].roles) for role in Role}
    return sorted((one for one in sets - {every} if one), key=sorted)


if __name__ == "__main__":
    main()

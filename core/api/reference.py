"""The API's description, to be read: what each address takes and gives, and what a refusal means."""

from dataclasses import dataclass
from typing import Any

import msgspec
from litestar import Response, get

from core.access.policies import PUBLIC, VISITOR, http_handlers
from core.api.answers import ROOT
from core.api.document import document
from core.journal.facts import dotted
from core.web.given import AnyRequest
from core.web.screens import screen
from core.webhooks.rules import by_room, kinds


@dataclass(frozen=True, slots=True)
class Operation:
    """`permission` is empty where nobody is asked for a token; `example` is an answer, as JSON."""

    method: str
    path: str
    parameters: tuple[str, ...]
    shape: str
    permission: str
    example: str


@get("/api/v1/reference", name="core.api.index", policy=VISITOR, sync_to_thread=False)
def index(request: AnyRequest) -> Response[bytes]:
    """Made from the same document that machines read."""
    described = msgspec.json.decode(document())
    needs = _permissions(request)
    operations = [
        _operation(method, path, one, needs.get((method, path), ""))
        for path, methods in sorted(described["paths"].items())
        for method, one in methods.items()
    ]
    groups = by_room(kinds())
    return screen(request, "core/api/index.html", operations=operations, groups=groups, dotted=dotted)


def _operation(method: str, path: str, one: dict[str, Any], permission: str) -> Operation:
    asked = tuple(each["name"] for each in one.get("parameters", ()) if each["in"] == "query")
    success = next(answer for status, answer in one["responses"].items() if status.startswith("2"))
    content = success["content"]["application/json"]
    shape = content["schema"]["$ref"].rpartition("/")[2]
    example = msgspec.json.format(msgspec.json.encode(content["example"]), indent=2).decode()
    return Operation(method.upper(), path, asked, shape, "" if permission == PUBLIC else permission, example)


def _permissions(request: AnyRequest) -> dict[tuple[str, str], str]:
    """By method and path, as the handlers themselves declare them."""
    ours = {id(one): str(one.opt.get("policy")) for one in http_handlers(request.app)}
    found: dict[tuple[str, str], str] = {}
    for route in request.app.routes:
        if route.path.startswith(ROOT):
            for method, (handler, _) in getattr(route, "route_handler_map", {}).items():
                found[(str(method).lower(), route.path_format)] = ours.get(id(handler), "")
    return found


ROUTES = [index]

"""Webhooks as the API's description has them (OpenAPI 3.1, `webhooks`): each kind with what it says and carries."""

from functools import cache
from typing import Any

import msgspec

from core.journal.facts import Fact, told_facts

HEADERS = ("webhook-id", "webhook-timestamp", "webhook-signature")
PARAMETERS = {one: {"name": one, "in": "header", "required": True, "schema": {"type": "string"}} for one in HEADERS}
TAKEN = {
    "2XX": {"description": "Taken. Anything else, a redirect too, is tried again, for five days."},
    "default": {"description": "Not taken: the same message comes again, under the same webhook-id."},
}


@cache
def webhooks() -> dict[str, Any]:
    """By kind. They are sent to whoever asked an administrator for them, never to this server."""
    return {one.kind: {"post": _message(one)} for one in told_facts()}


def _message(fact: type[Fact]) -> dict[str, Any]:
    told = {"type": {"const": fact.kind}, "timestamp": {"type": "string", "format": "date-time"}, "data": _data(fact)}
    schema = {"type": "object", "properties": told, "required": list(told)}
    return {
        "operationId": fact.kind,
        "summary": fact.says,
        "tags": ["webhooks"],
        "security": [],
        "parameters": [{"$ref": f"#/components/parameters/{one}"} for one in HEADERS],
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": TAKEN,
    }


def _data(fact: type[Fact]) -> dict[str, Any]:
    """Its own fields; what they mean stands in its docstring."""
    schema = msgspec.json.schema(fact)
    own: dict[str, Any] = schema["$defs"][schema["$ref"].rpartition("/")[2]]
    return own

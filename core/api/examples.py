"""What the API's answers and bodies look like, filled in: made from their own shapes with words that each context gives."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

Examples = Mapping[str, Any]
"""By `Shape.property`, or by the property alone where every shape says the same."""
Schema = dict[str, Any]

OWN: Examples = {
    "Account.id": "3f0d6c0e-8d0b-4a3e-9b62-1f5a7f0c9a11",
    "Account.kind": "person",
    "Account.name": "Kim Haneul",
    "Account.created_at": "2026-10-02T01:15:00Z",
    "Account.accepted_at": "2026-10-02T02:40:12Z",
    "Account.disabled_at": None,
    "Account.roles": ["programme_editor"],
    "Grant.id": "9a4f5f0e-3c53-4a39-8f0e-5f9f4d3a7b20",
    "Grant.role": "programme_editor",
    "Grant.scope": None,
    "Grant.granted_at": "2026-10-02T01:15:00Z",
    "Grant.granted_by": "staff:5b3c0c52-0e5b-4a59-9f3b-4cb0a6f3d9ee",
    "Grant.reason": "Edits the programme of 2026",
    "Grant.expires_at": "2027-01-31T15:00:00Z",
    "Grant.revoked_at": None,
    "Entry.number": 10482,
    "Entry.at": "2026-11-20T05:04:03Z",
    "Entry.actor": "staff:5b3c0c52-0e5b-4a59-9f3b-4cb0a6f3d9ee",
    "Entry.kind": "expo.releases.ProgrammeReleased",
    "Entry.record": "0d6f2f3c-7a51-4a6d-8c0e-0b1f2d7e9a44",
    "Entry.fact": {"edition": "0d6f2f3c-7a51-4a6d-8c0e-0b1f2d7e9a44", "number": 3},
    "Problem.type": "/api/v1/reference#status-422",
    "Problem.title": "Unprocessable Entity",
    "Problem.status": 422,
    "Problem.detail": "This request could not be read: see errors.",
    "Mistake.pointer": "#/website",
    "Mistake.detail": "This value does not fit.",
}
SENTENCES: Mapping[int, str] = {
    400: "This request could not be read: see errors.",
    401: "Please sign in to go on.",
    403: "Your role does not allow this.",
    404: "There is nothing at this address.",
    409: "Somebody else has changed this meanwhile.",
    412: "This changed in the meantime. Fetch it again and decide anew.",
    413: "This is too large.",
    422: "This request could not be read: see errors.",
    428: "Please send If-Match with the ETag of what you are about to change.",
    429: "Too many requests. Please try again in a little while.",
    500: "Something went wrong on our side. (6f1c2a9b)",
}
WITH_ERRORS = frozenset({400, 422})


class NoExample(LookupError):
    """A property of which nobody said what it may look like; names it."""


def illustrate(described: Schema, examples: Examples) -> None:
    """Gives every shape, body and answer of an OpenAPI document its example. Raises NoExample."""
    shapes: dict[str, Schema] = described["components"]["schemas"]
    made = {name: _of_shape(name, shapes, examples) for name in shapes}
    for name, shape in shapes.items():
        shape["examples"] = [made[name]]
    for methods in described["paths"].values():
        for operation in methods.values():
            bodies = [("", operation["requestBody"])] if "requestBody" in operation else []
            for status, one in (*bodies, *operation["responses"].items()):
                for media in one.get("content", {}).values():
                    name = _named(media["schema"])
                    media["example"] = _problem(int(status)) if name == "Problem" else made[name]


def _of_shape(name: str, shapes: Mapping[str, Schema], examples: Examples) -> Any:
    properties: dict[str, Schema] = shapes[name]["properties"]
    return {key: _of(schema, f"{name}.{key}", shapes, examples) for key, schema in properties.items()}


def _of(schema: Schema, where: str, shapes: Mapping[str, Schema], examples: Examples) -> Any:
    said = where if where in examples else where.rpartition(".")[2]
    if said in examples:
        return examples[said]
    either: list[Schema] = schema.get("oneOf", [schema])
    one = next(each for each in either if each.get("type") != "null")
    if "$ref" in one:
        return _of_shape(_named(one), shapes, examples)
    if one.get("type") == "array" and "$ref" in one["items"]:
        return [_of_shape(_named(one["items"]), shapes, examples)]
    raise NoExample(where)


def _named(schema: Schema) -> str:
    return str(schema["$ref"]).rpartition("/")[2]


def _problem(status: int) -> dict[str, Any]:
    errors = [{"pointer": OWN["Mistake.pointer"], "detail": OWN["Mistake.detail"]}] if status in WITH_ERRORS else []
    return {
        "type": f"/api/v1/reference#status-{status}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": SENTENCES.get(status, HTTPStatus(status).description),
        "errors": errors,
    }

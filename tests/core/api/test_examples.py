"""Every body and answer of the API has an example in its description, and the example is what the description says."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from litestar import Litestar

from core.api.document import document
from core.api.examples import NoExample, illustrate


@pytest.fixture
def described(site: Litestar) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(document())
    return found


def faults(described: dict[str, Any]) -> Iterator[str]:
    shapes = {"components": described["components"]}
    shown = [(name, one, one.get("examples", [None])[0]) for name, one in described["components"]["schemas"].items()]
    shown += [
        (f"{method} {path} {status}", media["schema"], media.get("example"))
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        for status, one in {**operation["responses"], "body": operation.get("requestBody", {})}.items()
        for media in one.get("content", {}).values()
    ]
    for where, schema, example in shown:
        if example is None:
            yield f"{where}: no example"
            continue
        validator = Draft202012Validator({**shapes, **schema}, format_checker=FormatChecker())
        yield from (f"{where}: {error.message}" for error in validator.iter_errors(example))


def test_every_example_is_what_its_description_says(described: dict[str, Any]) -> None:
    assert list(faults(described)) == []
    described["components"]["schemas"]["Edition"]["examples"][0]["starts_on"] = 8
    assert [fault for fault in faults(described) if fault.startswith("Edition: 8")]


def test_a_property_of_which_nobody_said_what_it_looks_like_is_named(described: dict[str, Any]) -> None:
    with pytest.raises(NoExample, match=r"Account\.id"):
        illustrate(described, {})

"""The seed files: JSON beside this module, with translated texts as `{"source": "ko", "ko": "…", "en": "…"}`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from i18n.text import Translated, to_json, written

FOLDER = Path(__file__).parent


def contents(name: str, key: str) -> list[dict[str, Any]]:
    """The list under `key` of `seed/<name>.json`."""
    return cast(list[dict[str, Any]], json.loads((FOLDER / f"{name}.json").read_text())[key])


def whole(name: str) -> dict[str, Any]:
    return cast(dict[str, Any], json.loads((FOLDER / f"{name}.json").read_text()))


def text(stated: Mapping[str, str] | None) -> Translated | None:
    if stated is None:
        return None
    renditions = {language: words for language, words in stated.items() if language != "source"}
    return written(stated.get("source", "ko"), renditions)


def column(stated: Mapping[str, str] | None) -> str | None:
    """As a JSONB column takes it."""
    return to_json(text(stated))

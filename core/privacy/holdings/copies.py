"""A copy to take along: JSON for programs, one sheet a table for people; no cell is taken for a formula."""

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.privacy.holdings.queries import Holding
from core.spreadsheets import csv_of


def zip_of(found: Sequence[Holding], *, now: datetime) -> bytes:
    """`everything.json` and `<table>.csv`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("everything.json", now), _everything(found, now))
        for one in found:
            sheet = csv_of(one.columns, ([_cell(row.get(name)) for name in one.columns] for row in one.rows))
            archive.writestr(_entry(f"{one.table}.csv", now), sheet)
    return packed.getvalue()


def _everything(found: Sequence[Holding], now: datetime) -> str:
    held = {
        one.table: {
            "why": one.why,
            "how_long": one.long.format(days=one.days),
            "kept_after_erasure": one.kept,
            "rows": one.rows,
        }
        for one in found
    }
    return json.dumps({"made_at": now.isoformat(), "held": held}, ensure_ascii=False, indent=1)


def _cell(value: Any) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _entry(name: str, now: datetime) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, now.timetuple()[:6])
    made.compress_type = zipfile.ZIP_DEFLATED
    return made

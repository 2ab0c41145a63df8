"""Who may show each programme, held in memory: it stands in the head of a page that needs no database."""

from collections.abc import Mapping
from typing import Any

from expo.widget.tables import Embedder

SUBJECT = "embedders"
Embedders = Mapping[str, tuple[str, ...]]


async def load_embedders(former: Embedders | None) -> Embedders:
    """Origins by the edition's slug."""
    rows: list[dict[str, Any]] = await Embedder.select(Embedder.edition.slug.as_alias("slug"), Embedder.origin)
    found: dict[str, tuple[str, ...]] = {}
    for row in sorted(rows, key=lambda one: (one["slug"], one["origin"])):
        found[row["slug"]] = (*found.get(row["slug"], ()), row["origin"])
    return former if former is not None and former == found else found

"""What a file would change, row by row, before anything is written: pure."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from i18n.glossary.checking import findings_of
from i18n.glossary.rules import Term
from i18n.text import clean, source_hash
from i18n.workbench.checks import Finding, findings, hard
from i18n.workbench.files.entries import Entry
from i18n.workbench.registry import Item, Kind

Verdict = Literal["new", "changed", "same", "stale", "unknown", "refused"]
TAKEN = ("new", "changed")
DIGEST = 32


@dataclass(frozen=True, slots=True)
class Row:
    """`stale`: the source is another than in the file; `unknown`: we have no such text, or it was written in this
    language; `found` says why a text is refused, or what to look at.
    """

    verdict: Verdict
    entry: Entry
    item: Item | None
    before: str
    after: str
    found: tuple[Finding, ...] = ()


def planned(
    entries: Iterable[Entry],
    items: Iterable[Item],
    kinds: Mapping[str, Kind],
    language: str,
    glossary: Iterable[Term] = (),
) -> list[Row]:
    """In the order of the file; of two entries for one text the first counts."""
    terms = list(glossary)
    known, seen = {one.key: one for one in items}, set[str]()
    rows = []
    for entry in entries:
        if entry.key not in seen:
            seen.add(entry.key)
            rows.append(_row(entry, known.get(entry.key), kinds, language, terms))
    return rows


def digest(rows: Iterable[Row]) -> str:
    """Of all that was shown: what is applied is exactly what was looked at."""
    told = "\n".join(
        repr((one.verdict, one.entry.key, one.entry.source, one.before, one.after, one.entry.unsure)) for one in rows
    )
    return hashlib.sha256(told.encode()).hexdigest()[:DIGEST]


def _row(entry: Entry, item: Item | None, kinds: Mapping[str, Kind], language: str, terms: list[Term]) -> Row:
    if item is None or item.text.source == language:
        return Row("unknown", entry, None, "", entry.text)
    there = item.text.renditions.get(language)
    before, after = there.text if there else "", clean(entry.text)
    most = kinds[item.kind].fields[item.field].most
    found = findings(item.text.original, entry.text, spoken=item.text.source, language=language, most=most)
    if source_hash(entry.source) != source_hash(item.text.original):
        return Row("stale", entry, item, before, after)
    if before == after:
        return Row("same", entry, item, before, after)
    if hard(found):
        return Row("refused", entry, item, before, after, tuple(hard(found)))
    found += findings_of(terms, item.text.original, after, spoken=item.text.source, language=language)
    return Row("changed" if before else "new", entry, item, before, after, tuple(found))

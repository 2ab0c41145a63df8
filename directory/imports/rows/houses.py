"""What a row does to an organisation: made, or changed field by field; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.errors import mark
from directory.duplicates.folding import latin
from directory.imports.reading.years import year_of
from directory.imports.rows.belonging import PARENT
from directory.imports.rows.outcomes import Changed, Plan
from directory.imports.rows.sizes import SIZE, SIZE_ON, SIZE_SOURCE, sizes
from directory.imports.rows.stored import Row
from directory.imports.rows.wanted import Wrong
from directory.organisations.additions.rules import essence
from directory.organisations.commands import rewritten
from directory.organisations.facts import OrganisationAdded, ProfileEdited
from directory.organisations.rules import FIELDS, LANGUAGE_CODES, RESERVED
from directory.organisations.standing.facts import IdentifierAdded
from i18n.text import Translated

IDENTIFIERS = ("brn", "lei", "domain")
SAID_APART = (*IDENTIFIERS, PARENT, SIZE, SIZE_ON, SIZE_SOURCE)
"""Told when it is known what they do."""
LONGEST_STEM = 48
KNOWN_OTHERWISE = mark("The record has another number: {known}. Which is right? Change it there first.")


@dataclass
class Houses:
    """The organisations that rows stand for, their identifiers and sizes, countries by code and by id, the sheet's
    `file`, and every code there is.
    """

    rows: Mapping[UUID, Row]
    identifiers: Mapping[UUID, Sequence[Row]]
    sizes: Mapping[UUID, Sequence[Row]]
    countries: Mapping[str, str]
    file: str = ""
    codes: set[str] = field(default_factory=set)

    @property
    def country_codes(self) -> dict[str, str]:
        return {key: code for code, key in self.countries.items()}


def plan_house(plan: Plan, houses: Houses) -> None:
    """`plan.target` is the organisation that the row stands for, None for a new one."""
    if plan.target is None:
        _new(plan, houses)
    else:
        plan.row_now = houses.rows[plan.target]
        _change(plan, plan.row_now, houses)
    if plan.outcome == "unchanged":
        _identify(plan, houses)
    if plan.outcome == "unchanged":
        sizes(plan, houses.sizes.get(plan.record, ()), houses.file)
    plan.judge()


def texts_of(row: Row, codes: Mapping[str, str]) -> dict[str, str]:
    """As a profile's form has it; `codes` are those of countries by id."""
    name, description = (_text(row[field]) for field in ("name", "description"))
    found = {f"name_{tag}": _line(name, tag) for tag in LANGUAGE_CODES}
    found |= {f"description_{tag}": _line(description, tag) for tag in LANGUAGE_CODES}
    return found | {"website": row["website"] or "", "country": codes.get(row["country"] or "", "")}


def _new(plan: Plan, houses: Houses) -> None:
    lines = plan.wanted.lines
    texts = {name: lines.get(name, "") for name in FIELDS}
    row: Row = {
        "id": str(uuid4()),
        "code": _code(lines, houses.codes),
        "kind": lines.get("kind", "other"),
        "name": _json(rewritten(None, "name", texts)),
        "description": _json(rewritten(None, "description", texts)),
        "website": texts["website"] or None,
        "country": houses.countries.get(texts["country"]),
        "parent": None,
        "also": {},
        "logo": None,
        "version": 1,
        "sample": False,
    }
    houses.codes.add(row["code"])
    plan.target = UUID(row["id"])
    plan.inserts.append(("organisation", row))
    plan.facts.append((OrganisationAdded(organisation=plan.target, code=row["code"]), ()))
    told = (name for name in lines if name not in SAID_APART and not year_of(name))
    plan.changes += [Changed(name, "", lines[name]) for name in told]


def _change(plan: Plan, row: Row, houses: Houses) -> None:
    """What the sheet says nothing of stays as it is."""
    lines, before = plan.wanted.lines, texts_of(row, houses.country_codes)
    mine: dict[str, str] = {name: lines.get(name) or before[name] for name in FIELDS}
    changed = {name: (before[name], mine[name]) for name in FIELDS if mine[name] != before[name]}
    kind = lines.get("kind", row["kind"])
    if not changed and kind == row["kind"]:
        return
    after = {
        **row,
        "kind": kind,
        "name": _json(rewritten(_text(row["name"]), "name", mine)),
        "description": _json(rewritten(_text(row["description"]), "description", mine)),
        "website": mine["website"] or None,
        "country": houses.countries.get(mine["country"]),
        "version": row["version"] + 1,
    }
    plan.updates.append(("organisation", row, after))
    if kind != row["kind"]:
        changed["kind"] = (str(row["kind"]), str(kind))
    fact = ProfileEdited(organisation=UUID(row["id"]), version=after["version"], changes=changed)
    plan.facts.append((fact, ()))
    plan.changes += [Changed(name, *sides) for name, sides in changed.items()]


def _identify(plan: Plan, houses: Houses) -> None:
    known = houses.identifiers.get(plan.record, ())
    for kind in IDENTIFIERS:
        value = plan.wanted.lines.get(kind)
        values = [one["value"] for one in known if one["kind"] == kind]
        if value is None or value in values:
            continue
        if values and kind != "domain":
            plan.refuse(Wrong(kind, KNOWN_OTHERWISE, value, {"known": ", ".join(values)}))
            return
        row = {"id": str(uuid4()), "organisation": str(plan.record), "kind": kind, "value": value}
        plan.inserts.append(("identifier", row))
        plan.facts.append((IdentifierAdded(organisation=plan.record, what=kind, value=value), ()))
        plan.changes.append(Changed(kind, "", value))


def _code(lines: Mapping[str, str], taken: set[str]) -> str:
    """Its own, or one made of its name in Latin letters, which nobody has."""
    if code := lines.get("code"):
        return code
    name = lines.get("name_en") or next((line for key, line in lines.items() if key.startswith("name_")), "")
    words = "".join(one if one.isascii() and one.isalnum() else " " for one in latin(_spaced(name)).lower()).split()
    stem = "-".join(words)[:LONGEST_STEM].strip("-") or "organisation"
    number = 2 if stem in taken or stem in RESERVED else 0
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}" if number else stem


def _spaced(name: str) -> str:
    """Without its legal form where it is one word: (주)마루 is maru."""
    return name if name.isascii() else essence(name)


def _text(stored: Any) -> Translated | None:
    return None if stored is None else msgspec.convert(stored, Translated)


def _line(text: Translated | None, tag: str) -> str:
    return text.renditions[tag].text if text is not None and tag in text.renditions else ""


def _json(text: Translated | None) -> Any:
    return msgspec.to_builtins(text)

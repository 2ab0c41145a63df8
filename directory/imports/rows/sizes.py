"""How large a sheet says that an organisation is, from which day; what held then ends the day before; pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from core.errors import mark
from directory.imports.rows.outcomes import Changed, Plan
from directory.imports.rows.stored import Row
from directory.imports.rows.wanted import Wrong
from directory.organisations.standing.facts import SizeRecorded
from directory.organisations.standing.rules import DAY, Sized, placed

SIZE, SIZE_ON, SIZE_SOURCE = "size", "size_on", "size_source"
SIZED_OTHERWISE = mark(
    "The record has another size from that very day: {known}. Which is right? Change it there first."
)


def size(plan: Plan, known: Sequence[Row], file: str) -> None:
    """`file` is what it is known from where the row names nothing. A size that holds that day already is no change."""
    lines = plan.wanted.lines
    if SIZE not in lines or SIZE_ON not in lines:
        return
    begins_on, sizes = date.fromisoformat(lines[SIZE_ON]), [_sized(row) for row in known]
    if any(one.size == lines[SIZE] and one.holds_on(begins_on) for one in sizes):
        return
    if same := next((one for one in sizes if one.begins_on == begins_on), None):
        plan.refuse(Wrong(SIZE, SIZED_OTHERWISE, lines[SIZE], {"known": same.size}))
        return
    before, ends_on = placed(sizes, begins_on)
    if before is not None:
        row = next(one for one in known if one["id"] == str(before.id))
        plan.updates.append((SIZE, row, {**row, "ends_on": (begins_on - DAY).isoformat()}))
    made = {
        "id": str(uuid4()),
        "organisation": str(plan.record),
        "size": lines[SIZE],
        "begins_on": lines[SIZE_ON],
        "ends_on": ends_on.isoformat() if ends_on else None,
        "source": lines.get(SIZE_SOURCE) or file,
    }
    plan.inserts.append((SIZE, made))
    plan.facts.append((SizeRecorded(organisation=plan.record, size=lines[SIZE], begins_on=lines[SIZE_ON]), ()))
    plan.changes.append(Changed(SIZE, before.size if before else "", lines[SIZE]))
    plan.changes.append(Changed(SIZE_ON, before.begins_on.isoformat() if before else "", lines[SIZE_ON]))


def _sized(row: Mapping[str, str]) -> Sized:
    ends_on = date.fromisoformat(row["ends_on"]) if row["ends_on"] else None
    return Sized(UUID(row["id"]), row["size"], date.fromisoformat(row["begins_on"]), ends_on, row["source"])

"""How large a sheet says that an organisation is, from which days; what held then ends the day before; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from core.errors import mark
from directory.imports.reading.years import begins_in, year_of
from directory.imports.rows.outcomes import Changed, Plan
from directory.imports.rows.stored import Row
from directory.imports.rows.wanted import Wrong
from directory.organisations.standing.facts import SizeRecorded
from directory.organisations.standing.rules import DAY, Sized, placed

SIZE, SIZE_ON, SIZE_SOURCE = "size", "size_on", "size_source"
SIZED_OTHERWISE = mark(
    "The record has another size from that very day: {known}. Which is right? Change it there first."
)


def sizes(plan: Plan, known: Sequence[Row], file: str) -> None:
    """The earliest first: each ends where the next begins, also where both are in the row. `file` is what they are known
    from where the row names nothing. A size that holds that day already is no change.
    """
    there = [_sized(row) for row in known]
    for field, begins_on in _days(plan.wanted.lines):
        chosen = plan.wanted.lines[field]
        if any(one.size == chosen and one.holds_on(begins_on) for one in there):
            continue
        if same := next((one for one in there if one.begins_on == begins_on), None):
            plan.refuse(Wrong(field, SIZED_OTHERWISE, chosen, {"known": same.size}))
            return
        before, ends_on = placed(there, begins_on)
        source = plan.wanted.lines.get(SIZE_SOURCE) or file
        made = Sized(uuid4(), chosen, begins_on, ends_on, source)
        there = [*_cut(plan, known, there, before, begins_on - DAY), made]
        plan.inserts.append((SIZE, _row(plan.record, made)))
        plan.facts.append((SizeRecorded(organisation=plan.record, size=chosen, begins_on=begins_on.isoformat()), ()))
        plan.changes.append(Changed(field, before.size if before else "", chosen))
        if field == SIZE:
            plan.changes.append(Changed(SIZE_ON, before.begins_on.isoformat() if before else "", begins_on.isoformat()))


def _days(lines: Mapping[str, str]) -> list[tuple[str, date]]:
    """Fields that say a size, with the day from which it holds."""
    found = [(name, begins_in(year)) for name in lines if (year := year_of(name))]
    if SIZE in lines and SIZE_ON in lines:
        found.append((SIZE, date.fromisoformat(lines[SIZE_ON])))
    return sorted(found, key=lambda one: one[1])


def _cut(plan: Plan, known: Sequence[Row], there: Sequence[Sized], before: Sized | None, last: date) -> list[Sized]:
    """What held until now ends: a row of the directory is updated, one of this very sheet is made shorter."""
    if before is None:
        return [*there]
    stored = next((row for row in known if row["id"] == str(before.id)), None)
    if stored is not None:
        plan.updates.append((SIZE, stored, {**stored, "ends_on": last.isoformat()}))
    for _, row in plan.inserts:
        if row["id"] == str(before.id):
            row["ends_on"] = last.isoformat()
    return [replace(one, ends_on=last) if one is before else one for one in there]


def _row(organisation: UUID, one: Sized) -> Row:
    return {
        "id": str(one.id),
        "organisation": str(organisation),
        "size": one.size,
        "begins_on": one.begins_on.isoformat(),
        "ends_on": one.ends_on.isoformat() if one.ends_on else None,
        "source": one.source,
    }


def _sized(row: Mapping[str, str]) -> Sized:
    ends_on = date.fromisoformat(row["ends_on"]) if row["ends_on"] else None
    return Sized(UUID(row["id"]), row["size"], date.fromisoformat(row["begins_on"]), ends_on, row["source"])

"""What the organisations of a sheet belong to: found in the directory or in the sheet itself, never in a circle; pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from core.errors import Invalid, mark
from directory.imports.rows.loading import House
from directory.imports.rows.matching import Index
from directory.imports.rows.outcomes import Changed, Plan
from directory.imports.rows.stored import Row
from directory.imports.rows.wanted import Wrong
from directory.organisations.additions.rules import essence
from directory.organisations.standing.facts import ParentChanged
from directory.organisations.standing.rules import BRN, LEI, Circle, check_parent, normal

PARENT = "parent"
NO_PARENT = mark("Neither the directory nor this sheet has an organisation “{value}”.")
SEVERAL = mark("Several organisations are called “{value}”: {codes}. Write the code of the right one.")
NOT_MADE = mark("What it belongs to is not taken from this sheet.")


@dataclass
class Tree:
    """Every organisation's code and parent, those that the sheet makes too; `named` are ids by code, number and name."""

    codes: dict[UUID, str]
    parents: dict[UUID, UUID | None]
    numbers: Mapping[str, set[UUID]]
    named: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    made: dict[UUID, UUID] = field(default_factory=dict)

    def name(self, one: UUID, code: str, names: Sequence[str], numbers: Sequence[str] = ()) -> None:
        self.codes[one] = code
        self.named[f"code:{code}"].add(one)
        for number in numbers:
            self.named[number].add(one)
        for name in names:
            self.named[f"name:{essence(name)}"].add(one)


def settle(plans: Sequence[Plan], houses: Mapping[UUID, House], index: Index) -> None:
    """Of rows that say what they belong to; those that the sheet makes are written before what belongs to them."""
    asking = [plan for plan in plans if plan.outcome in ("created", "updated", "unchanged") and _wanted(plan)]
    if not asking:
        return
    tree = _tree(plans, houses, index)
    for plan in asking:
        _settle(plan, tree)
    for plan in plans:
        plan.depth = _depth(plan, tree)


def _tree(plans: Sequence[Plan], houses: Mapping[UUID, House], index: Index) -> Tree:
    tree = Tree({}, {key: one.parent for key, one in houses.items()}, index.numbers)
    for key, one in houses.items():
        tree.name(key, one.code, one.names)
    for plan in plans:
        if plan.outcome == "created":
            lines, row = plan.wanted.lines, _own(plan)
            names = [line for name, line in lines.items() if name.startswith("name_")]
            numbers = [f"{kind}:{lines[kind]}" for kind in (BRN, LEI) if kind in lines]
            tree.name(plan.record, str(row["code"]), names, numbers)
            tree.made[plan.record] = plan.record
    return tree


def _settle(plan: Plan, tree: Tree) -> None:
    value, child = plan.wanted.lines[PARENT], plan.record
    found = _called(value, tree) - {child}
    if len(found) != 1:
        codes = ", ".join(sorted(tree.codes[one] for one in found))
        plan.refuse(Wrong(PARENT, SEVERAL if found else NO_PARENT, value, {"codes": codes}))
        return
    parent, before = next(iter(found)), tree.parents.get(child)
    if parent == before:
        return
    try:
        check_parent(tree.parents, child, parent)
    except Circle:
        plan.refuse(Wrong(PARENT, Circle.message, value))
        return
    tree.parents[child] = parent
    _belong(plan, parent)
    plan.facts.append((ParentChanged(organisation=child, before=before, after=parent), ()))
    plan.changes.append(Changed(PARENT, tree.codes.get(before, "") if before else "", tree.codes[parent]))
    plan.judge()


def _called(value: str, tree: Tree) -> set[UUID]:
    """By its code, then by a number that is nobody else's, then by any of its names."""
    if found := tree.named.get(f"code:{value}"):
        return found
    for kind in (BRN, LEI):
        try:
            number = f"{kind}:{normal(kind, value)}"
        except Invalid:
            continue
        if found := tree.numbers.get(number, set()) | tree.named.get(number, set()):
            return found
    return tree.named.get(f"name:{essence(value)}", set())


def _belong(plan: Plan, parent: UUID) -> None:
    """In the row that is made, in the one that changes anyway, or in one that changes for this."""
    for record, row in plan.inserts:
        if record == "organisation":
            row[PARENT] = str(parent)
            return
    for record, _, after in plan.updates:
        if record == "organisation":
            after[PARENT] = str(parent)
            return
    if plan.row_now is not None:
        plan.updates.append(("organisation", plan.row_now, {**plan.row_now, PARENT: str(parent)}))


def _own(plan: Plan) -> Row:
    return next(row for record, row in plan.inserts if record == "organisation")


def _wanted(plan: Plan) -> bool:
    return PARENT in plan.wanted.lines


def _depth(plan: Plan, tree: Tree) -> int:
    """How many above it the sheet makes."""
    above, depth = tree.parents.get(plan.target) if plan.target else None, 0
    while above in tree.made:
        above, depth = tree.parents.get(above), depth + 1
    return depth

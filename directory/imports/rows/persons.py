"""What a row does to a person: their names, a post they hold, and the ways to reach them there; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from core.actor import Actor
from core.journal.commands import Change
from directory.imports.reading.cells import word
from directory.imports.rows.outcomes import Changed, Plan
from directory.imports.rows.stored import Row
from directory.people import rules
from directory.people.contacts.rules import KINDS
from directory.people.facts import AppointmentChanged, ContactAdded, PersonAdded, PersonAppointed, PersonChanged
from i18n.text import Translated, written

OFFICE = "office"
DATED = ("rank", "begins_on", "ends_on", "source")


@dataclass(frozen=True)
class Persons:
    """The people that rows stand for with their posts and contacts, countries by code; `house` names organisations
    by id. `actor` and `now` stand in what is written down.
    """

    rows: Mapping[UUID, Row]
    posts: Mapping[UUID, Sequence[Row]]
    contacts: Mapping[UUID, Sequence[Row]]
    countries: Mapping[str, str]
    codes: Mapping[UUID, str]
    actor: Actor
    now: datetime


def plan_person(plan: Plan, house: UUID | None, persons: Persons) -> None:
    """`house` is the organisation of the row's post."""
    if plan.target is None:
        _new(plan, persons)
    else:
        _change(plan, persons.rows[plan.target], persons)
    post = _post(plan, house, persons) if house else None
    _contacts(plan, post, persons)
    plan.judge()


def lines_of(row: Row, codes: Mapping[str, str]) -> dict[str, str]:
    """As a person's form has it, none that are empty."""
    found = {f"name_{tag}": name for tag, name in row["names"].items()}
    found |= {f"family_{tag}": family for tag, family in row["families"].items()}
    found |= {"country": codes.get(row["country"] or "", ""), "languages": " ".join(row["languages"])}
    return {name: line for name, line in found.items() if line}


def _new(plan: Plan, persons: Persons) -> None:
    lines = _of_person(plan.wanted.lines)
    row = {"id": str(uuid4()), "sample": False, **_columns(lines, persons)}
    plan.target = UUID(row["id"])
    plan.inserts.append(("person", row))
    told = [Change(name, None, line, plan.record) for name, line in lines.items()]
    plan.facts.append((PersonAdded(person=plan.record), told))
    plan.changes += [Changed(name, "", line) for name, line in lines.items()]


def _change(plan: Plan, row: Row, persons: Persons) -> None:
    before = lines_of(row, {key: code for code, key in persons.countries.items()})
    mine = before | _of_person(plan.wanted.lines)
    for name in [one for one in mine if one.startswith("family_")]:
        if mine[name] not in mine.get(name.replace("family_", "name_"), ""):
            del mine[name]
    changed = [Changed(name, before.get(name, ""), mine.get(name, "")) for name in dict.fromkeys((*before, *mine))]
    changed = [one for one in changed if one.before != one.after]
    if changed:
        person = UUID(row["id"])
        plan.updates.append(("person", row, {**row, **_columns(mine, persons)}))
        told = [Change(one.field, one.before or None, one.after or None, person) for one in changed]
        plan.facts.append((PersonChanged(person=person, fields=tuple(one.field for one in changed)), told))
        plan.changes += changed


def _post(plan: Plan, house: UUID, persons: Persons) -> Row:
    """Found by its organisation and title, or made."""
    lines = plan.wanted.lines
    titles = {name.removeprefix("title_"): line for name, line in lines.items() if name.startswith("title_")}
    for row in persons.posts.get(plan.record, ()):
        if row["organisation"] == str(house) and _same_title(row, titles):
            return _change_post(plan, row, titles)
    row = {
        "id": str(uuid4()),
        "person": str(plan.record),
        "organisation": str(house),
        "title": msgspec.to_builtins(written(next(iter(titles)), titles)),
        **dict.fromkeys(DATED),
        **_dated(lines),
    }
    plan.inserts.append(("appointment", row))
    shown = [Changed(f"title_{tag}", "", title) for tag, title in titles.items()]
    shown += [Changed("organisation", "", persons.codes[house])]
    shown += [Changed(name, "", lines[name]) for name in DATED if name in lines]
    told = [Change(one.field, None, one.after, plan.record) for one in shown]
    fact = PersonAppointed(person=plan.record, appointment=UUID(row["id"]), organisation=house)
    plan.facts.append((fact, told))
    plan.changes += shown
    return row


def _change_post(plan: Plan, row: Row, titles: Mapping[str, str]) -> Row:
    """As it is then."""
    text = msgspec.convert(row["title"], Translated)
    wanted = _dated(plan.wanted.lines)
    changed = [Changed(name, _shown(row[name]), _shown(value)) for name, value in wanted.items() if row[name] != value]
    for tag, title in titles.items():
        before = text.renditions[tag].text if tag in text.renditions else ""
        if before != title:
            changed.append(Changed(f"title_{tag}", before, title))
            text = text.with_rendition(tag, title)
    after = {**row, **wanted, "title": msgspec.to_builtins(text)}
    if changed:
        plan.updates.append(("appointment", row, after))
        told = [Change(one.field, one.before or None, one.after or None, plan.record) for one in changed]
        fields = tuple(one.field for one in changed)
        fact = AppointmentChanged(person=plan.record, appointment=UUID(row["id"]), fields=fields)
        plan.facts.append((fact, told))
        plan.changes += changed
    return after


def _contacts(plan: Plan, post: Row | None, persons: Persons) -> None:
    """Without a post they are the person's own, and stand on their consent."""
    lines = plan.wanted.lines
    office, known = post["id"] if post else None, persons.contacts.get(plan.record, ())
    there = {(one["kind"], one["value"]) for one in known if one["ended_on"] is None or one["appointment"] == office}
    for kind in KINDS:
        if kind not in lines or (kind, lines[kind]) in there:
            continue
        row = {
            "id": str(uuid4()),
            "person": str(plan.record),
            "appointment": office,
            "kind": kind,
            "value": lines[kind],
            "purpose": lines.get("purpose", OFFICE),
            "consented_on": lines.get("consented_on") if "consented_how" in lines else None,
            "consented_how": lines.get("consented_how") if "consented_on" in lines else None,
            "withdrawn_on": None,
            "ended_on": post["ends_on"] if post else None,
            "recorded_by": str(persons.actor)[:60],
            "recorded_at": persons.now.isoformat(),
        }
        plan.inserts.append(("contact", row))
        plan.facts.append((ContactAdded(person=plan.record, contact=UUID(row["id"]), what=kind), ()))
        plan.changes.append(Changed(kind, "", lines[kind]))


def _of_person(lines: Mapping[str, str]) -> dict[str, str]:
    own = ("name_", "family_")
    return {name: line for name, line in lines.items() if name.startswith(own) or name in ("country", "languages")}


def _columns(lines: Mapping[str, str], persons: Persons) -> Row:
    names, families = rules.names_in(lines)
    return {
        "names": names,
        "families": families,
        "family": rules.latin_family(names, families),
        "country": persons.countries.get(lines.get("country", "")),
        "languages": lines.get("languages", "").split(),
    }


def _same_title(row: Row, titles: Mapping[str, str]) -> bool:
    """In any language that both have."""
    known = {tag: one["text"] for tag, one in row["title"]["renditions"].items()}
    return any(word(known.get(tag, "")) == word(title) for tag, title in titles.items())


def _dated(lines: Mapping[str, str]) -> Row:
    found: Row = {name: lines[name] for name in DATED if name in lines}
    return found | ({"rank": int(found["rank"])} if "rank" in found else {})


def _shown(value: object) -> str:
    return "" if value is None else str(value)

"""Rows about somebody with a mark of its own in every column of theirs, made from what the columns are declared to be."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from piccolo import columns as kinds
from piccolo.columns import JSONB, Bytea, Column, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.column_types import BigInt, Boolean
from piccolo.table import Table

from core.access.roles import Role
from core.privacy.registry import About, Classified, Kind, Subject, classified
from tests.conftest import NOW
from tests.make.accounts import account

DIGEST_BYTES = 32
PLAIN = {"source": "ko", "renditions": {"ko": {"text": "x"}}}
GUARDED = (Kind.PERSONAL, Kind.CONFIDENTIAL, Kind.SECRET)
ANOTHER = object()
"""A row of the table that the column points at, made for it."""
FITTING: dict[str, dict[str, Any]] = {
    "crm_delegate": {"id": lambda whom: whom, "role": "member", "language": "en"},
    "crm_invitation_letter": {
        "number": lambda whom: whom.int % 1_000_000,
        "signatory": ANOTHER,
        "code": "x",
        "withdrawn_by": "",
        "withdrawn_because": "",
    },
    "crm_listed_delegate": {"role": "member", "title": json.dumps(PLAIN), "house": json.dumps(PLAIN)},
    "crm_stay": {"leaves_on": NOW.date() + timedelta(days=2)},
    "core_arrival": {
        "email": lambda whom: mark_of("core_account", "email", whom),
        "created_at": NOW,
        "ends_at": NOW + timedelta(minutes=10),
    },
    "core_file": {"sha256": "0" * 64, "state": "clean"},
    "core_notice": {"href": "/desk"},
    "core_sign_on": {"purpose": "linking"},
    "expo_counterpart_link": {"address": lambda whom: mark_of("core_account", "email", whom)},
    "directory_import_row": {"outcome": "left"},
    "directory_import_step": {"record": "person"},
    "directory_merge": {"kind": "person"},
    "expo_import": {"state": "dropped"},
    "expo_exhibitor": {"kind": "shell", "hall": "1"},
    "expo_demand": {"id": lambda whom: whom, "state": "draft"},
    "expo_introduction": {"asked_by": "offer", "asked_at": NOW, "until": NOW + timedelta(days=14), "state": "asked"},
    "expo_introduction_contact": {"side": "offer"},
    "expo_speaker": {"recording": "no", "recording_at": NOW},
    "expo_rating": {"stars": 3, "words_state": "waiting"},
    "expo_proposal": {"id": lambda whom: whom, "state": "draft"},
    "expo_proposal_voice": {"address": lambda whom: mark_of("core_account", "email", whom)},
    "expo_newcomer_link": {
        "email": lambda whom: mark_of("core_account", "email", whom),
        "names": "{}",
    },
    "directory_appointment": {"title": json.dumps(PLAIN)},
    "directory_contact": {"kind": "mail", "consented_on": NOW.date()},
    "directory_relationship": {"kind": "partner_of", "to_organisation": ANOTHER},
    "core_grant": {"kind": "staff", "role": Role.AUDITOR.value},
}
"""What the constraints of a table ask of the columns that carry no mark; some are found by their subject's own."""

NAMED: dict[str, dict[str, Any]] = {
    "directory_import": {
        "subject": "people",
        "state": "read",
        "country": "",
        "days": "",
        "mapping": "[]",
        "labels": "[]",
        "tally": "{}",
        "kept": "[]",
    },
    "directory_organisation": {"also": "{}"},
    "crm_agreement": {
        "state": "proposed",
        "kind": "",
        "sight": "team",
        "effectivity": "on_signature",
        "signed_precision": "day",
        "published": False,
        "renewal_months": 12,
    },
    "core_account": {"kind": "staff"},
    "crm_finance_case": {"minor": None, "currency": ""},
    "crm_stage_chance": {"state": "bidding"},
    "crm_support_measure": {"kind": "letter", "struck_because": ""},
    "crm_task": {"title": "x", "state": "open", "reason": "", "repeats": "", "version": 1},
    "crm_timeline_entry": {"kind": "note", "title": "x", "confidential": False, "version": 1},
    "crm_consultation_record": {"source": "", "currency": ""},
    "crm_follow_up_wave": {"closes_on": NOW.date() + timedelta(days=45)},
    "directory_country": {"code": "PE", "alpha3": "PER"},
    "directory_person": {"names": '{"und": "x"}', "families": "{}", "languages": "[]"},
}
"""What stands in the columns of a row that others point at, where a text in several languages would not do."""

FROZEN = frozenset({"directory_country", "expo_release", "expo_announcement"})
"""What every process reads whole, and what there is once of it: one that is there is taken before one is made up."""

BY_COMMANDS = frozenset({"core_entry", "core_entry_value"})
"""The application's login cannot fill these: facts are recorded for them."""


def mark_of(table: str, column: str, whom: UUID) -> str:
    """Short enough for a language's code, and in no text of ours."""
    return f"qz{abs(hash((table, column, whom))) % 10**12:012d}q"


def tables() -> dict[str, type[Table]]:
    """Every table of ours by its name; what migrations put together for themselves has the same names and few columns."""
    return {one._meta.tablename: one for one in _all(Table) if one.__module__.endswith((".tables", "_tables"))}


async def somebody(subject: Subject) -> tuple[UUID, dict[str, str]]:
    """A subject with a marked row in every table that is about such, and the marks with the columns they stand in."""
    whom, marks = uuid4(), dict[str, str]()
    if subject == "account":
        made = await account(role=Role.ADMINISTRATOR)
        whom = made.id
    for one in sorted(classified(), key=lambda each: not each.last):
        for about in one.about:
            if about.subject == subject and one.table not in BY_COMMANDS:
                marks |= await _row(one, about, whom)
    return whom, marks


async def _row(one: Classified, about: About, whom: UUID) -> dict[str, str]:
    table = tables()[one.table]
    marked = {name: mark_of(one.table, name, whom) for name in _markable(one, table)}
    if not marked:
        return {}
    values = dict(_values(one, table, marked, whom, about))
    if one.last and await table.exists().where(table.id == whom):  # type: ignore[attr-defined]
        own = {table._meta.get_column_by_name(name): values[name] for name in marked}
        await table.update(own).where(table.id == whom)  # type: ignore[attr-defined]
    else:
        for column in table._meta.foreign_key_columns:
            fitting = FITTING.get(one.table, {}).get(column._meta.name)
            if fitting is ANOTHER or (values.get(column._meta.name) is None and not column._meta.null):
                values[column._meta.name] = await _another(column)
        await table.insert(table(**values))
    return {text: f"{one.table}.{name}" for name, text in marked.items()}


def _markable(one: Classified, table: type[Table]) -> list[str]:
    kept = {name for name, way in one.erasing.items() if way.way == "kept"}
    taken = {*kept, *FITTING.get(one.table, {})}
    return [name for name in one.of(*GUARDED) if name not in taken and _holds_text(table, name)]


def _holds_text(table: type[Table], name: str) -> bool:
    return isinstance(table._meta.get_column_by_name(name), Varchar | Text | JSONB | Bytea)


def _values(
    one: Classified, table: type[Table], marked: dict[str, str], whom: UUID, about: About
) -> Iterator[tuple[str, Any]]:
    root = about.rows.split()[0]
    for column in table._meta.columns:
        name = column._meta.name
        if name in marked:
            yield name, _marked(column, marked[name])
        elif name in FITTING.get(one.table, {}):
            fitting = FITTING[one.table][name]
            yield name, fitting(whom) if callable(fitting) else fitting
        elif name == root:
            yield name, whom
        elif not column._meta.null and not isinstance(column, ForeignKey):
            yield name, _plain(column)


def _marked(column: Column, text: str) -> Any:
    if isinstance(column, JSONB):
        return json.dumps([text] if column._meta.params["default"] == "[]" else {"ko": text})
    return text.encode().ljust(DIGEST_BYTES, b"\0") if isinstance(column, Bytea) else text


def _plain(column: Column) -> Any:
    if isinstance(column, Timestamptz):
        return NOW + timedelta(days=1)
    if isinstance(column, Date):
        return NOW.date()
    if isinstance(column, Boolean):
        return False
    if isinstance(column, Integer | BigInt | kinds.DoublePrecision | kinds.Numeric):
        return 1
    if isinstance(column, kinds.UUID):
        return uuid4()
    if isinstance(column, Bytea):
        return uuid4().bytes
    default = column.get_default_value()
    return default or uuid4().hex[:12]


async def _another(column: ForeignKey[Any]) -> UUID:
    """A row of the table that this one points at, with nothing marked."""
    target = column._foreign_key_meta.resolved_references
    if target._meta.tablename in FROZEN and (there := await target.objects().first()) is not None:
        return there.id  # type: ignore[no-any-return]
    values = {one._meta.name: _of_another(one) for one in target._meta.columns if not one._meta.null}
    for further in target._meta.foreign_key_columns:
        if not further._meta.null:
            values[further._meta.name] = await _another(further)
    values |= NAMED.get(target._meta.tablename, {})
    fitting = FITTING.get(target._meta.tablename, {})
    row = target(**values | {name: value for name, value in fitting.items() if not callable(value)})
    await target.insert(row)
    return row.id  # type: ignore[attr-defined, no-any-return]


async def row_pointing(table: type[Table], name: str, record: UUID, **given: Any) -> None:
    """A row of this table whose column `name` holds the record, and all else what its constraints ask for."""
    known = table._meta.tablename
    values = {one._meta.name: _of_another(one) for one in table._meta.columns if not one._meta.null}
    fitting = {column: value for column, value in FITTING.get(known, {}).items() if not callable(value)}
    values |= NAMED.get(known, {}) | fitting | given | {name: record}
    for further in table._meta.foreign_key_columns:
        own = further._meta.name
        if own not in given and own != name and (not further._meta.null or fitting.get(own) is ANOTHER):
            values[own] = await _another(further)
    await table.insert(table(**values))


def _of_another(column: Column) -> Any:
    return json.dumps(PLAIN) if isinstance(column, JSONB) else _plain(column)


def _all(parent: type[Table]) -> list[type[Table]]:
    return [one for child in parent.__subclasses__() for one in (child, *_all(child))]

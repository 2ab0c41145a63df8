"""What a row of a sheet says, in the lines of a record's form; what cannot be read is said of its field; pure."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from core.digits import usual_digits
from core.errors import Invalid, mark
from directory.imports.reading import cells
from directory.imports.reading.cells import Odd, Order, tidy
from directory.imports.reading.fields import Column, column_of
from directory.organisations import rules as houses
from directory.organisations.standing.rules import LONGEST_SOURCE as LONGEST_SIZE_SOURCE
from directory.organisations.standing.rules import normal as normal_identifier
from directory.people import rules as people
from directory.people.appointments.rules import LONGEST_SOURCE, LONGEST_TITLE
from directory.people.contacts.rules import CONSENT_NEEDED, KINDS
from directory.people.contacts.rules import normal as normal_contact

SECURE_NOW = mark("http:// was made https://.")
ZERO_BACK = mark(
    "The leading zero that a spreadsheet takes from numbers was put back, as numbers of {country} have it."
)
ONLY_ONE = mark("A post needs both an organisation and a title.")
SIZE_AND_DAY = mark("A size holds from a day: the sheet says both, or neither.")
TOO_LONG = mark("At most {most} characters, please; this has {length}.")
NO_TAG = mark("Languages are written as codes: ko en")
LONGEST: Mapping[str, int] = {
    "name": houses.LONGEST_NAME,
    "description": houses.LONGEST_DESCRIPTION,
    "title": LONGEST_TITLE,
    "source": LONGEST_SOURCE,
    "website": houses.LONGEST_ADDRESS,
    "code": houses.LONGEST_CODE,
    "size_source": LONGEST_SIZE_SOURCE,
}
USUAL = 300


class Wrong(msgspec.Struct, frozen=True):
    """A mistake, or a note: `message` is a gettext id, `value` what stands in the cell."""

    field: str
    message: str
    value: str = ""
    places: dict[str, str] = {}


@dataclass(slots=True)
class Wanted:
    """`lines` by field, none that are empty."""

    number: int
    lines: dict[str, str] = field(default_factory=dict)
    mistakes: list[Wrong] = field(default_factory=list)
    notes: list[Wrong] = field(default_factory=list)

    @property
    def digest(self) -> str:
        return hashlib.sha256(msgspec.json.encode(sorted(self.lines.items()))).hexdigest()


@dataclass(frozen=True, slots=True)
class Setting:
    """How a sheet is read: what its columns are, whose numbers those without a country are, and which comes first of day
    and month. `three` are countries by their codes of three letters, `known` those that the directory has; `file` is
    what the sheet is called.
    """

    subject: str
    mapping: Sequence[str]
    country: str
    days: Order
    three: Mapping[str, str]
    known: Mapping[str, str]
    file: str = ""


def wanted_of(number: int, row: Sequence[str], setting: Setting) -> Wanted:
    found = Wanted(number)
    raw = {code: row[at] for at, code in enumerate(setting.mapping) if code and at < len(row) and tidy(row[at])}
    country, numbers = "", {}
    for code, cell in raw.items():
        column, tag = column_of(setting.subject, code)
        if column.kind == "number":
            numbers[column.code] = cell
            continue
        try:
            line = _line(column, cell, setting, found)
        except Odd as odd:
            found.mistakes.append(_odd(code, odd, cell))
            continue
        _check_length(found, code, column, line)
        name = f"{column.code}_{tag or cells.tag_of(line)}" if column.worded else code
        found.lines.setdefault(name, line)
        country = line if column.kind == "country" else country
    for code, cell in numbers.items():
        _number(found, code, cell, country or setting.country)
    _complete(found, setting)
    return found


def _odd(code: str, odd: Odd, cell: str) -> Wrong:
    places = {name: text for name, text in odd.places.items() if name != "value"}
    return Wrong(code, odd.message, tidy(cell), places)


def _line(column: Column, cell: str, setting: Setting, found: Wanted) -> str:
    if column.kind == "country":
        code = cells.country_in(cell, setting.three)
        if code not in setting.known:
            raise Odd(cells.NO_COUNTRY, value=tidy(cell))
        return code
    if column.kind == "day":
        return cells.day_in(cell, setting.days).isoformat()
    if column.kind == "choice":
        return cells.choice_in(cell, column.choices or {}, column.further or {})
    if column.kind == "web":
        return _address(found, tidy(cell).replace(" ", ""))
    if column.kind == "languages":
        return _tags(cell)
    if column.kind in ("known", "mail"):
        return _normal(column, cell)
    return tidy(cell, lines=column.kind == "long")


def _normal(column: Column, cell: str) -> str:
    text = usual_digits(tidy(cell))
    try:
        if column.kind == "mail":
            return normal_contact("mail", text.removeprefix("mailto:"), None)
        return normal_identifier(column.code, text)
    except Invalid as error:
        raise Odd(error.fields["value"]) from error


def _address(found: Wanted, text: str) -> str:
    if text.lower().startswith("http://"):
        found.notes.append(Wrong("website", SECURE_NOW, text))
        return f"https://{text[7:]}"
    return text if "://" in text else f"https://{text}"


def _tags(cell: str) -> str:
    tags = tidy(cell).replace(",", " ").replace("/", " ").split()
    if any(people.TAG.fullmatch(one) is None for one in tags):
        raise Odd(NO_TAG)
    return " ".join(tags)


def _number(found: Wanted, code: str, cell: str, country: str) -> None:
    try:
        text, taken = cells.number_in(cell)
        line = normal_contact(code, text, country or None)
    except Odd as odd:
        found.mistakes.append(_odd(code, odd, cell))
        return
    except Invalid as error:
        found.mistakes.append(Wrong(code, error.fields["value"], tidy(cell)))
        return
    found.lines[code] = line
    if taken and country == "KR":
        found.notes.append(Wrong(code, ZERO_BACK, tidy(cell), {"country": country}))


def _check_length(found: Wanted, code: str, column: Column, line: str) -> None:
    most = LONGEST.get(column.code, USUAL)
    if len(line) > most:
        found.mistakes.append(Wrong(code, TOO_LONG, line[:80], {"most": str(most), "length": str(len(line))}))


def _complete(found: Wanted, setting: Setting) -> None:
    """What a record's own form would say of it as a whole."""
    if setting.subject == "organisations":
        _house(found)
    else:
        _person(found)


def _house(found: Wanted) -> None:
    wrong = {one.field for one in found.mistakes}
    try:
        houses.check_profile({name: found.lines.get(name, "") for name in houses.FIELDS})
    except Invalid as error:
        for name, message in error.fields.items():
            if name not in wrong:
                found.mistakes.append(
                    Wrong("name" if message == houses.NAME_NEEDED else name, message, found.lines.get(name, ""))
                )
    if ("size" in found.lines) != ("size_on" in found.lines) and not wrong & {"size", "size_on"}:
        here, there = ("size", "size_on") if "size" in found.lines else ("size_on", "size")
        found.mistakes.append(Wrong(there, SIZE_AND_DAY, found.lines[here]))
    if (code := found.lines.get("code")) and not houses.is_code(code):
        found.mistakes.append(Wrong("code", houses.CODE_WANTED, code))


def _person(found: Wanted) -> None:
    _whole_name(found)
    lines = found.lines
    for name, message in people.mistakes_in({**lines}).items():
        found.mistakes.append(Wrong("name" if name == "name_en" else name, message, lines.get(name, "")))
    titled = any(name.startswith("title_") for name in lines)
    if titled != ("organisation" in lines):
        found.mistakes.append(Wrong("title" if "organisation" in lines else "organisation", ONLY_ONE))
    ways = [kind for kind in KINDS if kind in lines]
    if ways and not titled and "organisation" not in lines and not {"consented_on", "consented_how"} <= set(lines):
        found.mistakes.append(Wrong(ways[0], CONSENT_NEEDED, lines[ways[0]]))
    if lines.get("begins_on", "") > lines.get("ends_on", "9999"):
        found.mistakes.append(Wrong("ends_on", mark("The last day is not before the first."), lines["ends_on"]))


def _whole_name(found: Wanted) -> None:
    """A family name and a given name in columns of their own are one name, in the order of their script's language."""
    lines, family, given = found.lines, found.lines.pop("family", ""), found.lines.pop("given", "")
    if given:
        tag = cells.tag_of(given)
        first = people.family_first(tag)
        joined = f"{family}{given}" if first else f"{given} {family}".strip()
        lines.setdefault(f"name_{tag}", joined)
    if family:
        tag = cells.tag_of(family)
        if family in lines.get(f"name_{tag}", ""):
            lines[f"family_{tag}"] = family
        elif not lines.get(f"name_{tag}"):
            found.mistakes.append(Wrong("family", people.NOT_IN_NAME, family))

"""Cells, headers and files as offices send them: read as a person would, and never more than that."""

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as some

from core.digits import usual_digits
from core.files.unfit import NotWhatItSays
from directory.imports.reading import cells
from directory.imports.reading.cells import Odd, day_in, number_in, tidy
from directory.imports.reading.grids import Rows, sheets_in
from directory.imports.reading.headers import body_of, header_in, proposed
from directory.imports.rows.wanted import Setting, wanted_of
from directory.organisations.listed import ORGANISATIONS
from i18n.catalogue import say
from i18n.locales import LANGUAGES, Language

DAYS = some.dates(date(1950, 1, 1), date(2110, 12, 31))
FORMS = (
    "{0:%Y-%m-%d}",
    "{0.year}. {0.month}. {0.day}.",
    "{0.year}년 {0.month}월 {0.day}일",
    "{0:%Y%m%d}",
    "{0:%Y/%m/%d}",
)
SETTING = Setting("people", ("name", "mobile", "country", "mail", "begins_on"), "KR", "", {"PER": "PE"}, {"PE": "1"})


def workbook(*rows: list[Any], **more: Any) -> bytes:
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet("People")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    for place, (words, formula) in more.items():
        sheet.write_formula(place, formula, value=words)
    sheet.merge_range("A1:B1", "담당자")
    book.close()
    return content.getvalue()


@given(DAYS, some.sampled_from(FORMS))
def test_a_day_is_the_same_in_whatever_form_and_digits(day: date, form: str) -> None:
    text = form.format(day)
    wide = "".join(chr(ord(one) + 0xFEE0) if one in "0123456789.-/" else one for one in text)
    arabic = "".join("٠١٢٣٤٥٦٧٨٩"[int(one)] if one.isdecimal() else one for one in text)
    assert {day_in(one) for one in (text, wide, arabic, f"\u00a0{text} ")} == {day}
    assert day_in(str((day - cells.EPOCH).days)) == day


@given(DAYS)
def test_a_day_that_can_be_two_is_asked_about_and_never_guessed(day: date) -> None:
    text = f"{day.day:02}/{day.month:02}/{day.year}"
    assert day_in(text, "dmy") == day
    if day.day > 12 or day.day == day.month:
        assert day_in(text) == day
    else:
        with pytest.raises(Odd, match="two days"):
            day_in(text)
        assert day_in(text, "mdy") == date(day.year, day.day, day.month)


@given(some.integers(0, 10**12))
def test_digits_of_every_script_are_the_same_number(number: int) -> None:
    for zero in ("０", "٠", "०"):
        assert usual_digits("".join(chr(ord(zero) + int(one)) for one in str(number))) == str(number)


@pytest.mark.parametrize("text", ["2026. 3.", "31. 2. 2026", "soon", "20261301", "99999", "3", "2026-13-01", "0"])
def test_what_is_no_day_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Odd):
        day_in(text)


def test_a_row_is_tidied_its_zero_put_back_and_what_is_wrong_said_of_its_field() -> None:
    row = ["\ufeff홍\u00a0 길동 ", "1012345678", "Perú", " HONG@Example.ORG", "５ Mar 2026"]
    found = wanted_of(3, row, Setting(**{**_fields(), "country": "KR"}))
    assert found.lines == {
        "name_ko": "홍 길동",
        "country": "PE",
        "mail": "hong@example.org",
        "begins_on": "2026-03-05",
    }
    assert [one.field for one in found.mistakes] == ["mobile", "mail"]
    korean = wanted_of(3, ["홍길동", "1012345678", "", "", ""], SETTING)
    assert korean.lines["mobile"] == "+821012345678"
    assert [one.field for one in korean.notes] == ["mobile"]
    with pytest.raises(Odd):
        number_in("8.21012E+11")
    assert tidy("ＡＢ㈜ \u200b12") == "AB(주) 12"


def _fields() -> dict[str, Any]:
    return {name: getattr(SETTING, name) for name in Setting.__dataclass_fields__}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_is_read_in_every_encoding_and_with_every_separator(encoding: str, separator: str) -> None:
    text = f'기관명{separator}주소\r\n마루{separator}"서울\n1, 2; 3"\r\n\'=1+1{separator}\r\n'
    assert sheets_in(text.encode(encoding))[0].rows == [["기관명", "주소"], ["마루", "서울\n1, 2; 3"], ["=1+1", ""]]


def test_titles_empty_rows_two_rows_of_header_and_headers_again_are_understood() -> None:
    rows: Rows = [
        ["2026 명단", "2026 명단", "2026 명단"],
        ["", "", ""],
        ["국가", "담당자", ""],
        ["", "성명", "E-mail"],
        ["페루", "Ana", "ana@example.org"],
        ["\u00a0", "", ""],
        ["국가", "담당자", ""],
        ["", "성명", "E-mail"],
        ["페루", "Luz", "luz@example.org"],
    ]
    header = header_in(rows, "people")
    assert proposed(header.labels, "people") == ["country", "name", "mail"]
    assert [number for number, _ in body_of(rows, header)] == [5, 9]
    latin = header_in([["First Name", "Last name", "Company", "Job title"]], "people")
    assert proposed(latin.labels, "people") == ["given", "family", "organisation", "title"]
    assert proposed(["성", "이름", "영문 성명"], "people") == ["family", "given", "name_en"]


def test_a_workbook_gives_days_merged_cells_and_the_last_result_of_a_formula() -> None:
    content = workbook(["", ""], ["성명", "부임일"], ["Ana", 46086.0], A4=("Luz", '=WEBSERVICE("http://x.example")'))
    assert sheets_in(content)[0].rows == [["담당자", "담당자"], ["성명", "부임일"], ["Ana", "46086"], ["Luz", ""]]


def _packed(**entries: bytes) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        for name, words in entries.items():
            archive.writestr(name.replace("__", "/") + ".xml", words)
    return content.getvalue()


ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;</workbook>'


@pytest.mark.parametrize(
    "content",
    [
        _packed(xl__workbook=b"<workbook/>", xl__bomb=b"0" * 50_000_000),
        _packed(xl__workbook=ENTITY),
        _packed(xl__workbook=b"<workbook>"),
        _packed(word__document=b"<x/>"),
        b"PK\x03\x04 cut short",
        b"\x00\x01\x02\x03" * 40,
        b"\xff\xfe",
        b"",
    ],
    ids=["bomb", "entity", "broken", "no workbook", "cut short", "octets", "mark only", "empty"],
)
def test_hostile_and_broken_files_are_refused(content: bytes) -> None:
    with pytest.raises(NotWhatItSays):
        sheets_in(content)


@pytest.mark.parametrize("reader", LANGUAGES, ids=lambda one: str(one.code))
def test_a_list_taken_out_in_any_language_is_understood_when_it_is_brought_back(reader: Language) -> None:
    names = ["name", "code", "kind", "country", "size", "size_on", "size_source", "parent", "website"]
    labels = [say(reader, column.label) for name in names if (column := ORGANISATIONS.column(name))]
    assert proposed(labels, "organisations") == names
    assert proposed([f"{labels[4]} ({year})" for year in (2024, 2025)], "organisations") == ["size_2024", "size_2025"]

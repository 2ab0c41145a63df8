"""Files of all formats: what went out and comes back as it was changes nothing, whatever stands in the texts."""

from collections.abc import Callable
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from expo.translations.kinds import KINDS
from i18n.locales import language
from i18n.text import Rendition, Translated, clean, source_hash
from i18n.workbench.files import po, xliff, xlsx
from i18n.workbench.files.entries import Entry
from i18n.workbench.files.plan import planned
from i18n.workbench.files.reading import as_text, read
from i18n.workbench.registry import Item
from i18n.workbench.rules import Line

HEADS = dict.fromkeys(xlsx.CODES, "x")
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
ODD = st.sampled_from(
    [
        "=1+1",
        "+82",
        "-",
        "@a",
        "\r\n",
        "\n",
        "\t",
        "\u202eabc",
        "مرحبا",
        "\u200f",
        "😀👨‍👩‍👧",
        '"',
        "\\n",
        "_x0041_",
        "<b>",
        "&amp;",
        "'",
        "%(n)s",
    ]
)
TEXTS = (
    st.lists(st.one_of(ODD, st.text(LETTERS, max_size=12)), min_size=1, max_size=6).map("".join).map(clean).filter(bool)
)


def _note(_: Line) -> str:
    return "Sessions · Title"


def as_po(lines: list[Line]) -> str:
    return po.written(lines, language("es"), _note).decode()


def as_xliff(lines: list[Line]) -> str:
    return xliff.written(lines, language("es"), _note, "ko").decode()


def as_workbook(lines: list[Line]) -> str:
    return as_text(xlsx.written({language("es"): lines}, xlsx.Words(HEADS, _note, _note)), "es")


FORMATS: tuple[Callable[[list[Line]], str], ...] = (as_po, as_xliff, as_workbook)


def _lines(pairs: list[tuple[str, str]]) -> list[Line]:
    return [
        Line(
            Item(
                "session",
                f"AB{number}",
                "description",
                UUID(int=number),
                Translated("ko", {"ko": Rendition(source), "es": Rendition(text, "draft", source_hash(source))}),
                "x",
            ),
            "draft",
            1.0,
        )
        for number, (source, text) in enumerate(pairs)
    ]


def _back(out: Callable[[list[Line]], str], lines: list[Line]) -> list[Entry]:
    """As the form carries it: with the line ends of a form."""
    return read(out(lines).replace("\n", "\r\n").replace("\r\n", "\n").encode())


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_what_went_out_and_comes_back_as_it_was_changes_nothing(pairs: list[tuple[str, str]]) -> None:
    lines = _lines(pairs)
    for out in FORMATS:
        rows = planned(_back(out, lines), [one.item for one in lines], KINDS, "es")
        assert [(one.verdict, one.after) for one in rows] == [("same", text) for _, text in pairs], out


def test_what_was_changed_and_what_is_stale_are_told_apart_in_every_format() -> None:
    before = _lines([("도시", "Ciudad"), ("마당", "Patio")])
    after = _lines([("도시", "Urbe"), ("마당 2026", "Patio")])
    after[1] = Line(
        Item("session", "AB1", "description", UUID(int=1), before[1].item.text.with_rendition("ko", "마당 2026"), "x"),
        "stale",
        1.0,
    )
    for out in FORMATS:
        rows = planned(_back(out, before), [one.item for one in after], KINDS, "es")
        assert [one.verdict for one in rows] == ["changed", "stale"]

"""What a machine gets to see, and what comes back: a table of answers, and what holds of any text."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.glossary.rules import Term
from i18n.machine.rules import WrittenMeanwhile, batches, drafted, found_in, masked, unmasked
from i18n.text import Rendition, Translated, source_hash
from i18n.workbench.registry import Item

SOURCE = "Smart city hall {hall}: 1,200 <b>seats</b>, see https://a.example/x"
TERMS = [
    Term(uuid4(), "", "en", "smart city", wanted={"es": "ciudad inteligente"}),
    Term(uuid4(), "", "en", "seats", wanted={"ko": "좌석"}),
]


def item(text: str = SOURCE) -> Item:
    return Item("session", "A7KQ3M", "title", uuid4(), Translated("en", {"en": Rendition(text)}), "")


def test_what_must_stay_is_kept_back_and_the_glossary_says_its_own_word() -> None:
    sent = masked(SOURCE, TERMS, spoken="en", language="es")
    assert sent.text == "⟦1⟧ hall ⟦2⟧: ⟦3⟧ ⟦4⟧seats⟦5⟧, see ⟦6⟧"
    assert sent.kept == ("ciudad inteligente", "{hall}", "1,200", "<b>", "</b>", "https://a.example/x")


ANSWERS = (
    ("Sala ⟦2⟧ de la ⟦1⟧: ⟦3⟧ ⟦4⟧asientos⟦5⟧, véase ⟦6⟧", ""),
    ("Sala de la ⟦1⟧: ⟦3⟧ ⟦4⟧asientos⟦5⟧, véase ⟦6⟧", "masks"),
    ("Sala ⟦2⟧ ⟦2⟧ de la ⟦1⟧: ⟦3⟧ ⟦4⟧asientos⟦5⟧, véase ⟦6⟧", "masks"),
    ("Sala ⟦7⟧ de la ⟦1⟧: ⟦2⟧ ⟦3⟧ ⟦4⟧asientos⟦5⟧, véase ⟦6⟧", "masks"),
    ("Sala ⟦2 ⟧ de la ⟦1⟧: ⟦3⟧ ⟦4⟧asientos⟦5⟧, véase ⟦6⟧", "masks"),
    ("Sala ⟦2⟧ de la ⟦1⟧: ⟦3⟧ ⟦4⟧asientos⟦5⟧, véase ⟦6⟧<script>alert(1)</script>", "tags"),
    ("Sala ⟦2⟧ de la ⟦1⟧: ⟦3⟧ ⟦4⟧asientos⟦5⟧, véase ⟦6⟧ <script", "tags"),
    ("Sala ⟦2⟧ de la ⟦1⟧: ⟦3⟧ ⟦4⟧asientos⟦5⟧, véase ⟦6⟧ {otra}", "places"),
    ("Sala ⟦2⟧ de la ⟦1⟧: ⟦3⟧ ⟦4⟧\u202easientos⟦5⟧, véase ⟦6⟧", "controls"),
    ("⟦1⟧⟦2⟧⟦3⟧⟦4⟧⟦5⟧⟦6⟧" + " palabra" * 60, "length"),
    ("", "masks"),
)


@pytest.mark.parametrize(("answer", "code"), ANSWERS)
def test_an_answer_that_harms_what_was_kept_back_is_told(answer: str, code: str) -> None:
    sent = masked(SOURCE, TERMS, spoken="en", language="es")
    _, found = found_in(item(), sent, answer, TERMS, language="es", most=600)
    assert {one.code for one in found} == ({code} if code else set()) or code in {one.code for one in found} != set()
    assert bool(found) == bool(code)


@pytest.mark.planted("a draft that nobody checked")
def test_taking_an_answer_as_it_comes_would_keep_the_script() -> None:
    answer = "⟦1⟧ ⟦2⟧ ⟦3⟧ ⟦4⟧⟦5⟧ ⟦6⟧<script>alert(1)</script>"
    careless = answer
    for number, words in enumerate(masked(SOURCE, TERMS, spoken="en", language="es").kept, 1):
        careless = careless.replace(f"⟦{number}⟧", words)
    assert "<script>" in careless


@given(st.text(alphabet=st.characters(exclude_characters="⟦⟧", exclude_categories=["Cs"]), max_size=200))
def test_a_machine_that_says_the_same_gives_the_same_text_back(text: str) -> None:
    sent = masked(text, [], spoken="en", language="es")
    assert unmasked(sent, sent.text) == (text.strip(), [])


def test_a_draft_is_the_machines_and_never_in_place_of_a_persons() -> None:
    text = item().text
    done = drafted(text, language="es", line="Sala", of=source_hash(SOURCE))
    assert done.renditions["es"].state == "machine"
    assert done.read(("es",)).state == "machine"
    with pytest.raises(WrittenMeanwhile):
        drafted(done, language="es", line="Otra", of=source_hash(SOURCE))
    with pytest.raises(WrittenMeanwhile):
        drafted(text, language="es", line="Sala", of=source_hash("another source"))


@given(st.lists(st.integers(1, 9_000), max_size=60))
def test_a_request_carries_so_much_and_nothing_is_left_behind(sizes: list[int]) -> None:
    items = [item("x" * size) for size in sizes]
    found = list(batches(items))
    assert [one for batch in found for one in batch] == items
    assert all(len(one) == 1 or sum(len(each.text.original) for each in one) <= 8_000 for one in found)
    assert all(0 < len(one) <= 20 for one in found)

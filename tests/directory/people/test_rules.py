"""Names as people write them, lists as readers sort them, ways to reach somebody in their normal form."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from core.errors import Invalid
from directory.people.contacts.rules import Way, normal
from directory.people.rules import (
    NAME_NEEDED,
    NOT_FIRST,
    NOT_IN_NAME,
    Known,
    latin_family,
    mistakes_in,
    parted,
    place_of,
)
from directory.relationships.rules import KINDS, NotBetweenThese, Which, ends_of, offered
from i18n.locales import language


def known(names: dict[str, str], families: dict[str, str] | None = None) -> Known:
    found = families or {}
    return Known(uuid4(), names, found, latin_family(names, found), None, (), False)


@pytest.mark.parametrize(
    ("lines", "mistakes"),
    [
        ({"name_ko": "김민지", "family_ko": "김"}, {}),
        ({"name_ko": "민지 김", "family_ko": "김"}, {"family_ko": NOT_FIRST}),
        ({"name_en": "Minji Kim", "family_en": "Kim"}, {}),
        ({"name_zh-Hans": "王伟", "family_zh-Hans": "王"}, {}),
        ({"name_ja-Latn": "Hanako Yamada", "family_ja-Latn": "Yamada"}, {}),
        ({"name_ja": "花子山田", "family_ja": "山田"}, {"family_ja": NOT_FIRST}),
        ({"name_es": "José Luis García Márquez", "family_es": "García Márquez"}, {}),
        ({"name_ar": "محمد بن سالم بن حمد الحارثي", "family_ar": "الحارثي"}, {}),
        ({"name_en": "Suharto", "family_en": ""}, {}),
        ({"name_en": "Minji Kim", "family_en": "Gim"}, {"family_en": NOT_IN_NAME}),
        ({"name_en": "  "}, {"name_en": NAME_NEEDED}),
    ],
)
def test_a_family_name_is_a_part_of_the_name_as_it_is_written(lines: dict[str, str], mistakes: dict[str, str]) -> None:
    assert mistakes_in(lines) == mistakes


def test_readers_find_people_where_their_own_lists_have_them() -> None:
    garcia = known({"es": "Ana García Ruiz"}, {"es": "García Ruiz"})
    aziz = known({"en": "Zaid Aziz", "ar": "زيد عزيز"}, {"en": "Aziz", "ar": "عزيز"})
    kim = known({"ko": "김민지", "en": "Minji Kim"}, {"ko": "김", "en": "Kim"})
    suharto = known({"en": "Suharto"})
    everybody = [suharto, kim, garcia, aziz]
    assert sorted(everybody, key=lambda one: place_of(one, language("en"))) == [aziz, garcia, kim, suharto]
    assert min(everybody, key=lambda one: place_of(one, language("ko"))) == kim
    assert min(everybody, key=lambda one: place_of(one, language("ar"))) == aziz


def test_nothing_is_romanised_for_anybody() -> None:
    assert latin_family({"ko": "김민지"}, {"ko": "김"}) is None
    assert latin_family({"ar-Latn": "Salim al-Harthi"}, {"ar-Latn": "al-Harthi"}) == "al-Harthi"
    assert parted("Minji Kim", "Kim") == ("Minji ", "Kim", "")


@pytest.mark.parametrize(
    ("kind", "value", "country", "kept"),
    [
        ("mail", "Ana.Ruiz@Ejemplo.PE", None, "ana.ruiz@ejemplo.pe"),
        ("telephone", "01 611 2000", "PE", "+5116112000"),
        ("mobile", "+82 10-1234-5678", "PE", "+821012345678"),
        ("telephone", "02-2110-1234", "KR", "+82221101234"),
        ("post", "Av. 28 de Julio 745, Lima", "PE", "Av. 28 de Julio 745, Lima"),
    ],
)
def test_addresses_and_numbers_have_one_form(kind: str, value: str, country: str | None, kept: str) -> None:
    assert normal(kind, value, country) == kept


@pytest.mark.parametrize(
    ("kind", "value"), [("mail", "nobody"), ("telephone", "01 611 2000"), ("mobile", "12"), ("fax", "+82 0")]
)
def test_what_cannot_be_reached_is_refused(kind: str, value: str) -> None:
    with pytest.raises(Invalid):
        normal(kind, value, None)


def test_what_ended_or_was_withdrawn_may_not_be_used() -> None:
    day = date(2026, 11, 29)

    def way(withdrawn_on: date | None = None, ended_on: date | None = None) -> Way:
        return Way(uuid4(), None, "mail", "a@b.pe", "office", day, "form", withdrawn_on, ended_on)

    assert [one.works_on(day) for one in (way(), way(ended_on=day), way(withdrawn_on=day))] == [True, True, False]
    assert not way(ended_on=date(2026, 11, 28)).works_on(day)


def test_a_relationship_reads_from_both_ends_and_a_symmetric_one_is_kept_once() -> None:
    ana: Which = ("person", UUID(int=1))
    luis: Which = ("person", UUID(int=2))
    house: Which = ("organisation", UUID(int=3))
    assert ends_of("reports_to", ana, luis) == ends_of("reports_to:back", luis, ana) == ("reports_to", ana, luis)
    assert ends_of("partner_of", luis, ana) == ends_of("partner_of", ana, luis)
    assert ends_of("member_of:back", house, ana) == ("member_of", ana, house)
    for refused in (("reports_to", ana, house), ("sister_city", ana, house), ("reports_to", ana, ana)):
        with pytest.raises(NotBetweenThese):
            ends_of(*refused)
    assert "partner_of:back" not in offered("person")
    assert "member_of" not in {code.removesuffix(":back") for code in offered("person") if code.endswith(":back")}
    assert {code.removesuffix(":back") for side in ("person", "organisation") for code in offered(side)} == set(KINDS)  # type: ignore[arg-type]

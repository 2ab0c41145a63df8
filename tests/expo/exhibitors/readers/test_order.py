"""Names from A to Z as readers of five languages look for them, and numbers that agree with counting by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from expo.exhibitors.readers.filters import FACETS, Wish, select
from expo.exhibitors.readers.listed import Beside, Directory, House, Listed, Stand
from i18n.locales import language
from i18n.text import written

NAMES = (
    {"ko": "꽃길조명", "en": "Kkot Lights"},
    {"ko": "가람신호", "en": "Garam Signal", "zh-Hans": "佳蓝信号", "ar": "غارام للإشارات"},
    {"ko": "나루모빌리티", "en": "Naru Mobility", "es": "Naru Movilidad"},
    {"ko": "냔두 모빌", "en": "Ñandú Móvil", "es": "Ñandú Móvil", "zh-Hans": "良度出行"},
    {"ko": "다산물길", "en": "Dasan Water", "zh-Hans": "茶山水务", "ar": "إداسان للمياه"},
    {"ko": "엘스터 순환", "en": "Élster Kreislauf", "ar": "أحمر إلستر"},
    {"ko": "3차원도시", "en": "3D City"},
    {"ko": "韓光", "en": "Hanguang", "zh-Hans": "韩光电网"},
)
GOLDEN = {
    "ko": "#: 3차원도시 / ㄱ: 가람신호, 꽃길조명 / ㄴ: 나루모빌리티, 냔두 모빌 / ㄷ: 다산물길 / ㅇ: 엘스터 순환 / 韓: 韓光",
    "en": "#: 3D City / D: Dasan Water / E: Élster Kreislauf / G: Garam Signal / H: Hanguang / K: Kkot Lights"
    " / N: Ñandú Móvil, Naru Mobility",
    "zh-Hans": "#: 3D City / C: 茶山水务 / E: Élster Kreislauf / H: 韩光电网 / J: 佳蓝信号 / K: Kkot Lights / L: 良度出行"
    " / N: Naru Mobility",
    "es": "#: 3D City / D: Dasan Water / E: Élster Kreislauf / G: Garam Signal / H: Hanguang / K: Kkot Lights"
    " / N: Naru Movilidad / Ñ: Ñandú Móvil",
    "ar": "ا: أحمر إلستر, إداسان للمياه / غ: غارام للإشارات / #: 3D City / H: Hanguang / K: Kkot Lights"
    " / N: Ñandú Móvil, Naru Mobility",
}


def text(renditions):
    return written("ko" if "ko" in renditions else "en", renditions)


def named(number: int, **more) -> Listed:
    return Listed(code=f"AAA{number:03}", name=text(NAMES[number]), kind="company", **more)


@pytest.mark.parametrize("code", GOLDEN)
def test_names_stand_under_the_letters_where_readers_look_for_them(code):
    reader = language(code)
    directory = Directory(named(number) for number in range(len(NAMES)))
    said = " / ".join(
        f"{one.letter}: {', '.join(directory.exhibitors[number].shown.read(reader.chain).text for number in one.numbers)}"
        for one in directory.letters(reader)
    )
    assert said == GOLDEN[code]


def test_what_the_fascia_says_comes_before_what_the_organisation_is_called():
    one = named(1, sign=text({"ko": "하늘신호", "en": "Sky Signal"}))
    assert [each.letter for each in Directory([one]).letters(language("ko"))] == ["ㅎ"]


@pytest.mark.parametrize(
    "typed", ["佳蓝", "garam", "신호", "غارام", "a-101", "A101", "빛나는", "Levante", "AAA001", "스페인"]
)
def test_somebody_is_found_in_every_language_and_by_booth_neighbour_and_pavilion(typed):
    one = named(
        1,
        description=text({"ko": "빛나는 도시"}),
        stands=(Stand("A-101", "e1"),),
        beside=(Beside(text({"en": "Aguas Levante"}), "ES"),),
        pavilion="spain",
    )
    directory = Directory([named(0), one], [House("spain", "country", text({"ko": "스페인관"}))])
    assert select(directory, Wish(typed, {})).hits == 0b10


LISTED = some.builds(
    named,
    some.integers(0, len(NAMES) - 1),
    country=some.sampled_from([None, "KR", "ES"]),
    pavilion=some.sampled_from(["", "spain", "city"]),
    alliance=some.booleans(),
    speaks=some.lists(some.sampled_from(["ko", "en", "ar"]), unique=True).map(tuple),
    stands=some.lists(some.sampled_from([Stand("A-1", "e1"), Stand("C-1", "cv")]), unique=True).map(tuple),
)
CHOSEN = some.dictionaries(
    some.sampled_from(sorted(FACETS)),
    some.lists(some.sampled_from(["ko", "en", "e1", "cv", "spain", "KR", "company", "yes", "nobody"]), max_size=2).map(
        tuple
    ),
    max_size=3,
)


@given(some.lists(LISTED, max_size=12), CHOSEN, some.sampled_from(["", "garam", "모빌"]))
def test_every_count_is_what_counting_by_hand_gives(listed, chosen, query):
    directory = Directory(listed)
    found = select(directory, Wish(query, chosen))

    def fits(one: Listed, number: int, without: str = "") -> bool:
        said = [(facet, values) for facet, values in chosen.items() if values and facet != without]
        typed = directory.index.match(query) if query else None
        return (typed is None or bool(typed >> number & 1)) and all(
            set(FACETS[facet](one)) & set(values) for facet, values in said
        )

    numbered = list(enumerate(directory.exhibitors))
    assert found.hits == sum(1 << number for number, one in numbered if fits(one, number))
    for facet, counts in found.counts.items():
        by_hand = {
            value: sum(value in set(FACETS[facet](one)) and fits(one, number, facet) for number, one in numbered)
            for value in counts
        }
        assert counts == by_hand

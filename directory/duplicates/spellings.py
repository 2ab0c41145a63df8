"""How one name is written in several ways: Korean family names and syllables in Latin letters, titles, particles."""

import re
from functools import lru_cache

FAMILIES = """
kim gim; i lee yi rhee li ri rhie yee; pak park bak; choe choi choy; jeong jung chung cheong jong joung; gang kang
jo cho joe; yun yoon youn; jang chang; im lim rim yim; han; o oh; seo suh so; sin shin; gwon kwon kweon; hwang whang
an ahn; song; ryu yu yoo you lyu ryoo; jeon jun chun chon jean; hong; go ko koh; mun moon; yang; son sohn; bae pae bai
baek paek paik back baik; heo huh hur her; nam; sim shim; no noh roh ro; ha; gwak kwak; seong sung; cha; ju joo chu choo
u woo wu; gu koo ku goo; min; jin chin; byeon byun pyon; yeo yuh yo; eom um uhm ohm; won weon; cheon; bang pang; gong kong
hyeon hyun; ham; yeom yum yeum; pyo; myeong myung; gi ki kee; ban pan; geum keum kum; ok ock; yuk yook; do doh toh; gil kil
namgung namkung namgoong; hwangbo whangbo; jegal chegal; seonu sunwoo seonwoo
"""
SYLLABLES = (
    *(
        ("y(?:ou|u)ng", "yeong"),
        ("hy(?:u|o|ou)n", "hyeon"),
        ("(?:ch|j)(?:u|ou|o)ng", "jeong"),
        ("s(?:u|ou|o)ng", "seong"),
    ),
    *(("[kg]y(?:ou|u|eo|o)ng", "gyeong"), ("[bp]y(?:ou|u|eo|o)ng", "byeong"), ("my(?:ou|u|o)ng", "myeong")),
    *(
        ("ch(?:u|o)l", "cheol"),
        ("s(?:u|o|eo)[kg]", "seok"),
        ("h(?:oo|u)n", "hun"),
        ("(?:ch|j)(?:oo|u)n(?:e\\b)?", "jun"),
    ),
    *(("s(?:oo|u)n", "sun"), ("(?:hee|hui|hi)", "hi"), ("soo", "su"), ("woo|wu", "u"), ("joo", "ju"), ("koo|ku", "gu")),
    *(("yoo", "yu"), ("yuh", "yeo"), ("k(?:eu|u)n", "geun"), ("(?:w|o)oo?k", "uk"), ("we?on", "won"), ("jee", "ji")),
    *(("y(?:oo)n", "yun"), ("mee", "mi"), ("kw", "gw"), ("(?:je|jai)", "jae"), ("rh", "r"), ("choo", "ju")),
)
TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "hon", "eng", "ing", "lic", "arq", "sr", "sra"}
    | {"don", "dona", "sheikh", "excellency", "ph", "phd", "md", "mba", "박사", "교수", "대표", "대표이사", "과장"}
    | {
        "사무관",
        "주무관",
        "장관",
        "차관",
        "시장",
        "이사",
        "부장",
        "님",
        "د",
        "دكتور",
        "الدكتور",
        "م",
        "مهندس",
        "المهندس",
    }
    | {"السيد", "الشيخ", "معالي", "先生", "女士", "博士", "教授"}
)
GENERATIONS = {
    **dict.fromkeys(("jr", "junior", "hijo", "filho", "ii", "2nd", "2세", "الابن"), "second"),
    **dict.fromkeys(("senior", "padre", "1세", "الاب"), "first"),
    **dict.fromkeys(("iii", "3rd", "nieto"), "third"),
}
PARTICLES = frozenset(
    {"de", "del", "la", "las", "los", "y", "von", "van", "der", "den", "da", "dos", "di", "bin", "ibn", "ben", "bint"}
    | {"al", "el", "as", "ash", "ar", "an", "ur", "ul", "بن", "ابن", "بنت", "ال"}
)
SERVANT = re.compile(r"\b(?:abd|abdul|abdel|abdal|abdur|abdu)\s+(?:(?:al|el|ul|ar|ur)\s+)?")
SERVANT_ARABIC = re.compile(r"\bعبد\s+")
TWO_SYLLABLES = frozenset(
    {"남궁", "황보", "제갈", "선우", "독고", "사공", "서문"}
    | {"欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "南宫"}
)

_spelt = {
    spelling: group.split()[0]
    for line in FAMILIES.strip().splitlines()
    for group in line.split(";")
    for spelling in group.split()
}


def family_of(spelling: str) -> str:
    """One spelling for all of a Korean family name; any other stays as it is."""
    return _spelt.get(spelling, spelling)


def is_korean(spelling: str) -> bool:
    return spelling in _spelt


@lru_cache(maxsize=200_000)
def korean(given: str) -> str:
    """A given name in Latin letters with one spelling for each syllable, as far as that can be told."""
    for pattern, one in SYLLABLES:
        given = re.sub(pattern, one, given)
    return given

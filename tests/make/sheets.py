"""Messy sheets as offices keep them: titles above, two header rows, words in many forms, numbers without their zero."""

import csv
from io import StringIO
from random import Random

SYLLABLES = "가강고구기나다도라로마모미바보비사서소수시아오우이자조지차카타파하한해호"
FIELDS = ("시티", "테크", "건설", "에너지", "물산", "데이터", "로보틱스", "모빌리티")
LATIN = ("ka", "lo", "mi", "ra", "ve", "no", "tu", "se", "pi", "go")
COUNTRIES = ("대한민국", "페루", "Peru", "Viet Nam", "VN", "사우디아라비아", "España", "ＫＲ", " 인도네시아 ", "UAE")
TITLES = ("과장", "국장", "Director", "Viceministra", "사무관")
FAMILIES = "김이박최정강조윤장임"
WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def houses(chance: Random, rows: int) -> bytes:
    """CP949 with commas: a title, an empty row, two rows of header; one row in fifty says something unreadable."""
    lines = [
        ["2026 참가기관 명단"],
        [],
        ["기관명", "", "구분", "국가", "홈페이지", "사업자등록번호"],
        ["국문", "영문", "", "", "", ""],
    ]
    lines += [_house(chance, number) for number in range(rows)]
    return _csv(lines).encode("cp949", "ignore")


def _house(chance: Random, number: int) -> list[str]:
    korean, latin = house_names(number)
    form = chance.choice(("(주){}", "{} 주식회사", "{}", " {}\u3000", "㈜{}"))
    brn = _brn(number) if number % 3 == 0 else ""
    return [
        form.format(korean),
        chance.choice(("{} Co., Ltd.", "{}", "{} Inc.")).format(latin),
        chance.choice(("기업", "company", "회사")),
        "없는 나라" if number % 50 == 49 else chance.choice(COUNTRIES),
        chance.choice(
            ("", f"www.{latin.lower().replace(' ', '')}.example", f"https://{latin.lower().replace(' ', '')}.example")
        ),
        brn and chance.choice((brn, f"{brn[:3]}-{brn[3:5]}-{brn[5:]}", _wide(brn))),
    ]


def house_names(number: int) -> tuple[str, str]:
    """In Korean and in Latin letters, the same for the same number."""
    own = Random(number * 7 + 1)
    korean = "".join(own.choice(SYLLABLES) for _ in range(3)) + _numbered(number) + own.choice(FIELDS)
    latin = (
        "".join(own.choice(LATIN) for _ in range(4)).title()
        + " "
        + "".join(own.choice(LATIN) for _ in range(3)).title()
    )
    return korean, latin


def people(chance: Random, rows: int, of_houses: int) -> bytes:
    """UTF-16 with tabs: people of the organisations that `houses` names, mobiles as numbers, days in many forms."""
    lines = [["성명", "영문 성명", "소속", "직위", "부임일", "휴대전화", "E-mail", "국적"]]
    for number in range(rows):
        own = Random(number * 11 + 5)
        korean = own.choice(FAMILIES) + "".join(own.choice(SYLLABLES) for _ in range(2))
        latin = (
            "".join(own.choice(LATIN) for _ in range(3)).title()
            + " "
            + "".join(own.choice(LATIN) for _ in range(2)).title()
        )
        day = chance.choice(("2024. 3. 5.", "2024년 3월 5일", "2024-03-05", "45356", "２０２４．３．５", "25/03/2024"))
        house = house_names(own.randrange(of_houses // 50) * 50)[0]
        mobile = "12" if number % 50 == 49 else f"10{20_000_000 + number}"
        lines.append([korean, latin, house, chance.choice(TITLES), day, mobile, f"p{number}@example.org", "KR"])
    return _csv(lines, "\t").encode("utf-16")


def _numbered(number: int) -> str:
    """So that no two are alike."""
    digits = []
    while True:
        number, rest = divmod(number, len(SYLLABLES))
        digits.append(SYLLABLES[rest])
        if not number:
            return "".join(digits)


def _brn(number: int) -> str:
    digits = [int(one) for one in f"{100_000_000 + number}"]
    total = sum(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) + digits[8] * 5 // 10
    return "".join(map(str, digits)) + str((10 - total % 10) % 10)


def _wide(digits: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) for one in digits)


def _csv(lines: list[list[str]], separator: str = ",") -> str:
    written = StringIO()
    csv.writer(written, delimiter=separator).writerows(lines)
    return written.getvalue()

"""Cuts the web fonts of `assets/fonts/` out of Pretendard, Noto Sans Arabic and Noto Sans SC (all under the SIL Open Font
License).

The subsets carry our own name, as the licence asks for changed fonts with a reserved name. Korean comes in one
file with the syllables that our own texts use and four with the rest of KS X 1001, fetched only when a page needs them.
What 한국어 and 简体中文 are written with has files of its own, so small that every page can name them.

    npm install --no-save --prefix FOLDER pretendard@1.3.9 @fontsource-variable/noto-sans-arabic@5.3.0 \
      @fontsource-variable/noto-sans-sc@5.3.1
    python scripts/build_fonts.py FOLDER/node_modules
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "assets" / "fonts"
WEIGHTS = (400, 800)
NAME_WEIGHT = 500
FREQUENT = 900
"""Syllables in the first Korean file: what keeps a first view under 170 KB of fonts."""

REST = (0xAC00, 0xB300, 0xBB00, 0xC600, 0xD7A4)
"""Where the files with the other syllables part; the style sheet says the same ranges."""

LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x218, 0x219, 0x21A, 0x21B, 0x2BC, 0x2C6, 0x2DA, 0x2DC),
    *range(0x2010, 0x2028),
    *(0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20A9, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193),
    *(0x2212, 0x2215, 0x2248, 0x2260, 0x2264, 0x2265),
]
NAMES = {"ko": "한국어", "zh": "简体中文"}
"""How languages call themselves where one chooses one, on devices that cannot write them."""

KOREAN_MARKS = [*range(0x3000, 0x3016), *range(0x3131, 0x3164), 0x318D]
ARABIC = [*range(0x600, 0x700), 0x200C, 0x200D, *range(0xFB50, 0xFB60), *range(0xFE70, 0xFF00)]
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "case", "init", "medi", "fina"]
FEATURES += ["rlig"]


def main(packages: Path) -> None:
    """Writes the files and prints their sizes."""
    pretendard = packages / "pretendard/dist/public/variable/PretendardVariable.ttf"
    arabic = packages / "@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2"
    first = frequent_syllables(korean_texts())
    rest = sorted(set(ks_x_1001()) - set(first))
    cut(pretendard, LATIN, "madang-latin", "Madang Sans")
    cut(pretendard, [*map(ord, first), *KOREAN_MARKS], "madang-hangul", "Madang Hangul")
    for number, (begin, end) in enumerate(pairwise(REST), 1):
        some = [ord(syllable) for syllable in rest if begin <= ord(syllable) < end]
        cut(pretendard, some, f"madang-hangul-rest-{number}", "Madang Hangul Rest")
    cut(arabic, ARABIC, "madang-arabic", "Madang Arabic")
    cut(pretendard, map(ord, NAMES["ko"]), "madang-name-ko", "Madang Names")
    cut_chinese_name(packages / "@fontsource-variable/noto-sans-sc/files")
    write_coverage()


def cut_chinese_name(files: Path) -> None:
    """Its four signs lie in several of the files that the font comes in; of one weight, they can be put together again."""
    wanted = {*map(ord, NAMES["zh"])}
    with TemporaryDirectory() as folder:
        parts = []
        for path in sorted(files.glob("*-[0-9]*-wght-normal.woff2")):
            font = TTFont(path)
            if some := wanted & set(font.getBestCmap()):
                _reduce(font, some, NAME_WEIGHT)
                font.flavor = None
                parts.append(f"{folder}/{path.stem}.ttf")
                font.save(parts[-1])
        _keep(Merger().merge(parts), "madang-name-zh", "Madang Names")


def write_coverage() -> None:
    """Which code points each file has, for pictures drawn on the server: `{file: [[first, last], …]}`."""
    whole = (path for path in sorted(TARGET.glob("*.woff2")) if "-name-" not in path.stem)
    covered = {path.stem: list(spans(TTFont(path).getBestCmap())) for path in whole}
    (TARGET / "coverage.json").write_text(json.dumps(covered) + "\n")


def spans(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring points as first and last."""
    for _, group in groupby(enumerate(sorted(points)), key=lambda pair: pair[1] - pair[0]):
        run = [point for _, point in group]
        yield run[0], run[-1]


def korean_texts() -> Iterable[str]:
    """Everything in Korean that ships with the site."""
    for path in sorted([*ROOT.glob("seed/**/*.json"), *ROOT.glob("i18n/locales/ko/**/*.po")]):
        yield path.read_text()


def frequent_syllables(texts: Iterable[str]) -> list[str]:
    """Our own most used first, filled up with none: a syllable that we never write costs a reader nothing."""
    counted = Counter(syllable for text in texts for syllable in re.findall("[가-힣]", text))
    return [syllable for syllable, _ in counted.most_common(FREQUENT)]


def ks_x_1001() -> Iterable[str]:
    """The 2,350 syllables of the Korean standard, as EUC-KR orders them."""
    for lead in range(0xB0, 0xC9):
        for trail in range(0xA1, 0xFF):
            yield bytes((lead, trail)).decode("euc_kr")


def cut(source: Path, characters: Iterable[int], name: str, family: str) -> None:
    font = TTFont(source)
    _reduce(font, characters, WEIGHTS)
    _keep(font, name, family)


def _reduce(font: TTFont, characters: Iterable[int], weight: tuple[int, int] | int) -> None:
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=list(characters))
    subsetter.subset(font)
    instantiateVariableFont(font, {"wght": weight}, inplace=True)


def _keep(font: TTFont, name: str, family: str) -> None:
    _rename(font, family)
    font.flavor = "woff2"
    target = TARGET / f"{name}.woff2"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")


def _options() -> Options:
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["STAT", "MVAR", "DSIG"]
    return options


def _rename(font: TTFont, family: str) -> None:
    plain = family.replace(" ", "")
    for record in list(font["name"].names):
        new = {1: family, 3: plain, 4: family, 6: plain, 16: family}.get(record.nameID)
        if new:
            font["name"].setName(new, record.nameID, record.platformID, record.platEncID, record.langID)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

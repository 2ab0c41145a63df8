"""What drawing programs and their users call things: numbers of booths, layers, and what is on them; pure."""

import re

from expo.floor.geometry.rows import NUMBER

APART = re.compile(r"[\s_./‐‑‒–—−-]+")
SIZE = re.compile(r"(\d+(-\d+)?[X*×]\d+(-\d+)?M?|\d+(-\d+)?(M|M2|M²|SQM|㎡))\Z")
"""“3X3” and “9M2” stand in booths beside their numbers."""
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{2,4})_")
AGAIN = re.compile(r"_\d+_\Z")
"""What Illustrator adds to a name that it has given before."""

BOOTHS, OUTLINE = "booths", "outline"
MEANINGS = (
    (BOOTHS, ("booth", "stand", "부스", "展位", "جناح", "أجنحة")),
    (OUTLINE, ("outline", "외곽", "轮廓", "boundary")),
    ("accessible_restroom", ("accessible_restroom", "장애인 화장실", "장애인화장실")),
    ("restroom", ("restroom", "toilet", "wc", "화장실", "卫生间", "baño", "aseo")),
    ("wall", ("wall", "column", "pillar", "기둥", "벽", "muro", "柱")),
    ("entrance", ("entrance", "entry", "입구", "入口", "entrada")),
    ("exit", ("exit", "출구", "비상구", "出口", "salida")),
    ("stairs", ("stair", "계단", "楼梯", "escalera")),
    ("escalator", ("escalator", "에스컬레이터", "扶梯")),
    ("lift", ("lift", "elevator", "엘리베이터", "승강기", "电梯", "ascensor")),
    ("stage", ("stage", "무대", "舞台", "escenario")),
    ("cafe", ("cafe", "café", "카페")),
    ("prayer_room", ("prayer", "기도실")),
    ("first_aid", ("first_aid", "first aid", "의무실", "응급")),
    ("information", ("information", "안내")),
    ("aisle", ("aisle", "통로", "pasillo")),
)
"""By the words in a layer's name; whoever brings the file in can say otherwise."""


def spelt(said: str) -> str:
    """As the plan spells numbers: capitals, with hyphens between the parts."""
    return APART.sub("-", said.strip().upper()).strip("-")


def as_number(said: str) -> str:
    """The number of a booth that somebody wrote so, or nothing: a name, a size."""
    found = spelt(said)
    fits = NUMBER.match(found) and any(map(str.isdigit, found)) and not SIZE.match(found)
    return found if fits else ""


def unescaped(name: str) -> str:
    """A layer's or a shape's name, as Illustrator hides it in an id: “_x41_-101_1_” is A-101."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), AGAIN.sub("", name)).strip()


def meaning_of(layer: str) -> str:
    """`booths`, `outline`, a kind of place, or nothing that we know."""
    folded = layer.casefold()
    if folded == "hall":
        return OUTLINE
    return next((meaning for meaning, words in MEANINGS if any(word in folded for word in words)), "")

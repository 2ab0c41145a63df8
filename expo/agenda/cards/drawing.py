"""Drawing the card: the session's title in large type over the lines of its track, 1200 by 630 pixels, PNG."""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from expo.agenda.cards.faces import WEIGHT_BOLD, WEIGHT_PLAIN
from expo.agenda.cards.setting import Colour, Type, draw_line, fitted, lines
from i18n.locales import Direction

SIZE = (1200, 630)
MARGIN = 72
NAVY: Colour = (6, 19, 61)
WHITE: Colour = (255, 255, 255)
PALE: Colour = (198, 210, 245)
MINT: Colour = (125, 227, 210)
TRACKS: tuple[Colour, ...] = (
    (47, 107, 255),
    (0, 168, 150),
    (163, 92, 240),
    (240, 140, 50),
    (236, 72, 134),
    (140, 190, 60),
    (60, 170, 225),
    (190, 150, 130),
)
TITLES = tuple(Type(size, WEIGHT_BOLD, WHITE) for size in (84, 76, 68, 60, 54, 48))
SMALL, FINE = Type(34, WEIGHT_PLAIN, PALE), Type(30, WEIGHT_BOLD, MINT)
TITLE_TOP, TITLE_HEIGHT = 130, 300
LINE_WIDTH = 8
STEPS = 6


@dataclass(frozen=True, slots=True)
class Card:
    """What is written on it, already in the reader's language; `colour` is the track's, 1 to 8."""

    edition: str
    title: str
    when: str
    where: str
    colour: int
    direction: Direction
    seed: str


def draw(card: Card) -> bytes:
    """PNG; the same card gives the same bytes."""
    image = Image.new("RGB", SIZE, NAVY)
    pen = ImageDraw.Draw(image)
    _tracks(pen, card)
    begin = SIZE[0] - MARGIN if card.direction == "rtl" else MARGIN
    draw_line(pen, (begin, 92), card.edition, FINE, card.direction)
    kind, title = fitted(card.title, TITLES, SIZE[0] - 2 * MARGIN, TITLE_HEIGHT)
    for number, line in enumerate(title):
        baseline = TITLE_TOP + kind.size * (0.92 + kind.leading * number)
        draw_line(pen, (begin, baseline), line, kind, card.direction)
    foot = SIZE[1] - 88
    for place, text in enumerate((card.when, card.where)):
        for line in lines(text, SMALL, SIZE[0] - 2 * MARGIN)[:1]:
            draw_line(pen, (begin, foot + 46 * place), line, SMALL, card.direction)
    return _png(image)


def _tracks(pen: ImageDraw.ImageDraw, card: Card) -> None:
    """Lines that run as on a transit map, from one side to the other, bent by what the session's code says."""
    digest = hashlib.sha256(card.seed.encode()).digest()
    for number in range(3):
        colour = TRACKS[(card.colour - 1 + 3 * number) % len(TRACKS)]
        dimmed = (
            colour if number == 0 else tuple((one + 2 * other) // 3 for one, other in zip(colour, NAVY, strict=True))
        )
        y, x = 478 - 14 * number, 0
        points = [(0, y)]
        for step in range(STEPS):
            run = 90 + digest[number * STEPS + step] % 150
            bend = (-14, 0, 14)[digest[20 + number + step] % 3]
            points += [(x + run, y), (x + run + abs(bend), y + bend)]
            x, y = x + run + abs(bend), y + bend
        points.append((SIZE[0], y))
        placed = [(SIZE[0] - px, py) for px, py in points] if card.direction == "rtl" else points
        pen.line(placed, fill=(dimmed[0], dimmed[1], dimmed[2]), width=LINE_WIDTH, joint="curve")


def _png(image: Image.Image) -> bytes:
    held = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(held, "PNG", optimize=False)
    return held.getvalue()

"""Reading the workbench: all texts of a place with their states, one text with what helps to translate it."""

from dataclasses import dataclass
from datetime import datetime

from core.access.rules import reach, require
from core.access.trail.queries import Step, told_of
from core.actor import Actor
from core.errors import NotFound
from i18n.glossary import rules as glossary
from i18n.glossary.queries import terms_of
from i18n.locales import LANGUAGES
from i18n.permissions import I18n
from i18n.workbench.memory import Match, Term, Word, matches, source_then, terms, words
from i18n.workbench.registry import Field, Item, Stock, contents
from i18n.workbench.rules import Cell, Line, cell, states, weight

TAGS = tuple(one.code for one in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Board:
    """Lines by language, over the stock that they were made from; `glossary` are the terms of the place."""

    stock: Stock
    lines: dict[str, list[Line]]
    glossary: list[glossary.Term]

    def matrix(self) -> dict[str, dict[str, Cell]]:
        """By kind and language, kinds without a text left out."""
        there: dict[str, dict[str, list[Line]]] = {kind: {tag: [] for tag in TAGS} for kind in contents().kinds}
        for tag, lines in self.lines.items():
            for one in lines:
                there[one.item.kind][tag].append(one)
        return {
            kind: {tag: cell(lines) for tag, lines in by_tag.items()}
            for kind, by_tag in there.items()
            if by_tag[TAGS[0]]
        }

    def wholes(self) -> dict[str, Cell]:
        return {tag: cell(self.lines[tag]) for tag in TAGS}

    def line(self, language: str, key: str) -> Line:
        """Raises NotFound, also for a text that was written in that language."""
        found = next((one for one in self.lines.get(language, ()) if one.item.key == key), None)
        if found is None or found.state == "source":
            raise NotFound
        return found


@dataclass(frozen=True, slots=True)
class Aid:
    """What stands beside a text; `pieces` are the source with the glossary's terms in it, `known` these terms as far as
    something is said of them in the language; `changed` is empty unless the source is another than the one that it was
    made from.
    """

    field: Field
    pieces: list[glossary.Piece]
    known: list[glossary.Term]
    matches: list[Match]
    terms: list[Term]
    changed: list[Word]
    history: list[Step]


async def board_of(actor: Actor, place: str, *, now: datetime) -> Board:
    """Raises Denied, NotFound."""
    require(actor, I18n.TRANSLATION_READ)
    stock, kinds = await contents().stock(place), contents().kinds
    lines: dict[str, list[Line]] = {tag: [] for tag in TAGS}
    for item in stock.items:
        heavy = weight(item, kinds, now)
        for tag, state in states(item.text, TAGS).items():
            lines[tag].append(Line(item, state, heavy))
    return Board(stock, lines, await terms_of(place))


async def aid_for(board: Board, line: Line, language: str) -> Aid:
    """Its history is seen by whoever may read texts at all: it is about texts, not about people."""
    item, kinds = line.item, contents().kinds
    history = await told_of(item.thing)
    pieces = glossary.pieces(
        item.text.original,
        [one for one in board.glossary if one.language == item.text.source and _tells(one, language)],
    )
    return Aid(
        kinds[item.kind].fields[item.field],
        pieces,
        list({one.term.id: one.term for one in pieces if one.term}.values()),
        matches(board.stock.items, item, language),
        terms(board.stock.items, kinds, item, language),
        _changed(item, language, history) if line.state == "stale" else [],
        [step for step in history if _is_of(step, item, kinds[item.kind].told)],
    )


def _tells(term: glossary.Term, language: str) -> bool:
    return bool(term.said(language) or term.forbidden.get(language) or term.note)


def languages_of(actor: Actor) -> tuple[str, ...]:
    """Into which they may translate, in our order."""
    mine = reach(actor, I18n.TRANSLATION_WRITE)
    return tuple(tag for tag in TAGS if mine.covers(f"language:{tag}"))


def languages_read(actor: Actor) -> tuple[str, ...]:
    """Whose texts they may see: drafts are nobody's but those who work on them."""
    mine = reach(actor, I18n.TRANSLATION_READ)
    return tuple(tag for tag in TAGS if mine.covers(f"language:{tag}"))


def _changed(item: Item, language: str, history: list[Step]) -> list[Word]:
    field = f"{item.field}_{item.text.source}"
    texts = (side for step in history for one in step.changes if one.field == field for side in (one.before, one.after))
    then = source_then(texts, item.text.renditions[language].of)
    return words(then, item.text.original) if then else []


def _is_of(step: Step, item: Item, told: str) -> bool:
    if step.kind.startswith(told) and any(one.field.startswith(f"{item.field}_") for one in step.changes):
        return True
    return step.places.get("field") == item.field

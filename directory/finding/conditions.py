"""Words as conditions on rows: a list finds what the palette finds, by the same indexes."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from piccolo.querystring import QueryString

from directory.finding.rules import asked_for, nearly, words_in

Row = TypeVar("Row")
Condition = Callable[[str], QueryString]

HOUSES = """house AS MATERIALIZED (
  SELECT o.id FROM directory_organisation o WHERE o.words @@ CAST({}::text AS tsquery) LIMIT 100000)"""
"""Organisations that are called so, found once for all that points at them: no more than there are."""


def worded(condition: str, asked: str) -> QueryString:
    """`asked`, a tsquery, in each place of the condition."""
    return QueryString(condition, *[asked] * condition.count("{}"))


def conditions(condition: str) -> tuple[Condition, Condition]:
    """For a word of a list, and for one with a letter too many, missing, wrong or in the other's place. One first consonant
    is too little to narrow anything; what has no letter is in no name.
    """

    def having(asked: str, word: str) -> QueryString:
        return worded(condition, asked) if asked else QueryString("TRUE" if words_in(word) else "FALSE")

    def called(word: str) -> QueryString:
        return having(asked_for(word), word)

    def nearly_called(word: str) -> QueryString:
        return having(nearly(word) or asked_for(word), word)

    return called, nearly_called


async def first_found(words: str, looked_for: Callable[[str], Awaitable[list[Row]]]) -> list[Row]:
    """What has all of the words; where there is nothing, what has them with one mistake."""
    for asked in (asked_for(words), nearly(words)):
        found = await looked_for(asked) if asked else []
        if found:
            return found
    return []

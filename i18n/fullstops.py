"""One full stop where a sentence ends with a name that ends with one: “… met River Inc.”, never “Inc..”."""

import re
from typing import TypeVar

Text = TypeVar("Text", bound=str)

SEAM = "\ue010"
"""Of the private use area: in no text of ours for longer than a sentence is put together."""
SECOND = re.compile(rf"{SEAM}(?:\.(?!\.))?")
LAST = frozenset(".>\u2069")
"""Looked at first: most of what goes into sentences ends with none of these."""
ENDS = re.compile(r"\.(?:</[a-z]+>|\u2069)*$")


def seamed(value: object) -> object:
    """What goes into a place of a sentence, with a mark behind it where it ends with a full stop."""
    return value + SEAM if isinstance(value, str) and value[-1:] in LAST and ENDS.search(value) else value


def sewn(sentence: Text) -> Text:
    """Without the marks, and without a second full stop behind one."""
    return type(sentence)(SECOND.sub("", sentence)) if SEAM in sentence else sentence

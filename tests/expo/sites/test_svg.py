"""Bars are to scale, and what is nothing or less does not break them."""

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from expo.sites.svg import LONGEST, SHORTEST, bar, change


def widths(drawing: Markup) -> list[int]:
    return [int(part.attrib["width"]) for part in ET.fromstring(str(drawing)).iter("rect")]  # noqa: S314 -- our own


@pytest.mark.parametrize(
    ("value", "largest", "width"),
    [
        ("703.6", "703.6", LONGEST),
        ("142.6", "703.6", 61),
        ("49.8", "703.6", 21),
        ("0", "703.6", SHORTEST),
        ("-6.2", "703.6", SHORTEST),
        ("0", "0", SHORTEST),
        ("-1", "-1", SHORTEST),
    ],
)
def test_a_bar_is_as_long_as_its_share_of_the_largest(value: str, largest: str, width: int) -> None:
    assert widths(bar(Decimal(value), Decimal(largest))) == [width]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("446", "358", [LONGEST, 241]), ("63.1", "78.5", [241, LONGEST]), ("0", "0", [SHORTEST, SHORTEST])],
)
def test_before_and_after_share_one_scale(before: str, after: str, expected: list[int]) -> None:
    assert widths(change(Decimal(before), Decimal(after))) == expected

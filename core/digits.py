"""Digits as they are typed: keyboards of many languages write their own."""

import unicodedata

SIGNS = {0x066B: ".", 0x066C: ",", 0x060C: ",", 0x2212: "-"}
"""The points and commas of Arabic numbers, and the sign that is printed for less than nothing."""


def usual_digits(text: str) -> str:
    """With 0 to 9 for the digits of any script: ١٨ is 18."""
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def usual_number(text: str) -> str:
    """The same, with the usual point, comma and minus."""
    return usual_digits(text).translate(SIGNS)

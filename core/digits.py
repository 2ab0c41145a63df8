"""Digits as they are typed: keyboards of many languages write their own."""

import unicodedata


def usual_digits(text: str) -> str:
    """With 0 to 9 for the digits of any script: ١٨ is 18."""
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)

"""Names that a drawing declares for itself: Illustrator writes its namespaces so; whatever else they can do is refused."""

import re

from core.files.unfit import NotWhatItSays

LARGEST, MOST_USED = 8_000, 2_000
"""Illustrator declares a dozen in a thousand characters, and uses each a few times in the first lines."""
_doctype = re.compile(rb"<!DOCTYPE\s[^\[\]<>]*(?:\[([^\[\]]*)\])?\s*>")
_declared = re.compile(rb"""<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(["'])([^"'<>&%]*)\2\s*>""")
_comment = re.compile(rb"<!--.*?-->", re.DOTALL)
_used = re.compile(rb"&([A-Za-z_][\w.-]*);")


def without_entities(content: bytes) -> bytes:
    """The same drawing with what its names stand for in their places, and no document type.

    Raises NotWhatItSays for a name that stands for another, for a file or an address to fetch, or for too much.
    """
    if b"<!ENTITY" not in content.upper():
        return content
    found = _doctype.search(content)
    said = (found[1] or b"") if found else b""
    if found is None or len(said) > LARGEST or _declared.sub(b"", _comment.sub(b"", said)).strip():
        raise NotWhatItSays("it declares entities that are more than a few texts")
    told = {name: value for name, _, value in _declared.findall(said)}
    rest = content[: found.start()] + content[found.end() :]
    if b"<!ENTITY" in rest.upper() or sum(name in told for name in _used.findall(rest)) > MOST_USED:
        raise NotWhatItSays("it declares entities twice, or lives on them")
    return _used.sub(lambda one: told.get(one[1], one[0]), rest)
